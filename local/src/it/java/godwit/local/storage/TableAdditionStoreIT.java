package godwit.local.storage;

import godwit.batch.AdditionStore;
import godwit.batch.AdditionStoreContract;
import godwit.batch.tables.TableAdditionStore;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableAdditionStoreIT implements AdditionStoreContract {
  private final AdditionStore store;

  TableAdditionStoreIT(StorageClients clients) {
    store = new TableAdditionStore(clients.table("additions"));
  }

  @Override
  public AdditionStore store() {
    return store;
  }
}
