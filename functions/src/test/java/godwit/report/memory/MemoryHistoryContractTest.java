package godwit.report.memory;

import godwit.report.History;
import godwit.report.HistoryContract;

class MemoryHistoryContractTest implements HistoryContract {
  private final History history = new MemoryHistory();

  @Override
  public History history() {
    return history;
  }
}
