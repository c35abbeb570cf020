package godwit.report.memory;

import godwit.report.SummaryStore;
import godwit.report.SummaryStoreContract;

class MemorySummaryStoreContractTest implements SummaryStoreContract {
  private final SummaryStore store = new MemorySummaryStore();

  @Override
  public SummaryStore store() {
    return store;
  }
}
