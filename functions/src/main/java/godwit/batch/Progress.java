package godwit.batch;

import godwit.ledger.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a mailbox is, for people who watch; computed from ledger rows at each checkpoint.
 *
 * @param sourceMessages how many the source holds in selected folders, as of the last plan
 * @param tally what became of messages so far, all rounds
 * @param roundTally what became of messages in the present or last round
 * @param started when the initial copy began
 * @param lastSynced when the last round ended well
 * @param working time spent working in all rounds
 * @param throttled time spent waiting because a server asked for it
 */
public record Progress(
    long sourceMessages,
    Tally tally,
    Tally roundTally,
    Optional<Instant> started,
    Optional<Instant> lastSynced,
    Duration working,
    Duration throttled) {
  /** Nothing yet. */
  public static final Progress NONE =
      new Progress(
          0,
          Tally.NONE,
          Tally.NONE,
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          Duration.ZERO);
}
