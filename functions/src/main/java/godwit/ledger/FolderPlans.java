package godwit.ledger;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import java.util.List;

/**
 * The plans of mailboxes' folders, in the order in which they are copied. A port; safe for use by
 * many threads and instances. Only the holder of a mailbox's baton writes.
 */
public interface FolderPlans {
  /** Writes these folders' plans, replacing what is there for the same folder. Idempotent. */
  void save(MailboxKey mailbox, List<FolderPlan> plans) throws MigrationException;

  /** All folders of a mailbox, in the order in which each was first saved. */
  List<FolderPlan> all(MailboxKey mailbox) throws MigrationException;

  /** Removes every plan of the mailbox. Idempotent. */
  void purge(MailboxKey mailbox) throws MigrationException;
}
