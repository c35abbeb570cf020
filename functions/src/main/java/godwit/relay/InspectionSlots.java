package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.work.Inspection;

/**
 * The slots of inspections: under names of their own, so that they count against the same caps as
 * copies do, and neither gives away the other's. An inspection takes one only while fewer are taken
 * than incremental rounds may have, so that copies come first.
 */
record InspectionSlots(Slots slots, Inspection what) {
  Slots.Grant take(SourceEndpoint endpoint, Mailbox mailbox) throws MigrationException {
    return slots.acquire(
        endpoint.key(),
        new Slots.Limits(
            endpoint.maxConcurrentIncrementalSyncs(), endpoint.maxConnectionsPerUser()),
        new Slots.Holder(holder(mailbox.key()), mailbox.userName()));
  }

  /** At whichever source server of the batch: the row that tells may be gone. */
  void release(Batch batch, MailboxKey mailbox) throws MigrationException {
    for (EndpointKey endpoint : batch.endpointKeys()) {
      slots.release(endpoint, holder(mailbox));
    }
  }

  /** Gives back whatever inspections of a batch hold. */
  void releaseAll(Batch batch) throws MigrationException {
    for (EndpointKey endpoint : batch.endpointKeys()) {
      for (String holder : slots.holders(endpoint)) {
        if (holder.startsWith(what.word() + "|" + batch.id() + "|")) {
          slots.release(endpoint, holder);
        }
      }
    }
  }

  private String holder(MailboxKey mailbox) {
    return what.word() + "|" + Admission.holder(mailbox);
  }
}
