package godwit.batch.tables;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.failure.MigrationException;
import godwit.storage.BulkRows;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Additions in a table: those under way in partition {@code open}, a batch a row; the keys of those
 * that ended in a partition of their batch. Each write carries a token, so that one whose answer
 * was lost is known again when it is refused the second time.
 */
public final class TableAdditionStore implements AdditionStore {
  private static final String OPEN = "open";

  private final Table table;

  public TableAdditionStore(Table table) {
    this.table = table;
  }

  /** One storage transaction; one more where another is under way. */
  @Override
  public Optional<Addition> begin(Addition addition) throws MigrationException {
    String token = UUID.randomUUID().toString();
    Optional<String> version = table.insert(row(addition, token));
    return version.isPresent() ? version.map(v -> at(addition, v)) : written(addition, token);
  }

  /** One storage transaction. */
  @Override
  public Optional<Addition> find(BatchId batch) throws MigrationException {
    return table.find(OPEN, key(batch)).map(TableAdditionStore::addition);
  }

  /** One storage transaction for each 1,000. */
  @Override
  public List<Addition> all() throws MigrationException {
    return table.all(RowFilter.partition(OPEN)).stream().map(TableAdditionStore::addition).toList();
  }

  /** One storage transaction; one more where somebody was faster. */
  @Override
  public Optional<Addition> update(Addition addition) throws MigrationException {
    String token = UUID.randomUUID().toString();
    Optional<String> version = table.replace(row(addition, token), addition.version());
    return version.isPresent() ? version.map(v -> at(addition, v)) : written(addition, token);
  }

  /** Up to four storage transactions: the key is stored before the addition vanishes. */
  @Override
  public void end(Addition addition) throws MigrationException {
    if (addition.committed() && !addition.requestKey().isEmpty()) {
      var unused =
          table.insert(
              new RowWriter(key(addition.batch()), Keys.hash(addition.requestKey()))
                  .number("mailboxes", addition.mailboxes()));
    }
    if (find(addition.batch()).filter(open -> open.id().equals(addition.id())).isPresent()) {
      table.delete(OPEN, key(addition.batch()));
    }
  }

  /** One storage transaction. */
  @Override
  public OptionalInt added(BatchId batch, String requestKey) throws MigrationException {
    return table
        .find(key(batch), Keys.hash(requestKey))
        .map(row -> OptionalInt.of(row.count("mailboxes")))
        .orElseGet(OptionalInt::empty);
  }

  /** Two storage transactions; one more for each 100 keys. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    table.delete(OPEN, key(batch));
    new BulkRows(table).purge(key(batch));
  }

  private Optional<Addition> written(Addition addition, String token) throws MigrationException {
    return table
        .find(OPEN, key(addition.batch()))
        .filter(row -> row.text("write").equals(token))
        .map(TableAdditionStore::addition);
  }

  private static String key(BatchId batch) {
    return Keys.of(batch.name().key() + "~" + batch.incarnation());
  }

  private static RowWriter row(Addition addition, String token) {
    return new RowWriter(OPEN, key(addition.batch()))
        .text("write", token)
        .text("batch", addition.batch().name().value())
        .text("incarnation", addition.batch().incarnation())
        .text("id", addition.id())
        .text("requestKey", addition.requestKey())
        .number("mailboxes", addition.mailboxes())
        .flag("committed", addition.committed())
        .time("begun", addition.begun());
  }

  private static Addition addition(Row row) {
    return new Addition(
        new BatchId(new BatchName(row.text("batch")), row.text("incarnation")),
        row.text("id"),
        row.text("requestKey"),
        row.count("mailboxes"),
        row.flag("committed"),
        row.time("begun"),
        row.version());
  }

  private static Addition at(Addition a, String version) {
    return new Addition(
        a.batch(), a.id(), a.requestKey(), a.mailboxes(), a.committed(), a.begun(), version);
  }
}
