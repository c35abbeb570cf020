package godwit.batch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told how a batch goes on.
 *
 * @param emails who gets reports by mail, at most {@link #MAX_EMAILS}; addresses that a person gave
 *     for this, never those of the batch's mailboxes by themselves
 * @param reportInterval at most one mail in this time, also while a round runs; zero for no mails;
 *     absent for one after each round
 */
public record Notifications(List<String> emails, Optional<Duration> reportInterval) {
  /** More readers want a distribution group. */
  public static final int MAX_EMAILS = 50;

  /** The shortest time between mails. */
  public static final Duration LEAST_INTERVAL = Duration.ofHours(1);

  /** Nobody. */
  public static final Notifications NONE = new Notifications(List.of(), Optional.empty());

  public Notifications {
    emails = List.copyOf(emails);
    if (reportInterval.filter(i -> !i.isZero() && i.compareTo(LEAST_INTERVAL) < 0).isPresent()) {
      throw new IllegalArgumentException("report interval below one hour: " + reportInterval);
    }
  }

  /** Whether reports are to be mailed at all. */
  public boolean areMailed() {
    return !emails.isEmpty() && reportInterval.filter(Duration::isZero).isEmpty();
  }
}
