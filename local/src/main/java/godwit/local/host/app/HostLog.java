package godwit.local.host.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Log of host and functions: one event per line, line breaks inside it written as {@code \n}. */
public final class HostLog {
  private final PrintStream out;
  private final Clock clock;

  /** A log that stamps with {@code clock} and writes to {@code out}; safe for many threads. */
  public HostLog(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** An event of the host itself. */
  public void host(String level, String message) {
    line(level, "host", message);
  }

  /** Trouble of the host itself, with its stack. */
  public void trouble(String message, Throwable cause) {
    line("ERROR", "host", message + " " + stack(cause));
  }

  /** An event of one invocation. */
  void invocation(String level, String function, String invocation, String message) {
    line(level, "function=" + function + " invocation=" + invocation, message);
  }

  static String stack(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }

  private void line(String level, String who, String message) {
    String oneLine = message.strip().replace("\r", "").replace("\n", "\\n");
    out.println(
        clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + who + " " + oneLine);
  }
}
