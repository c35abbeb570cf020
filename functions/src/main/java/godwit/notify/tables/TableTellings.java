package godwit.notify.tables;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import godwit.notify.Announced;
import godwit.notify.MailState;
import godwit.notify.Tellings;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowTransaction;
import godwit.storage.RowWriter;
import godwit.storage.Table;

/** How far telling is, in a table: a batch is a partition of two rows. */
public final class TableTellings implements Tellings {
  private static final String ANNOUNCED = "announced";
  private static final String MAIL = "mail";

  private final Table table;

  public TableTellings(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public Announced announced(BatchId batch) throws MigrationException {
    return table
        .find(partition(batch), ANNOUNCED)
        .map(row -> announced(batch, row))
        .orElse(Announced.nothing(batch));
  }

  /** One storage transaction. */
  @Override
  public boolean store(Announced announced) throws MigrationException {
    RowWriter row =
        new RowWriter(partition(announced.batch()), ANNOUNCED)
            .text("rounds", announced.rounds())
            .text("mailedRounds", announced.mailedRounds())
            .time("mailed", announced.mailed())
            .time("blocked", announced.blocked())
            .flag("synced", announced.synced())
            .number("step", announced.step());
    return announced.version().isEmpty()
        ? table.insert(row).isPresent()
        : table.replace(row, announced.version()).isPresent();
  }

  /** One storage transaction. */
  @Override
  public MailState mail(BatchId batch) throws MigrationException {
    return table
        .find(partition(batch), MAIL)
        .map(row ->
            new MailState(
                batch,
                row.optionalTime("sent"),
                row.optionalText("problem"),
                row.optionalTime("next")))
        .orElse(MailState.nothing(batch));
  }

  /** One storage transaction. */
  @Override
  public void store(MailState state) throws MigrationException {
    RowWriter row =
        new RowWriter(partition(state.batch()), MAIL)
            .time("sent", state.sent())
            .text("problem", state.problem())
            .time("next", state.next());
    if (!table.commit(new RowTransaction().put(row))) {
      throw new IllegalStateException("a write without condition was refused");
    }
  }

  /** Two storage transactions. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    table.delete(partition(batch), ANNOUNCED);
    table.delete(partition(batch), MAIL);
  }

  private static String partition(BatchId batch) {
    return "batch-" + Keys.of(batch.toString());
  }

  private static Announced announced(BatchId batch, Row row) {
    return new Announced(
        batch,
        row.text("rounds"),
        row.text("mailedRounds"),
        row.optionalTime("mailed"),
        row.optionalTime("blocked"),
        row.flag("synced"),
        row.number("step"),
        row.version());
  }
}
