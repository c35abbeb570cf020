package godwit.inspection.tables;

import godwit.batch.BatchId;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.storage.BulkRows;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;

/** Inspections in a table; {@link InspectionRows} says how. */
public final class TableInspections<R> implements Inspections<R> {
  private final Table table;
  private final ResultColumns<R> columns;

  public TableInspections(Table table, ResultColumns<R> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** One storage transaction. */
  @Override
  public Optional<Run> run(BatchId batch) throws MigrationException {
    return table
        .find(InspectionRows.RUNS, InspectionRows.partition(batch))
        .map(InspectionRows::run);
  }

  /** One storage transaction for each 1,000 open runs. */
  @Override
  public List<Run> open() throws MigrationException {
    return table.all(RowFilter.partition(InspectionRows.RUNS).where("open")).stream()
        .map(InspectionRows::run)
        .toList();
  }

  /** One storage transaction. */
  @Override
  public Optional<Run> put(Run run) throws MigrationException {
    return stored(InspectionRows.write(run), run.version()).map(run::withVersion);
  }

  /** One storage transaction. */
  @Override
  public Optional<Job> job(MailboxKey mailbox) throws MigrationException {
    return table
        .find(InspectionRows.partition(mailbox.batch()), InspectionRows.job(mailbox))
        .map(row -> InspectionRows.job(mailbox.batch(), row));
  }

  /** One storage transaction for each 1,000 jobs. */
  @Override
  public List<Job> jobs(BatchId batch) throws MigrationException {
    return table
        .all(RowFilter.partition(InspectionRows.partition(batch)).prefix(InspectionRows.JOBS))
        .stream()
        .map(row -> InspectionRows.job(batch, row))
        .toList();
  }

  /** One storage transaction. */
  @Override
  public Optional<Job> put(Job job) throws MigrationException {
    return stored(InspectionRows.write(job), job.version()).map(job::withVersion);
  }

  private Optional<String> stored(RowWriter row, String version) throws MigrationException {
    return version.isEmpty() ? table.insert(row) : table.replace(row, version);
  }

  /** One storage transaction. */
  @Override
  public void drop(Job job) throws MigrationException {
    boolean unused =
        table.delete(
            InspectionRows.partition(job.mailbox().batch()),
            InspectionRows.job(job.mailbox()),
            job.version());
  }

  /** One storage transaction. */
  @Override
  public Optional<String> lastRun(MailboxKey mailbox) throws MigrationException {
    return found(mailbox).map(row -> row.text("run"));
  }

  /** One storage transaction. */
  @Override
  public boolean finish(Job job, Result<R> result) throws MigrationException {
    RowWriter row = InspectionRows.write(result);
    columns.write(row, result.value());
    return table.commit(
        new RowTransaction()
            .delete(
                InspectionRows.partition(job.mailbox().batch()),
                InspectionRows.job(job.mailbox()),
                job.version())
            .put(row));
  }

  /** One storage transaction. */
  @Override
  public Optional<Result<R>> result(MailboxKey mailbox) throws MigrationException {
    return found(mailbox).map(row -> result(mailbox.batch(), row));
  }

  private Optional<Row> found(MailboxKey mailbox) throws MigrationException {
    return table.find(InspectionRows.partition(mailbox.batch()), InspectionRows.result(mailbox));
  }

  /** One storage transaction. */
  @Override
  public Page<R> results(BatchId batch, Optional<String> after, int limit)
      throws MigrationException {
    var filter =
        RowFilter.partition(InspectionRows.partition(batch)).prefix(InspectionRows.RESULTS);
    Table.Rows found = table.first(after.map(filter::after).orElse(filter), List.of(), limit);
    var results = found.list().stream().map(row -> result(batch, row)).toList();
    return new Page<>(
        results, found.more() ? Optional.of(found.list().getLast().key()) : Optional.empty());
  }

  private Result<R> result(BatchId batch, Row row) {
    return InspectionRows.result(batch, row, columns.read(row));
  }

  /** Two storage transactions. */
  @Override
  public void forget(MailboxKey mailbox) throws MigrationException {
    String partition = InspectionRows.partition(mailbox.batch());
    table.delete(partition, InspectionRows.job(mailbox));
    table.delete(partition, InspectionRows.result(mailbox));
  }

  /** One storage transaction for each 1,000 rows, one for each 100, and one more. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    table.delete(InspectionRows.RUNS, InspectionRows.partition(batch));
    new BulkRows(table).purge(InspectionRows.partition(batch));
  }
}
