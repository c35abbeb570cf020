package godwit.hook;

import godwit.batch.BatchId;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A wish to be told of events.
 *
 * @param id 24 lower-case letters and digits that nobody guesses
 * @param host of the address to call, for people; the rest of the address may be a permission
 * @param address what to call, sealed for {@link #addressCell}
 * @param secret signs deliveries, sealed for {@link #secretCell}; absent for none
 * @param key seals both
 * @param events of which to tell, at least one
 * @param batch of this one only; of all if absent
 * @param problem why the last delivery failed; absent if it did not
 * @param version opaque; changes with each write
 */
public record Subscription(
    String id,
    String host,
    SealedSecret address,
    Optional<SealedSecret> secret,
    WrappedKey key,
    Set<HookEvent> events,
    Optional<BatchId> batch,
    Instant created,
    Optional<String> problem,
    String version) {
  /** More subscribers want something between them and this app. */
  public static final int MOST = 100;

  public Subscription {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a subscription to nothing");
    }
    events = Set.copyOf(EnumSet.copyOf(events));
  }

  /** Names the cell that holds the address; associated data of its seal. */
  public static String addressCell(String id) {
    return "hook/" + id + "/address";
  }

  /** Names the cell that holds the secret; associated data of its seal. */
  public static String secretCell(String id) {
    return "hook/" + id + "/secret";
  }

  /** Whether it is to be told of such an event of this batch. */
  public boolean wants(HookEvent event, BatchId of) {
    return events.contains(event) && batch.filter(only -> !only.equals(of)).isEmpty();
  }

  /** Whether it is for this batch alone. */
  public boolean isOnlyFor(BatchId of) {
    return batch.filter(of::equals).isPresent();
  }

  /** To be stored where another one of the same id is. */
  Subscription inPlaceOf(Subscription other) {
    return new Subscription(
        id, host, address, secret, key, events, batch, other.created, problem, other.version);
  }

  public Subscription withProblem(Optional<String> why) {
    return new Subscription(id, host, address, secret, key, events, batch, created, why, version);
  }

  /** Shows no address. */
  @Override
  public String toString() {
    return "Subscription[" + id + " " + events + "]";
  }
}
