package godwit.local.fidelity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One line on standard error that is written anew, at most twice a second. For one thread. */
final class Progress {
  private static final Duration LEAST = Duration.ofMillis(500);

  private final Clock clock;
  private final long total;
  private final boolean console = System.console() != null;
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

  void show(String what, long count) {
    boolean changed = !what.equals(doing);
    doing = what;
    done = count;
    Instant now = clock.instant();
    boolean due = last.equals(Instant.MIN) || Duration.between(last, now).compareTo(pace()) >= 0;
    if (changed || due || count == total) {
      last = now;
      String line = count + " of " + total + " " + what;
      System.err.print(console ? "\r" + line + " ".repeat(20) : line + System.lineSeparator());
    }
  }

  /** Where lines stay, there are fewer of them. */
  private Duration pace() {
    return console ? LEAST : LEAST.multipliedBy(10);
  }

  void end() {
    if (console) {
      System.err.println();
    }
  }
}
