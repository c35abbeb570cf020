package godwit.local.exchange.limits;

import java.time.Duration;

/**
 * A sum over the last so many seconds, kept second by second. Not safe for several threads; its
 * owner locks.
 */
final class SlidingWindow {
  private final long[] sums;
  private long total;
  private long newestSecond;

  SlidingWindow(int seconds) {
    this.sums = new long[seconds];
  }

  /** The sum of what was added in the window that ends with {@code second}. */
  long total(long second) {
    advance(second);
    return total;
  }

  void add(long second, long amount) {
    advance(second);
    sums[slot(second)] += amount;
    total += amount;
  }

  /** How long until the sum has dropped to {@code allowed} at the most, if nothing is added. */
  Duration untilAtMost(long second, long allowed) {
    advance(second);
    long left = total;
    for (int age = sums.length - 1; age >= 0; age--) {
      if (left <= allowed) {
        return Duration.ofSeconds(sums.length - 1L - age);
      }
      left -= sums[slot(second - age)];
    }
    return Duration.ofSeconds(sums.length);
  }

  private void advance(long second) {
    long steps = Math.min(second - newestSecond, sums.length);
    for (long i = 1; i <= steps; i++) {
      int slot = slot(second - steps + i);
      total -= sums[slot];
      sums[slot] = 0;
    }
    newestSecond = Math.max(newestSecond, second);
  }

  private int slot(long second) {
    return (int) Math.floorMod(second, (long) sums.length);
  }
}
