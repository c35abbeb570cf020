package godwit.relay;

import godwit.batch.Tally;
import godwit.copy.BatonLostException;
import godwit.copy.Checkpoint;
import godwit.failure.MigrationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a leg may go on: it holds the baton for certain, has time left and nobody asked to stop.
 * Also shows its progress, at most every few seconds.
 */
final class LegPermit implements Checkpoint {
  /** How often progress is written while copying. */
  static final Duration SHOWN_EVERY = Duration.ofSeconds(3);

  private final HeldMailbox held;
  private final Clock clock;
  private final Instant deadline;
  private Tally settledBefore = Tally.NONE;
  private Instant shown;

  LegPermit(HeldMailbox held, Clock clock, Duration budget) {
    this.held = held;
    this.clock = clock;
    this.shown = clock.instant();
    this.deadline = shown.plus(budget);
  }

  /**
   * Sets what earlier legs and chunks settled in this round; later progress adds to it. The row
   * says so already.
   */
  void startFrom(Tally settled) {
    settledBefore = settled;
    shown = clock.instant();
  }

  @Override
  public boolean mayGoOn() {
    Instant now = clock.instant();
    return now.isBefore(deadline) && held.holdsAt(now) && !held.row().stopRequested();
  }

  @Override
  public void show(Tally done) throws BatonLostException, MigrationException {
    Instant now = clock.instant();
    if (now.isBefore(shown.plus(SHOWN_EVERY))) {
      return;
    }
    shown = now;
    Tally round = settledBefore.plus(done);
    held.change(e -> e.progress(e.progress().withRound(round)));
  }
}
