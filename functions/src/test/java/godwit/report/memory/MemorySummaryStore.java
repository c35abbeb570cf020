package godwit.report.memory;

import godwit.batch.BatchId;
import godwit.report.KeptSums;
import godwit.report.SummaryStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums of batches in memory. */
public final class MemorySummaryStore implements SummaryStore {
  private final Map<BatchId, KeptSums> kept = new HashMap<>();

  @Override
  public synchronized void keep(KeptSums sums) {
    kept.put(sums.batch(), sums);
  }

  @Override
  public synchronized Optional<KeptSums> find(BatchId batch) {
    return Optional.ofNullable(kept.get(batch));
  }

  @Override
  public synchronized List<KeptSums> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public synchronized void remove(BatchId batch) {
    kept.remove(batch);
  }
}
