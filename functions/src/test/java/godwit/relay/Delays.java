package godwit.relay;

import godwit.failure.MigrationException;
import godwit.target.TargetMessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates that are still on the wire, and messages that are stored but not shown yet. */
final class Delays {
  private final Clock clock;
  private final List<OnTheWire> wire = new ArrayList<>();
  private final Map<TargetMessageId, Instant> hidden = new HashMap<>();

  /** What happens at the target in its own time, whatever became of the sender. */
  @FunctionalInterface
  interface Create {
    TargetMessageId store() throws MigrationException;
  }

  private record OnTheWire(Instant arrives, Duration unseen, Create create) {}

  Delays(Clock clock) {
    this.clock = clock;
  }

  /**
   * Sends a create on its way.
   *
   * @param unseen how long after its arrival a search does not find it
   */
  synchronized void send(Duration travels, Duration unseen, Create create) {
    wire.add(new OnTheWire(clock.instant().plus(travels), unseen, create));
  }

  /** Lets arrive what is due. */
  synchronized void land() throws MigrationException {
    Instant now = clock.instant();
    for (OnTheWire each : List.copyOf(wire)) {
      if (!each.arrives().isAfter(now)) {
        wire.remove(each);
        hidden.put(each.create().store(), each.arrives().plus(each.unseen()));
      }
    }
  }

  synchronized boolean isShown(TargetMessageId id) {
    return !clock.instant().isBefore(hidden.getOrDefault(id, Instant.MIN));
  }
}
