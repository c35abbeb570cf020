package godwit.ledger.memory;

import godwit.ledger.FolderPlans;
import godwit.ledger.FolderPlansContract;

class MemoryFolderPlansContractTest implements FolderPlansContract {
  private final FolderPlans plans = new MemoryFolderPlans();

  @Override
  public FolderPlans plans() {
    return plans;
  }
}
