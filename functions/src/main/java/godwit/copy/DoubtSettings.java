package godwit.copy;

import java.time.Duration;

/**
 * When a message in doubt may be sent again. It is looked for twice: at once, and after these
 * times, for the target may still be storing it, and may not show at once what it has stored.
 *
 * @param longestSend how long after it was begun a create can still be on its way; waited for after
 *     a worker that gave no sign of its end
 * @param untilShown how long after that the target may not show what it has; Graph guarantees
 *     nothing, 30 seconds are usual
 */
public record DoubtSettings(Duration longestSend, Duration untilShown) {
  public DoubtSettings {
    if (longestSend.isNegative() || untilShown.isNegative()) {
      throw new IllegalArgumentException("negative time in doubt");
    }
  }
}
