package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.seal.SealedSecret;
import java.util.Optional;

/**
 * What a mailbox is entered with, as it is stored: a person may give another one while a leg is on
 * its way with the old one.
 *
 * @param secret of the source server, if it is entered with one
 */
record Keys(String userName, SealedSecret password, Optional<SealedSecret> secret) {
  static Keys of(Batch batch, Mailbox mailbox) {
    return new Keys(
        mailbox.userName(), mailbox.password(), batch.endpointOf(mailbox).access().secret());
  }

  /** Those of now; these if the mailbox or its batch is gone. */
  Keys now(Stores stores, Batch batch, Mailbox mailbox) throws MigrationException {
    Optional<Batch> present =
        stores.batches().find(batch.id().name()).filter(b -> b.id().equals(batch.id()));
    Optional<Mailbox> row = stores.mailboxes().find(mailbox.key());
    return present.isPresent() && row.isPresent() ? of(present.get(), row.get()) : this;
  }
}
