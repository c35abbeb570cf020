package godwit.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * When to tell again what could not be told: after one minute, then after twice as long each time,
 * at most after six hours; fourteen times, which takes a day and a half.
 */
final class Backoff {
  static final int TRIES = 14;
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(6);

  private Backoff() {}

  /**
   * How long to wait.
   *
   * @param tried how often it was tried, counting from 1
   * @param wish how long the other side wants to be left alone; more than six hours is not granted
   * @return empty if it is given up
   */
  static Optional<Duration> after(int tried, Optional<Duration> wish) {
    if (tried >= TRIES) {
      return Optional.empty();
    }
    Duration own = FIRST.multipliedBy(1L << Math.clamp(tried - 1, 0, 20));
    Duration wanted = wish.filter(w -> w.compareTo(own) > 0).orElse(own);
    return Optional.of(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
  }
}
