package godwit.api;

import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import java.util.Optional;

/** Finds what a path names, or answers 404. */
final class BatchLookup {
  private final BatchStore batches;
  private final MailboxStore mailboxes;

  BatchLookup(BatchStore batches, MailboxStore mailboxes) {
    this.batches = batches;
    this.mailboxes = mailboxes;
  }

  /** The batch of the path's {@code batch}. */
  Batch batch(ApiCall call) throws Refusal, MigrationException {
    Optional<BatchName> name = BatchName.parse(call.path("batch"));
    Optional<Batch> found = name.isEmpty() ? Optional.empty() : batches.find(name.get());
    return found.orElseThrow(
        () -> Refusal.notFound("batch", "There is no batch of this name; it may be deleted."));
  }

  /** The mailbox of an address in a batch. */
  Mailbox mailbox(Batch batch, String address) throws Refusal, MigrationException {
    return mailboxes
        .find(new MailboxKey(batch.id(), address))
        .orElseThrow(
            () -> Refusal.notFound("mailbox", "The batch has no mailbox of this e-mail address."));
  }
}
