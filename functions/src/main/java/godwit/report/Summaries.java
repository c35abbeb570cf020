package godwit.report;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Summarises batches, each summary with the time that it is true for. Safe for use by many threads.
 */
public final class Summaries {
  /** A batch of up to so many mailboxes is read at each look: one storage request. */
  public static final int READ_AT_ONCE = 1_000;

  /** What is kept is confirmed or counted anew each minute; older, nobody confirms it any more. */
  static final Duration TRUSTED_FOR = Duration.ofMinutes(5);

  private static final int PAGE = 1_000;

  private final MailboxStore mailboxes;
  private final SummaryStore kept;
  private final Clock clock;

  public Summaries(MailboxStore mailboxes, SummaryStore kept, Clock clock) {
    this.mailboxes = mailboxes;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * A batch at a glance: a small one from its rows, a large one as the pulse counted or confirmed
   * it within the last minutes, and if it did not, from its rows as well.
   */
  public BatchSummary of(Batch batch) throws MigrationException {
    if (batch.mailboxes() > READ_AT_ONCE) {
      Optional<RowSums> sums = kept.find(batch.id()).map(KeptSums::rows).filter(this::isTrusted);
      if (sums.isPresent()) {
        return new BatchSummary(batch, sums.get());
      }
    }
    return counted(batch);
  }

  /**
   * Batches at a glance, in the order given. One storage request for 1,000 of them, none for their
   * rows, but for those that nobody counted yet.
   */
  public List<BatchSummary> of(List<Batch> batches) throws MigrationException {
    Map<BatchId, RowSums> known = new HashMap<>();
    kept.all().forEach(sums -> known.put(sums.batch(), sums.rows()));
    var summaries = new ArrayList<BatchSummary>();
    for (Batch batch : batches) {
      RowSums rows = known.get(batch.id());
      summaries.add(rows == null ? counted(batch) : new BatchSummary(batch, rows));
    }
    return summaries;
  }

  /**
   * A batch from its rows as they are: 1,000 with each storage request, 50 requests for the largest
   * batch. For what must not be a minute old, such as a report.
   */
  public BatchSummary counted(Batch batch) throws MigrationException {
    var adding = new RowSums.Adding(batch.connections(), clock.instant());
    mailboxes.forEach(batch.id(), Set.of(), PAGE, adding::add);
    return new BatchSummary(batch, adding.sums());
  }

  private boolean isTrusted(RowSums rows) {
    Instant oldest = clock.instant().minus(TRUSTED_FOR);
    return rows.asOf().isAfter(oldest);
  }
}
