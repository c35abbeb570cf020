package godwit.report.tables;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import godwit.report.KeptSums;
import godwit.report.SummaryStore;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;

/** Sums of batches in a table: one partition, a batch a row; {@link SumRows} says how. */
public final class TableSummaryStore implements SummaryStore {
  private final Table table;

  public TableSummaryStore(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public void keep(KeptSums sums) throws MigrationException {
    table.put(SumRows.write(sums));
  }

  /** One storage transaction. */
  @Override
  public Optional<KeptSums> find(BatchId batch) throws MigrationException {
    return table.find(SumRows.PARTITION, Keys.of(batch.toString())).map(SumRows::sums);
  }

  /** One storage transaction for each 1,000 batches. */
  @Override
  public List<KeptSums> all() throws MigrationException {
    List<Row> rows = table.all(RowFilter.partition(SumRows.PARTITION));
    return rows.stream().map(SumRows::sums).toList();
  }

  /** One storage transaction. */
  @Override
  public void remove(BatchId batch) throws MigrationException {
    table.delete(SumRows.PARTITION, Keys.of(batch.toString()));
  }
}
