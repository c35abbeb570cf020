package godwit.batch.tables;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Batches in a table; {@link BatchRows} says how. A batch's version is the ETag of its row. Each
 * write carries a token, so that one whose answer was lost is known again when it is refused the
 * second time.
 */
public final class TableBatchStore implements BatchStore {
  private static final int REMOVE_TRIES = 20;

  private final Table table;

  public TableBatchStore(Table table) {
    this.table = table;
  }

  /** One storage transaction; one more where the name is taken. */
  @Override
  public boolean insert(Batch batch) throws MigrationException {
    String token = UUID.randomUUID().toString();
    return table.insert(BatchRows.write(batch, token)).isPresent()
        || written(batch.id().name(), token).isPresent();
  }

  /** One storage transaction. */
  @Override
  public Optional<Batch> find(BatchName name) throws MigrationException {
    return table.find(BatchRows.PARTITION, name.key()).map(BatchRows::batch);
  }

  /** One storage transaction for each 1,000 batches. */
  @Override
  public List<Batch> all() throws MigrationException {
    return table.all(RowFilter.partition(BatchRows.PARTITION)).stream()
        .map(BatchRows::batch)
        .toList();
  }

  /** One storage transaction; one more where somebody was faster. */
  @Override
  public Optional<Batch> update(Batch batch) throws MigrationException {
    String token = UUID.randomUUID().toString();
    var row = BatchRows.write(batch, token);
    Optional<String> version = table.replace(row, batch.version());
    if (version.isEmpty()) {
      version = written(batch.id().name(), token).map(Row::version);
    }
    return version.map(batch::at);
  }

  /** Two storage transactions; two more for each update at the same moment. */
  @Override
  public void remove(BatchId id) throws MigrationException {
    for (int i = 0; i < REMOVE_TRIES; i++) {
      var found = find(id.name()).filter(b -> b.id().incarnation().equals(id.incarnation()));
      if (found.isEmpty()
          || table.delete(BatchRows.PARTITION, id.name().key(), found.get().version())) {
        return;
      }
    }
    throw new TransientException("BatchContended", "the batch is updated all the time");
  }

  private Optional<Row> written(BatchName name, String token) throws MigrationException {
    return table
        .find(BatchRows.PARTITION, name.key())
        .filter(row -> row.text("write").equals(token));
  }
}
