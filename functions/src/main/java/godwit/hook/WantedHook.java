package godwit.hook;

import godwit.batch.BatchId;
import godwit.seal.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A wish to be told, checked.
 *
 * @param secret signs deliveries; absent for none
 * @param batch of this one only; of all if absent
 */
public record WantedHook(
    URI address, Set<HookEvent> events, Optional<BatchId> batch, Optional<Secret> secret) {
  public WantedHook {
    events = Set.copyOf(events);
  }

  /** Shows no address. */
  @Override
  public String toString() {
    return "WantedHook[" + events + "]";
  }
}
