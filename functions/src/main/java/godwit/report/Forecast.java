package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how long the initial copies still take, from how long they took so far. A mailbox whose
 * source was not listed yet counts as an average one. The answer is the longer of two: all the work
 * shared among the connections, and the largest mailbox alone. For one thread.
 */
final class Forecast {
  /** Below this much work the pace is chance. */
  private static final Duration LEAST_WORK = Duration.ofSeconds(10);

  private final int connections;
  private long doneMessages;
  private Duration spent = Duration.ZERO;
  private long listed;
  private long listedMessages;
  private long unlisted;
  private long leftMessages;
  private long mostLeft;

  /**
   * @param connections how many mailboxes are copied at once, at least 1
   */
  Forecast(int connections) {
    this.connections = connections;
  }

  void add(Mailbox mailbox) {
    Progress progress = mailbox.progress();
    doneMessages += progress.tally().messages();
    spent = spent.plus(progress.working()).plus(progress.throttled());
    if (progress.sourceMessages() > 0) {
      listed++;
      listedMessages += progress.sourceMessages();
    }
    if (isUnfinished(mailbox)) {
      count(progress);
    }
  }

  Optional<Duration> remaining() {
    boolean nothingLeft = leftMessages == 0 && unlisted == 0;
    if (nothingLeft || doneMessages == 0 || listed == 0 || spent.compareTo(LEAST_WORK) < 0) {
      return Optional.empty();
    }
    double secondsEach = spent.toMillis() / 1000.0 / doneMessages;
    double average = (double) listedMessages / listed;
    double shared = (leftMessages + unlisted * average) * secondsEach / connections;
    double largest = Math.max((double) mostLeft, unlisted > 0 ? average : 0) * secondsEach;
    return Optional.of(Duration.ofSeconds(Math.round(Math.max(shared, largest))));
  }

  private void count(Progress progress) {
    if (progress.sourceMessages() == 0) {
      unlisted++;
      return;
    }
    long left = Math.max(0, progress.sourceMessages() - progress.tally().messages());
    leftMessages += left;
    mostLeft = Math.max(mostLeft, left);
  }

  private static boolean isUnfinished(Mailbox mailbox) {
    return switch (mailbox.status()) {
      case QUEUED, VALIDATING, SYNCING -> mailbox.relay().round() == 0;
      case SYNCED, INCREMENTAL_SYNCING, INCREMENTAL_FAILED, STOPPED, FAILED, REMOVING -> false;
    };
  }
}
