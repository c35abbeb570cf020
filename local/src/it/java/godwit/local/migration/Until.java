package godwit.local.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other programs do, by asking often and giving up late. */
final class Until {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(50);

  private Until() {}

  /**
   * The first answer to {@code question}.
   *
   * @throws AssertionError naming what was waited for, after three minutes
   */
  static <T> T present(String waitedFor, Supplier<Optional<T>> question) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Optional<T> answer = question.get();
    while (answer.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + LIMIT + " in vain: " + waitedFor);
      }
      pause();
      answer = question.get();
    }
    return answer.get();
  }

  static void isTrue(String waitedFor, BooleanSupplier condition) {
    boolean holds =
        present(waitedFor, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    if (!holds) {
      throw new AssertionError(waitedFor);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
