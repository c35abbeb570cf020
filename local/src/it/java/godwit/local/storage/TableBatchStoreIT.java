package godwit.local.storage;

import godwit.batch.BatchStore;
import godwit.batch.BatchStoreContract;
import godwit.batch.tables.TableBatchStore;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableBatchStoreIT implements BatchStoreContract {
  private final BatchStore store;

  TableBatchStoreIT(StorageClients clients) {
    store = new TableBatchStore(clients.table("batches"));
  }

  @Override
  public BatchStore store() {
    return store;
  }
}
