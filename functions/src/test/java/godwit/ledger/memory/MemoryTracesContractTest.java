package godwit.ledger.memory;

import godwit.ledger.Traces;
import godwit.ledger.TracesContract;

class MemoryTracesContractTest implements TracesContract {
  private final MemoryTraces traces = new MemoryTraces();

  @Override
  public Traces traces() {
    return traces;
  }
}
