package godwit.local.chaos;

import godwit.local.chaos.plan.Moment;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Knows when a moment of an act has come. For one thread. */
final class ActProgress {
  private static final Duration LOOK_EVERY = Duration.ofMillis(3);

  /** An act in which nothing has to be brought begins all the same. */
  private static final Duration FIRST_BYTE_LIMIT = Duration.ofSeconds(10);

  private final LongSupplier bytes;
  private final long before;
  private final long expected;
  private boolean begun;
  private long began;

  /**
   * Begins to count.
   *
   * @param bytes that have gone to the target so far
   * @param expected how many the act will bring, roughly
   */
  ActProgress(LongSupplier bytes, long expected) {
    this.bytes = bytes;
    this.before = bytes.getAsLong();
    this.expected = expected;
  }

  /** Waits until {@code moment} has come. */
  void await(Moment moment) throws InterruptedException {
    if (moment.share() == 0) {
      return;
    }
    if (!begun) {
      begun = Wait.until(FIRST_BYTE_LIMIT, LOOK_EVERY, () -> bytes.getAsLong() > before);
      began = System.nanoTime();
    }
    long wanted = before + (long) (moment.share() * expected);
    Duration left = moment.latest().minusNanos(System.nanoTime() - began);
    begun |= Wait.until(left, LOOK_EVERY, () -> bytes.getAsLong() >= wanted);
  }
}
