package godwit.local.host;

import godwit.local.host.app.Executions;
import godwit.local.host.app.FunctionApp;
import godwit.local.host.app.HostLog;
import godwit.local.host.http.HttpFront;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A running function app: HTTP routes answered, queues polled, timers running.
 *
 * <p>Differs from Azure on purpose: an app with a function that this host cannot run (other
 * triggers, output bindings, other return types than HttpResponseMessage) does not start at all.
 */
public final class TriggerHost implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final String BODY_LIMIT = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
  private static final long BODY_LIMIT_BYTES = 104_857_600; // azure-functions-host ScriptConstants

  private final Clock clock = Clock.systemUTC();
  private final HostLog log = new HostLog(System.err, clock);
  private final DataLock lock;
  private final FunctionApp app;
  private final Executions executions;
  private final Listeners listeners;
  private final HttpFront front;

  private TriggerHost(HostOptions options, HostConfig config, DataLock lock) throws IOException {
    this.lock = lock;
    this.app = FunctionApp.load(options.app());
    this.executions = new Executions(app, log, clock);
    this.listeners = new Listeners(options, config, executions, log, clock);
    listeners.add(app.functions());
    long bodyLimitBytes =
        options.settings().value(BODY_LIMIT).map(Long::parseLong).orElse(BODY_LIMIT_BYTES);
    var site =
        new HttpFront.Site(
            app.functions(),
            config.routePrefix(),
            options.keys(),
            bodyLimitBytes,
            listeners::startByHand);
    this.front = HttpFront.open(options.port(), site, executions, log);
  }

  /** As {@link #start(HostOptions, Runnable)}; after a timeout the host still answers HTTP. */
  public static TriggerHost start(HostOptions options) throws IOException {
    return start(options, () -> {});
  }

  /**
   * Starts an app; HTTP answers and queues are polled when this returns.
   *
   * @param onTimeout called once when an invocation has run for longer than host.json's
   *     functionTimeout; queues and timers have stopped by then, and every message in work was
   *     treated as failed. Azure kills the worker with all its invocations and starts a new one, so
   *     a host process ends itself here
   * @throws IllegalArgumentException if the app or a setting is not what the host needs
   * @throws IllegalStateException if another host uses the data folder, or the app has two
   *     injectors
   */
  public static TriggerHost start(HostOptions options, Runnable onTimeout) throws IOException {
    HostConfig config = HostConfig.read(options.app(), options.settings());
    DataLock lock = DataLock.take(options.data());
    try {
      var host = new TriggerHost(options, config, lock);
      host.listeners.start();
      config.functionTimeout().ifPresent(limit -> host.watch(limit, onTimeout));
      return host;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where HTTP functions answer, without a slash at the end. */
  public URI baseUri() {
    return front.baseUri();
  }

  private void watch(Duration limit, Runnable onTimeout) {
    Thread.ofVirtual().start(() -> awaitTimeout(limit, onTimeout));
  }

  private void awaitTimeout(Duration limit, Runnable onTimeout) {
    try {
      while (true) {
        var overdue = executions.overdue(limit);
        if (overdue.isPresent()) {
          log.host("ERROR", "functionTimeout of " + limit + " passed, " + overdue.get());
          listeners.failAll();
          onTimeout.run();
          return;
        }
        Thread.sleep(WATCH);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes no more messages, waits up to 5 seconds for what runs, then gives messages still in work
   * back to their queues and stops.
   */
  @Override
  public void close() throws IOException {
    listeners.stop();
    Instant latest = clock.instant().plus(GRACE);
    try {
      while ((listeners.busy() || executions.running() > 0) && clock.instant().isBefore(latest)) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listeners.giveUp();
    front.close();
    app.close();
    lock.close();
  }
}
