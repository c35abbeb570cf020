package godwit.ledger;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.List;
import java.util.Set;

/**
 * The stamps that were read back from target mailboxes, by source folder. No account: a trace
 * counts for nothing until a row says that its message was found at the source. A port; safe for
 * use by many threads and instances. Only the holder of a mailbox's baton writes.
 */
public interface Traces {
  /**
   * Adds traces, replacing what is there for the same message of the source. Idempotent; not
   * atomic.
   */
  void save(MailboxKey mailbox, List<Trace> traces) throws MigrationException;

  /** The source folders that there are traces of. */
  Set<String> folders(MailboxKey mailbox) throws MigrationException;

  /** All traces of a folder, by generation and identifier. */
  List<Trace> of(FolderKey folder) throws MigrationException;

  /** The traces of a folder generation in a range, ascending by identifier. */
  List<Trace> of(FolderKey folder, UidValidity validity, UidRange range) throws MigrationException;

  /** Removes every trace of the mailbox. Idempotent. */
  void purge(MailboxKey mailbox) throws MigrationException;
}
