package godwit.report.tables;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import godwit.report.History;
import godwit.report.Point;
import godwit.storage.BulkRows;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** History in a table: a batch is a partition, a place in a series a row. */
public final class TableHistory implements History {
  private final Table table;

  public TableHistory(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public void note(BatchId batch, Point point) throws MigrationException {
    var transaction = new RowTransaction();
    for (String place : History.places(point.at())) {
      transaction.put(row(Keys.of(batch.toString()), place, point));
    }
    if (!table.commit(transaction)) {
      throw new IllegalStateException("a transaction without condition was refused");
    }
  }

  /** One or two storage transactions. */
  @Override
  public List<Point> of(BatchId batch) throws MigrationException {
    var points = new TreeMap<Instant, Point>(Comparator.naturalOrder());
    for (Row row : table.all(RowFilter.partition(Keys.of(batch.toString())))) {
      points.put(row.time("at"), point(row));
    }
    return List.copyOf(points.values());
  }

  /** One storage transaction for each 100 points, and one or two more. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    new BulkRows(table).purge(Keys.of(batch.toString()));
  }

  private static RowWriter row(String partition, String place, Point point) {
    return new RowWriter(partition, place)
        .time("at", point.at())
        .number("source", point.source())
        .number("copied", point.copied())
        .number("skipped", point.skipped())
        .number("failed", point.failed())
        .number("bytes", point.bytes());
  }

  private static Point point(Row row) {
    return new Point(
        row.time("at"),
        row.number("source"),
        row.number("copied"),
        row.number("skipped"),
        row.number("failed"),
        row.number("bytes"));
  }
}
