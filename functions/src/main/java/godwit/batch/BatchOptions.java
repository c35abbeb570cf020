package godwit.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the administrator asked for when the batch was made.
 *
 * @param autoStart whether it starts by itself once its rows are stored
 * @param startAfter not before this time
 * @param syncInterval time between incremental rounds, at least 15 minutes
 * @param notificationEmails who gets reports, at most 50
 */
public record BatchOptions(
    boolean autoStart,
    Optional<Instant> startAfter,
    Duration syncInterval,
    List<String> notificationEmails) {
  /** As the native service: starts at once, every 24 hours. */
  public static final BatchOptions DEFAULT =
      new BatchOptions(true, Optional.empty(), Duration.ofHours(24), List.of());

  public BatchOptions {
    notificationEmails = List.copyOf(notificationEmails);
    if (syncInterval.compareTo(Duration.ofMinutes(15)) < 0) {
      throw new IllegalArgumentException("sync interval below 15 minutes: " + syncInterval);
    }
  }
}
