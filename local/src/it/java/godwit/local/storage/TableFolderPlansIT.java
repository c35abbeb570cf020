package godwit.local.storage;

import godwit.ledger.FolderPlans;
import godwit.ledger.FolderPlansContract;
import godwit.ledger.tables.TableFolderPlans;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableFolderPlansIT implements FolderPlansContract {
  private final FolderPlans plans;

  TableFolderPlansIT(StorageClients clients) {
    plans = new TableFolderPlans(clients.table("plans"));
  }

  @Override
  public FolderPlans plans() {
    return plans;
  }
}
