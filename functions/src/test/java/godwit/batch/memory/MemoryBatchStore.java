package godwit.batch.memory;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Batches in memory. */
public final class MemoryBatchStore implements BatchStore {
  private final TreeMap<String, Batch> batches = new TreeMap<>();
  private long writes;

  @Override
  public synchronized boolean insert(Batch batch) {
    return batches.putIfAbsent(batch.id().name().key(), versioned(batch)) == null;
  }

  @Override
  public synchronized Optional<Batch> find(BatchName name) {
    return Optional.ofNullable(batches.get(name.key()));
  }

  @Override
  public synchronized List<Batch> all() {
    return List.copyOf(batches.values());
  }

  @Override
  public synchronized Optional<Batch> update(Batch batch) {
    if (find(batch.id().name()).filter(b -> b.version().equals(batch.version())).isEmpty()) {
      return Optional.empty();
    }
    var updated = versioned(batch);
    batches.put(batch.id().name().key(), updated);
    return Optional.of(updated);
  }

  @Override
  public synchronized void remove(BatchId id) {
    if (find(id.name()).filter(b -> b.id().incarnation().equals(id.incarnation())).isPresent()) {
      batches.remove(id.name().key());
    }
  }

  private Batch versioned(Batch b) {
    String version = "v" + ++writes;
    return b.at(version);
  }
}
