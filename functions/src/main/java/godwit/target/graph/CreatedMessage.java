package godwit.target.graph;

import godwit.target.ExchangeMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What Graph says of a message that it holds.
 *
 * @param id immutable identity; empty if the answer had none
 */
record CreatedMessage(String id, Optional<Boolean> draft, Optional<Instant> received) {
  /** Whether it is a draft exactly if it should be: nothing can change that later. */
  boolean hasStateOf(ExchangeMessage message) {
    return draft.filter(is -> is == message.state().draft()).isPresent();
  }

  /**
   * Whether it has the received time that it was given, to the second. A draft was never received:
   * Exchange may give it the time of its creation.
   */
  boolean hasTimeOf(ExchangeMessage message) {
    Instant wanted = ExchangeTime.kept(message.received());
    return message.state().draft()
        || received.map(time -> time.truncatedTo(ChronoUnit.SECONDS)).equals(Optional.of(wanted));
  }
}
