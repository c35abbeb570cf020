package godwit.batch.memory;

import godwit.batch.BatchStore;
import godwit.batch.BatchStoreContract;

class MemoryBatchStoreContractTest implements BatchStoreContract {
  private final BatchStore store = new MemoryBatchStore();

  @Override
  public BatchStore store() {
    return store;
  }
}
