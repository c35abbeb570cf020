package godwit.notify.tables;

import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.failure.MigrationException;
import godwit.hook.HookEvent;
import godwit.hook.HookMessage;
import godwit.notify.Notice;
import godwit.notify.Notices;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.List;
import java.util.Optional;

/** Notices in a table: one partition, so that one query finds what is due. */
public final class TableNotices implements Notices {
  private static final String PARTITION = "due";

  private final Table table;

  public TableNotices(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public boolean add(Notice notice) throws MigrationException {
    return table.insert(row(notice)).isPresent();
  }

  /** One storage transaction. */
  @Override
  public List<Notice> all() throws MigrationException {
    return table
        .first(RowFilter.partition(PARTITION), List.of(), Table.LARGEST_PAGE)
        .list()
        .stream()
        .map(TableNotices::notice)
        .toList();
  }

  /** One storage transaction. */
  @Override
  public Optional<Notice> update(Notice notice) throws MigrationException {
    return table.replace(row(notice), notice.version()).map(notice::at);
  }

  /** One storage transaction. */
  @Override
  public void remove(Notice notice) throws MigrationException {
    table.delete(PARTITION, key(notice));
  }

  /** One storage transaction, and one for each notice. */
  @Override
  public void purge(BatchId batch) throws MigrationException {
    for (Notice notice : all()) {
      if (notice.batch().equals(batch)) {
        remove(notice);
      }
    }
  }

  private static String key(Notice notice) {
    return Keys.of(notice.batch() + "|" + notice.key());
  }

  private static RowWriter row(Notice notice) {
    var row =
        new RowWriter(PARTITION, key(notice))
            .text("batch", notice.batch().name().value())
            .text("incarnation", notice.batch().incarnation())
            .text("key", notice.key())
            .number("attempts", notice.attempts())
            .time("due", notice.due());
    if (notice.content() instanceof Notice.Content.Hook hook) {
      row.text("subscription", hook.subscription())
          .text("eventId", hook.message().id())
          .text("event", hook.message().event().name())
          .text("body", hook.message().body());
    }
    return row;
  }

  private static Notice notice(Row row) {
    return new Notice(
        new BatchId(new BatchName(row.text("batch")), row.text("incarnation")),
        row.text("key"),
        row.optionalText("subscription")
            .<Notice.Content>map(id -> new Notice.Content.Hook(id, message(row)))
            .orElseGet(Notice.Content.Report::new),
        row.count("attempts"),
        row.time("due"),
        row.version());
  }

  private static HookMessage message(Row row) {
    return new HookMessage(
        row.text("eventId"), HookEvent.valueOf(row.text("event")), row.text("body"));
  }
}
