package godwit.target.graph;

import java.time.Duration;

/**
 * When to try again while a message is half uploaded, where giving up would throw away what is
 * there already. Waits shortly or not at all: a long wait belongs to the queue.
 */
record Patience(Pause pause, Duration longestWait) {
  private static final int TRIES = 4;
  private static final Duration STEP = Duration.ofMillis(500);

  /**
   * Waits before the next try.
   *
   * @param tried how often it was tried, counting from 1
   * @throws GraphFaultException the fault itself, if it is of no use to try again here and now
   */
  void before(int tried, GraphFaultException failed) throws GraphFaultException {
    Duration wait = failed.fault().retryAfter().orElse(STEP.multipliedBy(tried));
    boolean mayPass =
        switch (GraphErrors.meaning(failed.fault())) {
          case SLOW_DOWN, BUSY, MAY_PASS -> true;
          default -> false;
        };
    if (!mayPass || tried >= TRIES || wait.compareTo(longestWait) > 0) {
      throw failed;
    }
    try {
      pause.pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed;
    }
  }
}
