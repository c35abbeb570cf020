package godwit.batch.memory;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.BatchId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Additions in memory. */
public final class MemoryAdditionStore implements AdditionStore {
  private final Map<BatchId, Addition> open = new HashMap<>();
  private final Map<BatchId, Map<String, Integer>> ended = new HashMap<>();
  private long writes;

  @Override
  public synchronized Optional<Addition> begin(Addition addition) {
    if (open.containsKey(addition.batch())) {
      return Optional.empty();
    }
    return Optional.of(versioned(addition));
  }

  @Override
  public synchronized Optional<Addition> find(BatchId batch) {
    return Optional.ofNullable(open.get(batch));
  }

  @Override
  public synchronized List<Addition> all() {
    return List.copyOf(open.values());
  }

  @Override
  public synchronized Optional<Addition> update(Addition addition) {
    return find(addition.batch())
        .filter(a -> a.version().equals(addition.version()))
        .map(a -> versioned(addition));
  }

  @Override
  public synchronized void end(Addition addition) {
    if (addition.committed() && !addition.requestKey().isEmpty()) {
      ended
          .computeIfAbsent(addition.batch(), b -> new HashMap<>())
          .putIfAbsent(addition.requestKey(), addition.mailboxes());
    }
    if (find(addition.batch()).filter(a -> a.id().equals(addition.id())).isPresent()) {
      open.remove(addition.batch());
    }
  }

  @Override
  public synchronized OptionalInt added(BatchId batch, String requestKey) {
    Integer count = ended.getOrDefault(batch, Map.of()).get(requestKey);
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }

  @Override
  public synchronized void purge(BatchId batch) {
    open.remove(batch);
    ended.remove(batch);
  }

  private Addition versioned(Addition a) {
    var versioned =
        new Addition(
            a.batch(),
            a.id(),
            a.requestKey(),
            a.mailboxes(),
            a.committed(),
            a.begun(),
            "v" + ++writes);
    open.put(a.batch(), versioned);
    return versioned;
  }
}
