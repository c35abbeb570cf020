package godwit.local.bench;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.relay.Stores;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A batch of one mailbox that is put into storage past the HTTP interface, ready to be admitted.
 *
 * @param port of the IMAP server on loopback
 * @param user who logs in there
 * @param address of the target mailbox
 */
record PlantedBatch(BatchId id, int port, String user, Secret password, String address) {
  MailboxKey mailbox() {
    return new MailboxKey(id, address);
  }

  /** Writes its rows, none of which may be there. */
  Batch plant(Stores stores, Sealer sealer, Instant now) throws MigrationException {
    var endpoint = new SourceEndpoint("127.0.0.1", port, Security.NONE, Optional.empty(), 1, 1);
    var batch =
        new Batch(
            id,
            BatchStatus.SYNCING,
            endpoint,
            BatchOptions.DEFAULT,
            sealer.newKey(),
            1,
            now,
            "",
            "");
    boolean fresh = stores.batches().insert(batch);
    var sealed = sealer.seal(batch.dataKey(), password, Mailbox.passwordCell(mailbox()));
    var row = Mailbox.queued(mailbox(), address, user, sealed, Optional.empty(), now);
    stores.mailboxes().insertAll(id, List.of(row));
    if (!fresh) {
      throw new IllegalStateException("the storage is in use");
    }
    return batch;
  }
}
