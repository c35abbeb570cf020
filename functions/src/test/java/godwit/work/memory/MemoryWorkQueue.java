package godwit.work.memory;

import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The work queues in memory, as one; time is the clock's. */
public final class MemoryWorkQueue implements WorkQueue {
  private static final Duration LONGEST_DELAY = Duration.ofDays(7);

  private final Clock clock;
  private final List<Waiting> waiting = new ArrayList<>();

  /**
   * A sent item.
   *
   * @param visible from when on it can be received
   */
  public record Waiting(WorkItem item, Instant visible) {}

  public MemoryWorkQueue(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void send(WorkItem item, Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("negative delay " + delay);
    }
    var cut = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    waiting.add(new Waiting(item, clock.instant().plus(cut)));
  }

  /** Takes what is visible at {@code now}, the longest visible first. */
  public synchronized List<WorkItem> due(Instant now) {
    var due =
        waiting.stream()
            .filter(w -> !w.visible().isAfter(now))
            .sorted(Comparator.comparing(Waiting::visible))
            .toList();
    waiting.removeAll(due);
    return due.stream().map(Waiting::item).toList();
  }

  /** Delivers an item once more at once, as a queue may do. */
  public synchronized void redeliver(WorkItem item) {
    waiting.add(new Waiting(item, clock.instant()));
  }

  /** Everything that was sent and not yet taken, in the order of sending. */
  public synchronized List<Waiting> waiting() {
    return List.copyOf(waiting);
  }

  /** When the next item is visible; empty if there is none. */
  public synchronized Optional<Instant> nextVisible() {
    return waiting.stream().map(Waiting::visible).min(Comparator.naturalOrder());
  }
}
