package godwit.batch.memory;

import godwit.batch.EndpointStore;
import godwit.batch.EndpointStoreContract;

class MemoryEndpointStoreContractTest implements EndpointStoreContract {
  private final EndpointStore store = new MemoryEndpointStore();

  @Override
  public EndpointStore store() {
    return store;
  }
}
