package godwit.batch.memory;

import godwit.batch.BatchId;
import godwit.batch.TargetClaims;
import java.util.HashMap;
import java.util.Map;

/** Claims in memory. */
public final class MemoryTargetClaims implements TargetClaims {
  private final Map<Pair, BatchId> holders = new HashMap<>();

  @Override
  public synchronized BatchId claim(Pair pair, BatchId batch) {
    return holders.computeIfAbsent(pair, p -> batch);
  }

  @Override
  public synchronized boolean takeOver(Pair pair, BatchId from, BatchId to) {
    return holders.replace(pair, from, to);
  }

  @Override
  public synchronized void release(String address, BatchId batch) {
    holders
        .entrySet()
        .removeIf(e -> e.getKey().address().equals(address) && e.getValue().equals(batch));
  }
}
