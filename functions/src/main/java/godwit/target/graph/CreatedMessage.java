package godwit.target.graph;

import godwit.target.ExchangeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What Graph says of a message that it holds.
 *
 * @param id immutable identity; empty if the answer had none
 * @param made when Exchange made it
 * @param changed when anything in it changed last, its read mark included
 */
record CreatedMessage(
    String id,
    Optional<Boolean> draft,
    Optional<Instant> received,
    Optional<Instant> made,
    Optional<Instant> changed) {
  /** After this long nothing of ours is on its way to a message any more; a leg takes minutes. */
  private static final Duration LONGEST_MAKING = Duration.ofMinutes(15);

  /** One that has just been made. */
  CreatedMessage(String id, Optional<Boolean> draft, Optional<Instant> received) {
    this(id, draft, received, Optional.empty(), Optional.empty());
  }

  /** Whether somebody else has changed it since it was made: both times are Exchange's own. */
  boolean isTouched() {
    return made.flatMap(start -> changed.filter(end -> end.isAfter(start.plus(LONGEST_MAKING))))
        .isPresent();
  }

  /** Whether it is a draft that its owner has sent since. */
  boolean isSentDraft(ExchangeMessage message) {
    return message.state().draft() && draft.equals(Optional.of(false));
  }

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
