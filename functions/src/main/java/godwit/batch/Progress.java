package godwit.batch;

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

  /** With what the present round has settled so far. */
  public Progress withRound(Tally round) {
    Tally all = tally.minus(roundTally).plus(round);
    return new Progress(sourceMessages, all, round, started, lastSynced, working, throttled);
  }

  /** With totals counted anew from ledger rows. */
  public Progress counted(long messages, Tally all, Tally round) {
    return new Progress(messages, all, round, started, lastSynced, working, throttled);
  }

  public Progress startedAt(Instant now) {
    Optional<Instant> first = Optional.of(started.orElse(now));
    return new Progress(sourceMessages, tally, roundTally, first, lastSynced, working, throttled);
  }

  public Progress syncedAt(Instant now) {
    return new Progress(
        sourceMessages, tally, roundTally, started, Optional.of(now), working, throttled);
  }

  public Progress afterWork(Duration more) {
    return new Progress(
        sourceMessages, tally, roundTally, started, lastSynced, working.plus(more), throttled);
  }

  public Progress afterWait(Duration more) {
    return new Progress(
        sourceMessages, tally, roundTally, started, lastSynced, working, throttled.plus(more));
  }
}
