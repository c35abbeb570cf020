package godwit.local.host.queue;

import godwit.local.host.app.HostLog;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Feeds the messages of one queue to one function.
 *
 * <p>A batch is taken whenever no more than {@code newBatchThreshold} messages are in work. A taken
 * message is hidden for the lock's time, renewed at half time. It is deleted after success; after a
 * failure it comes back after the pause, or goes to the poison queue once it was delivered often
 * enough; one delivered more often than that, as after kills, goes there without running. In a
 * queue that has no poison queue a failed message stays hidden until its lock runs out.
 *
 * <p>{@link #step} does what is due now and is called by one thread; messages run on the executor.
 */
public final class QueueListener {
  private final TriggerQueue queue;
  private final QueueOptions options;
  private final MessageRunner runner;
  private final Executor executor;
  private final Clock clock;
  private final HostLog log;
  private final PollingBackOff backOff;
  private final Set<Delivery> inWork = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;

  /** A listener that does nothing until {@link #step} or {@link #listen} is called. */
  public QueueListener(
      TriggerQueue queue,
      QueueOptions options,
      MessageRunner runner,
      Executor executor,
      Clock clock,
      HostLog log) {
    this.queue = queue;
    this.options = options;
    this.runner = runner;
    this.executor = executor;
    this.clock = clock;
    this.log = log;
    this.backOff = new PollingBackOff(options.longestPoll());
  }

  /** Listens on this thread until {@link #stop}. */
  public void listen() throws InterruptedException {
    while (!stopped) {
      Duration pause = step();
      if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    }
  }

  /** Does what is due and answers how long nothing will be, unless a message ends before. */
  Duration step() {
    inWork.forEach(this::renewIfDue);
    if (stopped || inWork.size() > options.newBatchThreshold()) {
      return untilNextRenewal();
    }
    List<QueueMessage> batch = receive();
    if (batch.isEmpty()) {
      return shorter(backOff.empty(), untilNextRenewal());
    }
    backOff.found();
    batch.forEach(this::start);
    if (stopped) { // meanwhile: who stopped this listener may have looked at what is in work
      // already
      giveBack();
    }
    return inWork.size() > options.newBatchThreshold() ? untilNextRenewal() : Duration.ZERO;
  }

  /** Takes no more messages; those in work go on. */
  public void stop() {
    stopped = true;
    wake.release();
  }

  /** How many messages are in work. */
  public int running() {
    return inWork.size();
  }

  /** Gives every message in work back to the queue at once; how its function ends is ignored. */
  public void giveBack() {
    inWork.forEach(delivery -> delivery.settleOnce(m -> queue.hide(m, Duration.ZERO)));
  }

  /**
   * Stops and treats every message in work as failed, as the host does when it kills the worker.
   */
  public void failAll() {
    stop();
    inWork.forEach(delivery -> delivery.settleOnce(this::failed));
  }

  private List<QueueMessage> receive() {
    try {
      return queue.receive(options.batchSize(), options.lock());
    } catch (RuntimeException e) {
      log.trouble("queue " + queue.name() + " could not be read", e);
      return List.of();
    }
  }

  private void start(QueueMessage message) {
    var delivery = new Delivery(message, renewalAfterNow());
    inWork.add(delivery);
    executor.execute(() -> {
      try {
        process(delivery);
      } finally {
        inWork.remove(delivery);
        wake.release();
      }
    });
  }

  private void process(Delivery delivery) {
    QueueMessage message = delivery.message();
    Optional<String> text = decode(message.body());
    boolean worn = message.dequeueCount() > options.retries().most();
    if (text.isEmpty() || (worn && queue.hasPoisonQueue())) {
      delivery.settleOnce(this::poison);
    } else if (runner.run(message, text.get())) {
      delivery.settleOnce(queue::delete);
    } else {
      delivery.settleOnce(this::failed);
    }
  }

  private void failed(QueueMessage message) {
    if (!queue.hasPoisonQueue()) {
      return; // stays hidden until its lock runs out, so that it does not fail in a fast loop
    }
    if (message.dequeueCount() >= options.retries().most()) {
      poison(message);
    } else if (queue.hide(message, options.retries().pause()).isEmpty()) {
      log.host("WARN", queue.name() + ": no longer held, " + message);
    }
  }

  private void poison(QueueMessage message) {
    if (queue.hasPoisonQueue()) {
      log.host("WARN", queue.name() + ": to the poison queue, " + message);
      queue.copyToPoison(message.body());
      if (!queue.delete(message)) {
        log.host("WARN", queue.name() + ": no longer held, " + message);
      }
    }
  }

  private Optional<String> decode(String body) {
    if (!options.base64()) {
      return Optional.of(body);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(body.strip());
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty(); // no text of this encoding: a poison message
    }
  }

  private void renewIfDue(Delivery delivery) {
    if (!delivery.renewal.isAfter(clock.instant())) {
      delivery.renewal = renewalAfterNow();
      delivery.renew();
    }
  }

  private Instant renewalAfterNow() {
    return clock.instant().plus(options.lock().dividedBy(2));
  }

  private Duration untilNextRenewal() {
    return inWork.stream()
        .map(delivery -> Duration.between(clock.instant(), delivery.renewal))
        .min(Comparator.naturalOrder())
        .orElse(options.lock());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Runs the function for one message. */
  @FunctionalInterface
  public interface MessageRunner {
    /** Runs it to its end; false if it failed. Never throws. */
    boolean run(QueueMessage message, String text);
  }

  /** What is done with a message in the end. */
  @FunctionalInterface
  private interface Settlement {
    void settle(QueueMessage message);
  }

  /** One message in work. Renewal and settling exclude each other: both need the last receipt. */
  private final class Delivery {
    private QueueMessage message;
    private boolean settled;
    private volatile Instant renewal;

    Delivery(QueueMessage message, Instant renewal) {
      this.message = message;
      this.renewal = renewal;
    }

    synchronized QueueMessage message() {
      return message;
    }

    synchronized void renew() {
      if (!settled) {
        attempt(held -> message = queue.hide(held, options.lock()).orElse(held));
      }
    }

    synchronized void settleOnce(Settlement settlement) {
      if (!settled) {
        settled = true;
        attempt(settlement);
      }
    }

    private void attempt(Settlement settlement) {
      try {
        settlement.settle(message);
      } catch (RuntimeException e) {
        log.trouble(
            "queue " + queue.name() + " could not be written; it comes again: " + message, e);
      }
    }
  }
}
