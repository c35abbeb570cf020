package godwit.copy;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.ledger.Traces;
import godwit.target.MailTarget;

/**
 * Reads back from the target what its stamps tell of a source mailbox. Idempotent.
 *
 * @param stamps of the source mailbox; those of others are left alone
 */
record ReadBack(MailTarget target, Stamps stamps, Traces traces) {
  void run(MailboxKey mailbox) throws MigrationException {
    target.stamped(portion -> traces.save(mailbox, stamps.read(portion)));
  }
}
