package godwit.report;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far each batch was, over time. Bounded: the last day in steps of ten minutes, the last week
 * in hours, before that days, at most {@link #MOST_DAYS}; the last of several points in one step
 * stays. A port; safe for use by many threads and instances.
 */
public interface History {
  /** More days than a migration lasts. */
  int MOST_DAYS = 1_024;

  /** The finest step. */
  Duration STEP = Duration.ofMinutes(10);

  /** Notes a point. A repeat, or another one in the same step, replaces what was noted. */
  void note(BatchId batch, Point point) throws MigrationException;

  /** Every point that is kept, the oldest first. */
  List<Point> of(BatchId batch) throws MigrationException;

  /** Forgets a batch. Idempotent. */
  void purge(BatchId batch) throws MigrationException;

  /** Where a point of this time is kept: one place in each of the three series. */
  static List<String> places(Instant at) {
    long minutes = at.getEpochSecond() / 60;
    return List.of(
        "m-" + minutes / 10 % 144, "h-" + minutes / 60 % 168, "d-" + minutes / 1_440 % MOST_DAYS);
  }

  /** The step that a time lies in; two times of one step are kept in one place. */
  static long step(Instant at) {
    return at.getEpochSecond() / STEP.toSeconds();
  }
}
