package godwit.local.chaos;

import java.time.Duration;

/** Waiting for what other processes do. */
final class Wait {
  private Wait() {}

  /** Asks again and again; whether the answer was yes before {@code limit} passed. */
  static boolean until(Duration limit, Duration every, Question question)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!question.ask()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(every);
    }
    return true;
  }

  /** Something that may become true. */
  @FunctionalInterface
  interface Question {
    boolean ask() throws InterruptedException;
  }
}
