package godwit.local.storage;

import godwit.batch.EndpointStore;
import godwit.batch.EndpointStoreContract;
import godwit.batch.tables.TableEndpointStore;
import godwit.storage.StorageClients;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Azurite.class)
class TableEndpointStoreIT implements EndpointStoreContract {
  private final EndpointStore store;

  TableEndpointStoreIT(StorageClients clients) {
    store = new TableEndpointStore(clients.table("endpoints"));
  }

  @Override
  public EndpointStore store() {
    return store;
  }
}
