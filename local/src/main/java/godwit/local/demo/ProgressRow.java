package godwit.local.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * What is shown of one mailbox at one moment.
 *
 * @param status as the API names it
 * @param advice what keeps the mailbox from going on
 */
record ProgressRow(String mailbox, String status, Done done, Pace pace, Optional<String> advice) {

  /**
   * How far it is; {@code total} is 0 while unknown, {@code failed} are part of {@code messages}.
   */
  record Done(long messages, long total, long failed, long bytes) {}

  /** How fast it is; the rate is 0 and {@code remaining} is empty while unknown and at the end. */
  record Pace(double bytesPerSecond, Optional<Duration> remaining) {
    Pace atEnd() {
      return new Pace(bytesPerSecond, Optional.empty());
    }
  }
}
