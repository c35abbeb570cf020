package godwit.verify.tables;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.storage.BulkRows;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.Table;
import godwit.target.StampPlace;
import godwit.verify.Difference;
import godwit.verify.Evidence;
import godwit.verify.FolderCheck;
import godwit.verify.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evidence in a table; {@link EvidenceRows} says how. */
public final class TableEvidence implements Evidence {
  private static final int ROWS_PER_TRANSACTION = 100;

  private final Table table;

  public TableEvidence(Table table) {
    this.table = table;
  }

  /** One storage transaction. */
  @Override
  public Optional<Walk> walk(MailboxKey mailbox, String run) throws MigrationException {
    return table
        .find(EvidenceRows.partition(mailbox), EvidenceRows.WALK)
        .map(EvidenceRows::walk)
        .filter(walk -> walk.run().equals(run));
  }

  /** One storage transaction for each 1,000 rows, one for each 100, and one more. */
  @Override
  public Walk begin(MailboxKey mailbox, String run) throws MigrationException {
    purge(mailbox);
    var walk = new Walk(run, StampPlace.START, 0, false);
    write(new RowTransaction().put(EvidenceRows.write(mailbox, walk)));
    return walk;
  }

  /** One storage transaction. */
  @Override
  public void add(MailboxKey mailbox, Walk next, List<Sighting> page) throws MigrationException {
    write(
        new RowTransaction()
            .put(EvidenceRows.write(mailbox, next))
            .put(EvidenceRows.write(mailbox, next.pages(), page)));
  }

  private void write(RowTransaction transaction) throws MigrationException {
    if (!table.commit(transaction)) {
      throw new IllegalStateException("a write without condition was refused");
    }
  }

  /** One storage transaction for each 1,000 pages or 4 MiB. */
  @Override
  public List<Sighting> sightings(MailboxKey mailbox) throws MigrationException {
    return EvidenceRows.all(rows(mailbox, EvidenceRows.PAGES));
  }

  /** One storage transaction for each 100 differences, and one more. */
  @Override
  public void settle(MailboxKey mailbox, int index, FolderCheck check, List<Difference> differences)
      throws MigrationException {
    var numbered = new ArrayList<Map.Entry<Integer, Difference>>();
    for (Difference difference : differences) {
      numbered.add(Map.entry(numbered.size(), difference));
    }
    new BulkRows(table)
        .put(
            numbered,
            ROWS_PER_TRANSACTION,
            e -> EvidenceRows.write(mailbox, index, e.getKey(), e.getValue()));
    write(new RowTransaction().put(EvidenceRows.write(mailbox, index, check, differences.size())));
  }

  /** One storage transaction for each 1,000 folders. */
  @Override
  public List<FolderCheck> folders(MailboxKey mailbox) throws MigrationException {
    return rows(mailbox, EvidenceRows.FOLDERS).stream().map(EvidenceRows::folder).toList();
  }

  private List<Row> rows(MailboxKey mailbox, String prefix) throws MigrationException {
    return table.all(RowFilter.partition(EvidenceRows.partition(mailbox)).prefix(prefix));
  }

  /** Two storage transactions, and one for each 1,000 folders beyond the first. */
  @Override
  public Page differences(MailboxKey mailbox, Optional<String> after, int limit)
      throws MigrationException {
    Map<Integer, Integer> kept = new HashMap<>();
    rows(mailbox, EvidenceRows.FOLDERS)
        .forEach(row -> kept.put(EvidenceRows.index(row), EvidenceRows.kept(row)));
    var filter =
        RowFilter.partition(EvidenceRows.partition(mailbox)).prefix(EvidenceRows.DIFFERENCES);
    Table.Rows found = table.first(after.map(filter::after).orElse(filter), List.of(), limit);
    var differences =
        found.list().stream()
            .filter(r -> EvidenceRows.number(r) < kept.getOrDefault(EvidenceRows.index(r), 0))
            .map(EvidenceRows::difference)
            .toList();
    return new Page(
        differences, found.more() ? Optional.of(found.list().getLast().key()) : Optional.empty());
  }

  /** One storage transaction for each 1,000 rows, and one for each 100. */
  @Override
  public void purge(MailboxKey mailbox) throws MigrationException {
    new BulkRows(table).purge(EvidenceRows.partition(mailbox));
  }
}
