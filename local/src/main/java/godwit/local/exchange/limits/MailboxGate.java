package godwit.local.exchange.limits;

import godwit.local.exchange.http.GraphRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests to one mailbox through as Graph would (Graph: throttling guidance). Refused
 * requests count towards the request limit as well. Safe for any thread.
 */
public final class MailboxGate {
  /** What was sent before a refusal could be known may still arrive after it. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final SlidingWindow requests;
  private final SlidingWindow uploads;
  private int inFlight;
  private int peak;
  private long tooEarly;
  private Instant told = Instant.MIN;
  private Instant comeBack = Instant.MIN;

  MailboxGate(Clock clock, Settings.Throttle throttle) {
    this.clock = clock;
    this.requests = new SlidingWindow(throttle.requestWindowSeconds());
    this.uploads = new SlidingWindow(throttle.uploadWindowSeconds());
  }

  /**
   * Takes a place for a request; every success is followed by one {@link #leave}.
   *
   * @param uploadBytes the announced length of a PATCH, POST or PUT, else 0
   * @throws GraphRefusal 429 ApplicationThrottled
   */
  public void enter(Settings.Throttle throttle, long uploadBytes) {
    lock.lock();
    try {
      Instant now = clock.instant();
      long second = now.getEpochSecond();
      requests.add(second, 1);
      if (now.isAfter(told.plus(ON_THE_WAY)) && now.isBefore(comeBack)) {
        tooEarly++;
      }
      if (throttle.enabled()) {
        check(throttle, second, uploadBytes);
      }
      uploads.add(second, uploadBytes);
      inFlight++;
      peak = Math.max(peak, inFlight);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives the place back.
   *
   * @param unannouncedBytes what a chunked request turned out to bring
   */
  public void leave(long unannouncedBytes) {
    lock.lock();
    try {
      inFlight--;
      uploads.add(clock.instant().getEpochSecond(), unannouncedBytes);
    } finally {
      lock.unlock();
    }
  }

  /** The most requests that were ever in flight at once. */
  public int peak() {
    lock.lock();
    try {
      return peak;
    } finally {
      lock.unlock();
    }
  }

  /** How many requests came before the time that a refusal had told, other than at once. */
  public long tooEarly() {
    lock.lock();
    try {
      return tooEarly;
    } finally {
      lock.unlock();
    }
  }

  private void check(Settings.Throttle throttle, long second, long uploadBytes) {
    if (inFlight >= throttle.concurrency()) {
      throw refusal("MailboxConcurrency", Duration.ofSeconds(1), throttle);
    }
    if (requests.total(second) > throttle.requests()) {
      Duration wait = requests.untilAtMost(second, throttle.requests() - 1L);
      throw refusal("Requests", wait, throttle);
    }
    if (uploads.total(second) + uploadBytes > throttle.uploadBytes()) {
      Duration wait = uploads.untilAtMost(second, throttle.uploadBytes() - uploadBytes);
      throw refusal("IncomingBytes", wait, throttle);
    }
  }

  private GraphRefusal refusal(String limit, Duration wait, Settings.Throttle throttle) {
    long seconds = Math.max(1, wait.toSeconds());
    if (throttle.retryAfter() != Settings.RetryAfter.ABSENT) {
      told = clock.instant();
      comeBack = told.plusSeconds(seconds);
    }
    Map<String, String> headers =
        switch (throttle.retryAfter()) {
          case SECONDS -> Map.of("Retry-After", String.valueOf(seconds));
          case LIST -> Map.of("Retry-After", seconds + "," + (seconds + 89));
          case ABSENT -> Map.of();
        };
    return GraphRefusal.of(
        429, "ApplicationThrottled", "Application is over its " + limit + " limit.", headers);
  }
}
