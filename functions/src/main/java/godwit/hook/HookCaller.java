package godwit.hook;

import godwit.failure.MigrationException;
import godwit.seal.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Delivers events. A port; safe for use by many threads. */
@FunctionalInterface
public interface HookCaller {
  /** Longest that a delivery takes. */
  Duration LIMIT = Duration.ofSeconds(30);

  /**
   * Delivers a message once. Follows no redirection.
   *
   * @throws godwit.failure.MailboxBlockedException if the address is one that may not be called
   * @throws godwit.failure.TransientException if no answer came; it may have arrived
   */
  Answer call(Delivery delivery) throws MigrationException;

  /**
   * A message on its way.
   *
   * @param secret signs it; absent for none
   */
  record Delivery(URI address, Optional<Secret> secret, HookMessage message) {
    /** Shows no address. */
    @Override
    public String toString() {
      return "Delivery[" + message.id() + "]";
    }
  }

  /** What the receiver answered. */
  sealed interface Answer {
    /** It has it (2xx). */
    record Taken() implements Answer {}

    /** It wants no more (410). */
    record Gone() implements Answer {}

    /**
     * It did not take it.
     *
     * @param status the HTTP status
     * @param patience how long it wants to be left alone; absent if it does not say
     */
    record Refused(int status, Optional<Duration> patience) implements Answer {}
  }
}
