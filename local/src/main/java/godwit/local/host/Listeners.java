package godwit.local.host;

import godwit.local.host.app.AppFunction;
import godwit.local.host.app.Executions;
import godwit.local.host.app.HostLog;
import godwit.local.host.app.InvocationException;
import godwit.local.host.app.Trigger;
import godwit.local.host.app.TypedValue;
import godwit.local.host.queue.QueueListener;
import godwit.local.host.queue.QueueTriggers;
import godwit.local.host.queue.StorageTriggerQueue;
import godwit.local.host.timer.Ncrontab;
import godwit.local.host.timer.TimerListener;
import godwit.local.host.timer.TimerStatusFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The queue and timer triggers of an app, each on a thread of its own. */
final class Listeners {
  private final HostOptions options;
  private final HostConfig config;
  private final Executions executions;
  private final HostLog log;
  private final Clock clock;
  private final ExecutorService threads = Executors.newCachedThreadPool(Listeners::thread);
  private final List<QueueListener> queues = new ArrayList<>();
  private final Map<String, TimerListener> timers = new HashMap<>();
  private final Map<String, AppFunction> byHand = new HashMap<>();

  Listeners(
      HostOptions options, HostConfig config, Executions executions, HostLog log, Clock clock) {
    this.options = options;
    this.config = config;
    this.executions = executions;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Makes the listeners of these functions; they do nothing until {@link #start}.
   *
   * @throws IllegalArgumentException if a setting is missing or a schedule is wrong
   */
  void add(List<AppFunction> functions) {
    for (AppFunction function : functions) {
      switch (function.trigger().type()) {
        case "queueTrigger" -> {
          queues.add(queue(function));
          byHand.put(function.name(), function);
        }
        case "timerTrigger" -> {
          timers.put(function.name(), timer(function));
          byHand.put(function.name(), function);
        }
        default -> {} // HTTP has no listener
      }
    }
  }

  private QueueListener queue(AppFunction function) {
    Settings settings = options.settings();
    String connection = settings.connection(function.trigger().text("connection"));
    String name = settings.resolve(function.trigger().text("queueName"));
    return new QueueListener(
        StorageTriggerQueue.of(connection, name),
        config.queues(options.pace()),
        QueueTriggers.runner(function, executions),
        threads,
        clock,
        log);
  }

  private TimerListener timer(AppFunction function) {
    String schedule = options.settings().resolve(function.trigger().text("schedule"));
    var file = options.data().resolve("timers").resolve(function.name() + ".json");
    return new TimerListener(
        Ncrontab.parse(schedule),
        new TimerStatusFile(file),
        clock,
        argument -> run(function, new TypedValue.Json(argument)));
  }

  /** Begins to poll queues and to run timers. */
  void start() {
    queues.forEach(queue -> threads.execute(() -> listen(queue::listen)));
    timers.values().forEach(timer -> threads.execute(() -> listen(timer::listen)));
  }

  /** Starts a queue or timer function by hand on another thread; false if there is none. */
  boolean startByHand(String name, String input) {
    AppFunction function = byHand.get(name);
    if (function == null) {
      return false;
    }
    TimerListener timer = timers.get(name);
    TypedValue value =
        timer == null
            ? QueueTriggers.value(function, input)
            : new TypedValue.Json(timer.argumentByHand());
    threads.execute(() -> run(function, value));
    return true;
  }

  /** Takes no more work. */
  void stop() {
    queues.forEach(QueueListener::stop);
    timers.values().forEach(TimerListener::stop);
  }

  /** Whether messages are in work. */
  boolean busy() {
    return queues.stream().anyMatch(queue -> queue.running() > 0);
  }

  /** Takes no more work and treats every message in work as failed. */
  void failAll() {
    stop();
    queues.forEach(QueueListener::failAll);
  }

  /** Gives back what is still in work and interrupts it. */
  void giveUp() {
    queues.forEach(QueueListener::giveBack);
    threads.shutdownNow();
  }

  private void run(AppFunction function, TypedValue value) {
    try {
      executions.run(function, Trigger.of(value));
    } catch (InvocationException e) {
      log.host("WARN", function.name() + " failed and will run at its next occurrence");
    }
  }

  private void listen(Listening listening) {
    try {
      listening.listen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the host gave up
    } catch (RuntimeException e) {
      log.trouble("a listener ended", e);
    }
  }

  private static Thread thread(Runnable work) {
    return Thread.ofPlatform().daemon().name("host-work").unstarted(work);
  }

  @FunctionalInterface
  private interface Listening {
    void listen() throws InterruptedException;
  }
}
