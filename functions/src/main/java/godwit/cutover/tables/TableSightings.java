package godwit.cutover.tables;

import godwit.batch.BatchId;
import godwit.cutover.Sightings;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sightings in a table: a batch is a partition, a domain a row. */
public final class TableSightings implements Sightings {
  /** Each try that fails is another caller that saw the same domain at this moment. */
  private static final int TRIES = 10;

  private final Table table;

  public TableSightings(Table table) {
    this.table = table;
  }

  /** One storage transaction; one more where the hosts are new. */
  @Override
  public Instant seen(BatchId batch, String domain, List<String> hosts, Instant now)
      throws MigrationException {
    String partition = Keys.of(batch.toString());
    RowWriter wanted =
        new RowWriter(partition, Keys.of(domain)).texts("hosts", hosts).time("since", now);
    for (int i = 0; i < TRIES; i++) {
      Optional<Row> found = table.find(partition, Keys.of(domain));
      if (found.isPresent() && found.get().texts("hosts").equals(hosts)) {
        return found.get().time("since");
      }
      Optional<String> written =
          found.isEmpty() ? table.insert(wanted) : table.replace(wanted, found.get().version());
      if (written.isPresent()) {
        return now;
      }
    }
    throw new TransientException("SightingsContended", "too many look at a domain at this moment");
  }

  /** One storage transaction for each domain, and one more. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    String partition = Keys.of(batch.toString());
    for (Row row : table.all(RowFilter.partition(partition))) {
      table.delete(partition, row.key());
    }
  }
}
