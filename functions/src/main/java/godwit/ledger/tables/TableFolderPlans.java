package godwit.ledger.tables;

import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.storage.BulkRows;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folders' plans in a table; {@link PlanRows} says how. */
public final class TableFolderPlans implements FolderPlans {
  /** A plan with 1,000 chunks takes about 25 KB, and a transaction 4 MiB. */
  private static final int PLANS_PER_TRANSACTION = 50;

  private final Table table;

  public TableFolderPlans(Table table) {
    this.table = table;
  }

  /** One storage transaction for each 1,000 folders there are, and one for each 50 saved. */
  @Override
  public void save(MailboxKey mailbox, List<FolderPlan> plans) throws MigrationException {
    Map<String, String> rowKeys = rowKeys(mailbox);
    int next = rowKeys.values().stream().mapToInt(k -> PlanRows.order(k) + 1).max().orElse(0);
    var byRow = new LinkedHashMap<String, FolderPlan>();
    for (FolderPlan plan : plans) {
      String id = plan.key().id();
      if (!rowKeys.containsKey(id)) {
        rowKeys.put(id, PlanRows.row(next++, plan.key()));
      }
      byRow.put(rowKeys.get(id), plan);
    }
    new BulkRows(table)
        .put(
            List.copyOf(byRow.entrySet()),
            PLANS_PER_TRANSACTION,
            e -> PlanRows.write(e.getKey(), e.getValue()));
  }

  /** Row keys by folder id. */
  private Map<String, String> rowKeys(MailboxKey mailbox) throws MigrationException {
    var filter = RowFilter.partition(LedgerRows.partition(mailbox));
    var rowKeys = new HashMap<String, String>();
    for (Row row : table.first(filter, List.of("RowKey"), Integer.MAX_VALUE).list()) {
      rowKeys.put(PlanRows.folderId(row.key()), row.key());
    }
    return rowKeys;
  }

  /** One storage transaction for each 1,000 folders. */
  @Override
  public List<FolderPlan> all(MailboxKey mailbox) throws MigrationException {
    return table.all(RowFilter.partition(LedgerRows.partition(mailbox))).stream()
        .map(row -> PlanRows.plan(mailbox, row))
        .toList();
  }

  /** One storage transaction for each 1,000 folders, and one for each 100. */
  @Override
  public void purge(MailboxKey mailbox) throws MigrationException {
    new BulkRows(table).purge(LedgerRows.partition(mailbox));
  }
}
