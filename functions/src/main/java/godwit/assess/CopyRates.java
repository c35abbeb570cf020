package godwit.assess;

import java.time.Duration;

/**
 * How fast mailboxes are copied, to tell how long one will take.
 *
 * @param secondsPerMessage of one mailbox, with everything that it waits for
 * @param bytesPerSecond most that one mailbox takes in
 * @param origin where the numbers come from, for a person
 */
public record CopyRates(double secondsPerMessage, double bytesPerSecond, String origin) {
  /**
   * Before anything was copied: four requests at once, each answered in 400 ms (assumed, as in
   * docs/cost.md; our own work is 2 ms a message, {@code ./godwit bench}), and the 150 MB in 5
   * minutes that Graph takes for one mailbox (Graph: throttling limits, Outlook), of which base64
   * and JSON are a quarter.
   */
  public static final CopyRates PUBLISHED =
      new CopyRates(
          0.4 / 4,
          150_000_000.0 / 300 / 1.37,
          "published: 10 messages and 0.36 MB a second for each mailbox, from the limits of Graph and"
              + " an assumed answer time of 400 ms");

  /** Below this much the pace is chance. */
  private static final Duration LEAST_WORK = Duration.ofMinutes(1);

  private static final long LEAST_MESSAGES = 500;

  /**
   * As mailboxes of the same source server went so far.
   *
   * @param messages that were copied
   * @param spent time that was spent on them, waiting for throttling servers included
   * @return {@link #PUBLISHED} if that is too little to tell
   */
  public static CopyRates measured(long messages, Duration spent) {
    if (messages < LEAST_MESSAGES || spent.compareTo(LEAST_WORK) < 0) {
      return PUBLISHED;
    }
    double each = spent.toMillis() / 1000.0 / messages;
    return new CopyRates(
        each,
        PUBLISHED.bytesPerSecond,
        "measured: " + messages + " messages of this source server so far");
  }

  /** How long one mailbox takes alone. */
  public Duration of(Figures figures) {
    double byCount = figures.messages() * secondsPerMessage;
    double byBytes = figures.bytes() / bytesPerSecond;
    return Duration.ofSeconds(Math.round(Math.max(byCount, byBytes)));
  }
}
