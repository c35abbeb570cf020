package godwit.local.storage;

import godwit.report.SummaryStore;
import godwit.report.SummaryStoreContract;
import godwit.report.tables.TableSummaryStore;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableSummaryStoreIT implements SummaryStoreContract {
  private final SummaryStore store;

  TableSummaryStoreIT(StorageClients clients) {
    store = new TableSummaryStore(clients.table("sums"));
  }

  @Override
  public SummaryStore store() {
    return store;
  }
}
