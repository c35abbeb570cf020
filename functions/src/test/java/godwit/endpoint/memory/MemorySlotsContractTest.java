package godwit.endpoint.memory;

import godwit.endpoint.Slots;
import godwit.endpoint.SlotsContract;

class MemorySlotsContractTest implements SlotsContract {
  private final Slots slots = new MemorySlots();

  @Override
  public Slots slots() {
    return slots;
  }
}
