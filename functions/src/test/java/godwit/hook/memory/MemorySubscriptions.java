package godwit.hook.memory;

import godwit.hook.Subscription;
import godwit.hook.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Subscriptions in memory. */
public final class MemorySubscriptions implements Subscriptions {
  private final Map<String, Subscription> rows = new TreeMap<>();
  private int writes;

  @Override
  public synchronized boolean insert(Subscription subscription) {
    return rows.putIfAbsent(subscription.id(), next(subscription)) == null;
  }

  @Override
  public synchronized Optional<Subscription> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Subscription> all() {
    return List.copyOf(rows.values());
  }

  @Override
  public synchronized boolean update(Subscription subscription) {
    boolean mine =
        find(subscription.id())
            .filter(row -> row.version().equals(subscription.version()))
            .isPresent();
    if (mine) {
      rows.put(subscription.id(), next(subscription));
    }
    return mine;
  }

  @Override
  public synchronized boolean remove(String id) {
    return rows.remove(id) != null;
  }

  private Subscription next(Subscription s) {
    return new Subscription(
        s.id(),
        s.host(),
        s.address(),
        s.secret(),
        s.key(),
        s.events(),
        s.batch(),
        s.created(),
        s.problem(),
        "v" + ++writes);
  }
}
