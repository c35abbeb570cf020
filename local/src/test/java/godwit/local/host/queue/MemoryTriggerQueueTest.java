package godwit.local.host.queue;

import godwit.local.host.SettableClock;
import java.time.Instant;
import java.util.List;

class MemoryTriggerQueueTest implements TriggerQueueContract {
  private final MemoryTriggerQueue queue =
      new MemoryTriggerQueue("work", new SettableClock(Instant.parse("2026-11-21T00:00:00Z")));

  @Override
  public TriggerQueue queue() {
    return queue;
  }

  @Override
  public void put(String body) {
    queue.put(body);
  }

  @Override
  public List<String> poisoned() {
    return queue.poisoned();
  }
}
