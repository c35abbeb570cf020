package godwit.local.fidelity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A line on standard error for each step begun and every few seconds of it. For one thread. */
final class Progress {
  private static final Duration PACE = Duration.ofSeconds(3);

  private final Clock clock;
  private final long total;
  private Instant last = Instant.MIN;
  private String doing = "";
  private long done;

  Progress(Clock clock, long total) {
    this.clock = clock;
    this.total = total;
  }

  /** One message more of this step; the first of a new step counts from one. */
  void step(String what) {
    show(what, what.equals(doing) ? done + 1 : 1);
  }

  /** So many messages of this step. */
  void show(String what, long count) {
    boolean begun = !what.equals(doing);
    boolean ended = count == total && (begun || count != done);
    doing = what;
    done = count;
    Instant now = clock.instant();
    if (begun || ended || Duration.between(last, now).compareTo(PACE) >= 0) {
      last = now;
      System.err.println(count + " of " + total + " " + what);
    }
  }
}
