package godwit.ledger.tables;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.ledger.FolderKey;
import godwit.ledger.Trace;
import godwit.ledger.Traces;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.storage.BulkRows;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import godwit.target.TargetMessageId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Traces in a table: partition {@code batch~incarnation~mailbox}, rows {@code
 * t-folder-validity-uid} and, for each folder that has any, {@code f-folder}.
 */
public final class TableTraces implements Traces {
  private static final String FOLDERS = "f-";

  private final Table table;

  public TableTraces(Table table) {
    this.table = table;
  }

  /** One storage transaction for each 100 traces and each 100 folders of them. */
  @Override
  public void save(MailboxKey mailbox, List<Trace> traces) throws MigrationException {
    String partition = LedgerRows.partition(mailbox);
    var byRow =
        traces.stream().collect(Collectors.toMap(TableTraces::row, t -> t, (first, next) -> next));
    var folders = traces.stream().map(Trace::folder).distinct().toList();
    var rows = new BulkRows(table);
    rows.put(
        List.copyOf(byRow.values()), RowTransaction.MAX_ROWS, trace -> write(partition, trace));
    rows.put(folders, RowTransaction.MAX_ROWS, id -> new RowWriter(partition, FOLDERS + id));
  }

  /** One storage transaction for each 1,000 folders. */
  @Override
  public Set<String> folders(MailboxKey mailbox) throws MigrationException {
    var filter = RowFilter.partition(LedgerRows.partition(mailbox)).prefix(FOLDERS);
    return table.first(filter, List.of("RowKey"), Integer.MAX_VALUE).list().stream()
        .map(row -> row.key().substring(FOLDERS.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One storage transaction for each 1,000 traces. */
  @Override
  public List<Trace> of(FolderKey folder) throws MigrationException {
    return traces(folder, partition(folder).prefix(prefix(folder.id())));
  }

  /** One storage transaction for each 1,000 traces. */
  @Override
  public List<Trace> of(FolderKey folder, UidValidity validity, UidRange range)
      throws MigrationException {
    return traces(
        folder,
        partition(folder)
            .from(row(folder.id(), validity, range.first()))
            .through(row(folder.id(), validity, range.last())));
  }

  private List<Trace> traces(FolderKey folder, RowFilter filter) throws MigrationException {
    return table.all(filter).stream().map(row -> trace(folder.id(), row)).toList();
  }

  /** One storage transaction for each 1,000 traces and one for each 100. */
  @Override
  public void purge(MailboxKey mailbox) throws MigrationException {
    new BulkRows(table).purge(LedgerRows.partition(mailbox));
  }

  private static RowFilter partition(FolderKey folder) {
    return RowFilter.partition(LedgerRows.partition(folder.mailbox()));
  }

  private static String prefix(String folder) {
    return "t-" + folder + "-";
  }

  private static String row(String folder, UidValidity validity, long uid) {
    return prefix(folder) + "%016x-%08x".formatted(validity.value(), uid);
  }

  private static String row(Trace trace) {
    return row(trace.folder(), trace.validity(), trace.uid());
  }

  private static RowWriter write(String partition, Trace trace) {
    return new RowWriter(partition, row(trace))
        .number("validity", trace.validity().value())
        .number("uid", trace.uid())
        .text("fingerprint", trace.fingerprint())
        .text("targetId", trace.id().value())
        .text("received", trace.received().map(Object::toString));
  }

  private static Trace trace(String folder, Row row) {
    return new Trace(
        folder,
        new UidValidity(row.number("validity")),
        row.number("uid"),
        row.text("fingerprint"),
        new TargetMessageId(row.text("targetId")),
        row.optionalTime("received"));
  }
}
