package godwit.local.host.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Runs functions, logs each invocation's begin and end, and knows what runs too long. */
public final class Executions {
  private final FunctionApp app;
  private final HostLog log;
  private final Clock clock;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  /** Runs functions of {@code app}; safe for many threads. */
  public Executions(FunctionApp app, HostLog log, Clock clock) {
    this.app = app;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Runs a function to its end on this thread.
   *
   * @throws InvocationException if it threw or could not be called; it is logged already
   */
  public HttpReply run(AppFunction function, Trigger trigger) throws InvocationException {
    String id = UUID.randomUUID().toString();
    Instant start = clock.instant();
    running.put(id, new Running(function.name(), id, start));
    log.invocation("INFO", function.name(), id, "executing");
    try {
      HttpReply reply =
          app.call(function, trigger, new InvocationContext(function.name(), id, log));
      log.invocation("INFO", function.name(), id, "succeeded ms=" + since(start));
      return reply;
    } catch (InvocationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      log.invocation(
          "ERROR", function.name(), id, "failed ms=" + since(start) + " " + HostLog.stack(cause));
      throw e;
    } finally {
      running.remove(id);
    }
  }

  /** How many invocations run now. */
  public int running() {
    return running.size();
  }

  /** An invocation that has run for longer than {@code limit}, described for a log. */
  public Optional<String> overdue(Duration limit) {
    Instant latest = clock.instant().minus(limit);
    return running.values().stream()
        .filter(r -> r.start().isBefore(latest))
        .map(r -> "function=" + r.function() + " invocation=" + r.id())
        .findAny();
  }

  private long since(Instant start) {
    return Duration.between(start, clock.instant()).toMillis();
  }

  private record Running(String function, String id, Instant start) {}
}
