package godwit.report;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch at a glance.
 *
 * @param counts mailboxes by status; statuses without mailboxes are absent
 * @param sourceMessages how many the sources hold, as far as they were listed
 * @param working time spent working, all mailboxes added up
 * @param throttled time spent waiting because a server asked for it, all mailboxes added up
 * @param started when the first initial copy began
 * @param lastSynced when a mailbox last ended a round well
 * @param remaining time until every initial copy is done; empty if it cannot be told
 * @param consistency the worst grade of its mailboxes that have one
 * @param troubled mailboxes that need a person, at most {@link #MAX_TROUBLED}
 */
public record BatchSummary(
    Batch batch,
    Map<MailboxStatus, Integer> counts,
    long sourceMessages,
    Tally tally,
    Duration working,
    Duration throttled,
    Optional<Instant> started,
    Optional<Instant> lastSynced,
    Optional<Duration> remaining,
    Optional<Consistency> consistency,
    List<Mailbox> troubled) {
  /** Enough for a page; all of them are in the list of mailboxes. */
  public static final int MAX_TROUBLED = 20;

  public BatchSummary {
    counts = Map.copyOf(counts);
    troubled = List.copyOf(troubled);
  }

  /** How many mailboxes are in these statuses. */
  public int count(MailboxStatus... statuses) {
    int sum = 0;
    for (MailboxStatus status : statuses) {
      sum += counts.getOrDefault(status, 0);
    }
    return sum;
  }

  /** How many mailboxes were seen. */
  public int mailboxes() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Mailboxes that have had their initial copy and are not blocked. */
  public int synced() {
    return count(MailboxStatus.SYNCED, MailboxStatus.INCREMENTAL_SYNCING);
  }

  public int failed() {
    return count(MailboxStatus.FAILED, MailboxStatus.INCREMENTAL_FAILED);
  }

  public Throughput throughput() {
    return new Throughput(tally, working);
  }

  /** Adds mailboxes up, one at a time. For one thread. */
  public static final class Sum {
    private final Batch batch;
    private final Map<MailboxStatus, Integer> counts = new EnumMap<>(MailboxStatus.class);
    private final List<Mailbox> troubled = new ArrayList<>();
    private final Forecast forecast;
    private long sourceMessages;
    private Tally tally = Tally.NONE;
    private Duration working = Duration.ZERO;
    private Duration throttled = Duration.ZERO;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> lastSynced = Optional.empty();
    private Optional<Consistency> worst = Optional.empty();

    public Sum(Batch batch) {
      this.batch = batch;
      this.forecast = new Forecast(batch.endpoint().maxConcurrentMigrations());
    }

    public void add(Mailbox mailbox) {
      var progress = mailbox.progress();
      counts.merge(mailbox.status(), 1, Integer::sum);
      sourceMessages += progress.sourceMessages();
      tally = tally.plus(progress.tally());
      working = working.plus(progress.working());
      throttled = throttled.plus(progress.throttled());
      started = pick(started, progress.started(), Comparator.reverseOrder());
      lastSynced = pick(lastSynced, progress.lastSynced(), Comparator.naturalOrder());
      worst = pick(worst, Consistency.of(mailbox), Comparator.naturalOrder());
      forecast.add(mailbox);
      if (mailbox.problem().isPresent() && troubled.size() < MAX_TROUBLED) {
        troubled.add(mailbox);
      }
    }

    public BatchSummary summary() {
      return new BatchSummary(
          batch,
          counts,
          sourceMessages,
          tally,
          working,
          throttled,
          started,
          lastSynced,
          forecast.remaining(),
          worst,
          troubled);
    }

    private static <T> Optional<T> pick(Optional<T> a, Optional<T> b, Comparator<T> order) {
      return a.isEmpty() || (b.isPresent() && order.compare(b.get(), a.get()) > 0) ? b : a;
    }
  }
}
