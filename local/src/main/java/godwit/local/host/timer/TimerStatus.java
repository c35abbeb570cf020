package godwit.local.host.timer;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a timer is.
 *
 * @param last when it last ran; empty if it never did
 * @param next when it is to run next, as computed from {@code last} or else {@code lastUpdated}
 * @param lastUpdated what this status was computed from
 */
record TimerStatus(Optional<Instant> last, Instant next, Instant lastUpdated) {

  /** What the function's parameter holds: the JSON of the extension's TimerInfo. */
  String argument(boolean isPastDue) {
    return """
    {"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"%s","Next":"%s",\
    "LastUpdated":"%s"},"IsPastDue":%s}\
    """
        .formatted(
            last.map(TimerStatus::text).orElse("0001-01-01T00:00:00"),
            text(next),
            text(lastUpdated),
            isPastDue);
  }

  private static String text(Instant time) {
    return time.toString().replace("Z", "+00:00");
  }
}
