package godwit.batch.memory;

import godwit.batch.AdditionStore;
import godwit.batch.AdditionStoreContract;

class MemoryAdditionStoreContractTest implements AdditionStoreContract {
  private final AdditionStore store = new MemoryAdditionStore();

  @Override
  public AdditionStore store() {
    return store;
  }
}
