package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.MailboxKey;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import java.util.HashSet;
import java.util.Set;

/**
 * A slot that a mailbox has for its copy.
 *
 * @param holder see {@link Admission#holder}
 */
record HeldSlot(EndpointKey endpoint, String holder) {
  /** Those that mailboxes of a batch have, at any of its source servers. */
  static Set<HeldSlot> of(Batch batch, Slots slots) throws MigrationException {
    var held = new HashSet<HeldSlot>();
    for (EndpointKey endpoint : batch.endpointKeys()) {
      for (String holder : slots.holders(endpoint)) {
        if (holder.startsWith(batch.id() + "|")) {
          held.add(new HeldSlot(endpoint, holder));
        }
      }
    }
    return held;
  }

  MailboxKey mailbox(Batch batch) {
    return new MailboxKey(batch.id(), holder.substring(holder.indexOf('|') + 1));
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "HeldSlot[" + endpoint.value() + "]";
  }
}
