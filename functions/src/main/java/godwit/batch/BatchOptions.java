package godwit.batch;

import godwit.folder.FolderRules;
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
 * @param folders which folders are copied, and where to
 */
public record BatchOptions(
    boolean autoStart,
    Optional<Instant> startAfter,
    Duration syncInterval,
    List<String> notificationEmails,
    FolderRules folders) {
  /** As the native service: starts at once, every 24 hours. */
  public static final BatchOptions DEFAULT =
      new BatchOptions(true, Optional.empty(), Duration.ofHours(24), List.of(), FolderRules.NONE);

  public BatchOptions {
    notificationEmails = List.copyOf(notificationEmails);
    if (syncInterval.compareTo(Duration.ofMinutes(15)) < 0) {
      throw new IllegalArgumentException("sync interval below 15 minutes: " + syncInterval);
    }
  }
}
