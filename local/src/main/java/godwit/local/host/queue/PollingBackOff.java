package godwit.local.host.queue;

import java.time.Duration;

/**
 * How long an empty queue is left alone: 100 ms first, twice as long each time, up to a ceiling.
 * Used by one thread.
 */
final class PollingBackOff {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Duration longest;
  private Duration next = SHORTEST;

  PollingBackOff(Duration longest) {
    this.longest = longest;
  }

  /** A poll found messages: the next empty one waits shortly again. */
  void found() {
    next = SHORTEST;
  }

  /** A poll found nothing; answers how long to wait. */
  Duration empty() {
    Duration pause = next.compareTo(longest) < 0 ? next : longest;
    next = pause.multipliedBy(2);
    return pause;
  }
}
