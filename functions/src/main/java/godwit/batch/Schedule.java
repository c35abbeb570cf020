package godwit.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a batch works.
 *
 * @param autoStart whether it starts by itself once its rows are stored
 * @param startAfter not before this time
 * @param timeZone of the times that a person wrote without offset, and of those in reports
 * @param syncInterval time between incremental rounds, at least 15 minutes
 */
public record Schedule(
    boolean autoStart, Optional<Instant> startAfter, ZoneId timeZone, Duration syncInterval) {
  /** The shortest time between incremental rounds. */
  public static final Duration LEAST_INTERVAL = Duration.ofMinutes(15);

  /** As the native service: starts at once, every 24 hours. */
  public static final Schedule DEFAULT =
      new Schedule(true, Optional.empty(), ZoneOffset.UTC, Duration.ofHours(24));

  public Schedule {
    if (syncInterval.compareTo(LEAST_INTERVAL) < 0) {
      throw new IllegalArgumentException("sync interval below 15 minutes: " + syncInterval);
    }
  }
}
