package godwit.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How much may be read from one source mailbox in a day, as hosts count it that lock users out who
 * read more (Gmail: 2,500 MB). Safe for use by many threads.
 */
public final class DownloadBudget {
  private final Quota quota;
  private final Clock clock;
  private Spent spent;

  /**
   * @param megabytesPerDay in millions of bytes, at least 1
   * @param carried what earlier legs read
   */
  public DownloadBudget(int megabytesPerDay, Spent carried, Clock clock) {
    this.quota = new Quota(megabytesPerDay * 1_000_000L, Duration.ofDays(1));
    this.spent = carried;
    this.clock = clock;
  }

  /**
   * Whether so much may be read now; what is more than a day's share may when nearly all of a day's
   * is free.
   */
  public synchronized boolean holds(long bytes) {
    Instant now = clock.instant();
    return !quota.when(spent, quota.asked(bytes), now).isAfter(now);
  }

  /** When it is worth reading on, {@code bytes} at least. */
  public synchronized Instant resumes(long bytes) {
    long wanted = Math.max(quota.asked(bytes), quota.quantum());
    return quota.when(spent, wanted, clock.instant());
  }

  /** Counts what was read. */
  public synchronized void spend(long bytes) {
    spent = quota.spend(spent, bytes, clock.instant());
  }

  /** What the next leg goes on with. */
  public synchronized Spent spent() {
    return spent;
  }

  /** In millions of bytes. */
  public long megabytesPerDay() {
    return quota.limit() / 1_000_000;
  }
}
