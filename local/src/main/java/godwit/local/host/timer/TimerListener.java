package godwit.local.host.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one timer function on its schedule, one run at a time.
 *
 * <p>An occurrence that passed while no host ran is caught up once at the start, with IsPastDue,
 * unless the schedule has changed since. Occurrences that pass while a run goes on are left out.
 * The status is written after a run, so a run that a kill cut off is caught up as well. A failing
 * run does not stop the schedule.
 *
 * <p>{@link #step} does what is due now and is called by one thread, that of {@link #listen}.
 */
public final class TimerListener {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1); // the clock may be set

  private final Ncrontab schedule;
  private final TimerStatusFile file;
  private final Clock clock;
  private final Consumer<String> run;
  private final Semaphore wake = new Semaphore(0);
  private Optional<Instant> due = Optional.empty();
  private boolean started;
  private volatile boolean stopped;

  /**
   * A timer that does nothing until {@link #step} or {@link #listen} is called.
   *
   * @param run runs the function with its argument, a JSON text; never throws
   */
  public TimerListener(Ncrontab schedule, TimerStatusFile file, Clock clock, Consumer<String> run) {
    this.schedule = schedule;
    this.file = file;
    this.clock = clock;
    this.run = run;
  }

  /** Runs the schedule on this thread until {@link #stop}. */
  public void listen() throws InterruptedException {
    while (!stopped) {
      Duration pause = step();
      if (wake.tryAcquire(pause.toMillis() + 1, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    }
  }

  /** Does what is due and answers how long nothing will be. */
  Duration step() {
    if (!started) {
      started = true;
      start();
    } else if (due.filter(time -> !time.isAfter(clock.instant())).isPresent()) {
      run(false);
    }
    return due.map(time -> Duration.between(clock.instant(), time))
        .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .orElse(LONGEST_WAIT);
  }

  /** Begins no more runs; one that goes on ends. */
  public void stop() {
    stopped = true;
    wake.release();
  }

  /** What a run started by hand is given: the status as it is, not past due. */
  public String argumentByHand() {
    Instant now = clock.instant();
    return file.read()
        .orElseGet(() -> new TimerStatus(Optional.empty(), after(now), now))
        .argument(false);
  }

  private void start() {
    Instant now = clock.instant();
    TimerStatus status = file.read().map(read -> checked(read, now)).orElseGet(() -> unused(now));
    file.write(status);
    if (status.next().isBefore(now)) {
      run(true);
    } else {
      due = schedule.next(now);
    }
  }

  /** The status as read, or a fresh one if the schedule is no longer the one it was made from. */
  private TimerStatus checked(TimerStatus status, Instant now) {
    Instant base = status.last().orElse(status.lastUpdated());
    Instant expected = after(base);
    if (status.next().equals(expected)) {
      return status;
    }
    return now.isAfter(expected) ? unused(now) : new TimerStatus(Optional.empty(), expected, base);
  }

  private TimerStatus unused(Instant now) {
    return new TimerStatus(Optional.empty(), after(now), now);
  }

  private void run(boolean isPastDue) {
    Instant start = clock.instant();
    TimerStatus before = file.read().orElseGet(() -> unused(start));
    run.accept(before.argument(isPastDue));
    file.write(new TimerStatus(Optional.of(start), after(start), start));
    due = schedule.next(clock.instant());
  }

  private Instant after(Instant time) {
    return schedule.next(time).orElse(Instant.parse("9999-12-31T23:59:59Z"));
  }
}
