package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
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
 * What the rows of a batch add up to.
 *
 * @param asOf when the rows were as told here
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
public record RowSums(
    Instant asOf,
    Map<MailboxStatus, Integer> counts,
    long sourceMessages,
    Tally tally,
    Duration working,
    Duration throttled,
    Optional<Instant> started,
    Optional<Instant> lastSynced,
    Optional<Duration> remaining,
    Optional<Consistency> consistency,
    List<Troubled> troubled) {
  /** Enough for a page; all of them are in the list of mailboxes. */
  public static final int MAX_TROUBLED = 20;

  public RowSums {
    counts = Map.copyOf(counts);
    troubled = List.copyOf(troubled);
  }

  /**
   * A mailbox that needs a person.
   *
   * @param resumes when it goes on by itself, if it waits for a time
   */
  public record Troubled(
      String emailAddress, MailboxStatus status, Problem problem, Optional<Instant> resumes) {
    /** Shows no personal data. */
    @Override
    public String toString() {
      return "Troubled[" + status + " " + problem.code() + "]";
    }
  }

  /** How many mailboxes are in these statuses. */
  public int count(MailboxStatus... statuses) {
    int sum = 0;
    for (MailboxStatus status : statuses) {
      sum += counts.getOrDefault(status, 0);
    }
    return sum;
  }

  /** How many mailboxes are on their way: each has its place among the source's connections. */
  public int active() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().isActive())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The same rows, known to be as told here at a later time. */
  public RowSums confirmedAt(Instant time) {
    return new RowSums(
        time,
        counts,
        sourceMessages,
        tally,
        working,
        throttled,
        started,
        lastSynced,
        remaining,
        consistency,
        troubled);
  }

  /** Adds mailboxes up, one at a time. For one thread. */
  public static final class Adding {
    private final Instant asOf;
    private final Map<MailboxStatus, Integer> counts = new EnumMap<>(MailboxStatus.class);
    private final List<Troubled> troubled = new ArrayList<>();
    private final Forecast forecast;
    private long sourceMessages;
    private Tally tally = Tally.NONE;
    private Duration working = Duration.ZERO;
    private Duration throttled = Duration.ZERO;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> lastSynced = Optional.empty();
    private Optional<Consistency> worst = Optional.empty();

    /**
     * @param connections how many mailboxes are copied at once, at least 1
     * @param asOf before the first row is read
     */
    public Adding(int connections, Instant asOf) {
      this.asOf = asOf;
      this.forecast = new Forecast(connections);
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
      if (troubled.size() < MAX_TROUBLED) {
        mailbox.problem().ifPresent(problem -> troubled.add(troubled(mailbox, problem)));
      }
    }

    public RowSums sums() {
      return new RowSums(
          asOf,
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

    private static Troubled troubled(Mailbox mailbox, Problem problem) {
      return new Troubled(mailbox.emailAddress(), mailbox.status(), problem, mailbox.resumes());
    }

    private static <T> Optional<T> pick(Optional<T> a, Optional<T> b, Comparator<T> order) {
      return a.isEmpty() || (b.isPresent() && order.compare(b.get(), a.get()) > 0) ? b : a;
    }
  }
}
