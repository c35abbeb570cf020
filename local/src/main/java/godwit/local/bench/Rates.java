package godwit.local.bench;

import java.time.Duration;

/** Arithmetic of rates. */
final class Rates {
  private static final double NANOS = 1e9;

  private Rates() {}

  /** 0 for no time at all. */
  static double perSecond(double amount, Duration took) {
    return took.isZero() ? 0 : amount * NANOS / took.toNanos();
  }

  /** Milliseconds for each of {@code count}; 0 if there are none. */
  static double millisEach(Duration spent, long count) {
    return count == 0 ? 0 : spent.toNanos() / 1e6 / count;
  }
}
