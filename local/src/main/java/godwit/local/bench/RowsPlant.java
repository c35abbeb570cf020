package godwit.local.bench;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.batch.tables.TableBatchStore;
import godwit.batch.tables.TableMailboxStore;
import godwit.failure.MigrationException;
import godwit.storage.StorageClients;
import godwit.storage.StorageConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Function;

/**
 * Brings every mailbox of a batch into a status past the functions, as if it had come there by
 * work: so that a command has something to do for each.
 */
final class RowsPlant {
  private static final int PAGE = 1_000;

  private final TableBatchStore batches;
  private final MailboxStore mailboxes;

  /**
   * @param storage connection string
   */
  RowsPlant(String storage) {
    var clients = StorageClients.of(new StorageConnection.ConnectionString(storage));
    batches = new TableBatchStore(clients.table("batches"));
    mailboxes = new TableMailboxStore(clients.table("mailboxes"));
  }

  /** Every mailbox of the batch has ended its initial copy well. */
  void synced(String batch) {
    all(
        batch,
        row -> {
          MailboxEdit edit = fresh(row).status(MailboxStatus.VALIDATING);
          return edit.status(MailboxStatus.SYNCING)
              .status(MailboxStatus.SYNCED)
              .relay(edit.relay().done());
        });
  }

  /** Every mailbox of the batch is blocked in its initial copy. */
  void failed(String batch) {
    all(batch, row -> fresh(row).status(MailboxStatus.FAILED));
  }

  private static MailboxEdit fresh(Mailbox row) {
    return Mailbox.queued(
            row.key(),
            row.emailAddress(),
            row.userName(),
            row.password(),
            row.userRoot(),
            Instant.now())
        .withLegsFrom(row.baton().leg() + 1)
        .edit();
  }

  private void all(String batch, Function<Mailbox, MailboxEdit> made) {
    try {
      BatchId id =
          batches
              .find(new BatchName(batch))
              .orElseThrow(() -> new IllegalStateException("there is no batch " + batch))
              .id();
      var rows = new ArrayList<Mailbox>();
      mailboxes.forEach(id, Set.of(), PAGE, row -> rows.add(made.apply(row).at(Instant.now())));
      mailboxes.insertAll(id, rows);
    } catch (MigrationException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
