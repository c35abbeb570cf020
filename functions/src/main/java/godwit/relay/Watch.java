package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.report.KeptSums;
import godwit.report.SummaryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what the rows of batches add up to, and knows when they need not be read again: nobody
 * wrote to them, and nothing is due.
 */
final class Watch {
  /** More than clocks of the app and of storage differ, and than a write takes to show. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final SummaryStore summaries;
  private final MailboxStore mailboxes;
  private final Clock clock;

  Watch(SummaryStore summaries, MailboxStore mailboxes, Clock clock) {
    this.summaries = summaries;
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  /** What is kept, by batch. To be asked before batches are listed, see {@link #forget}. */
  Map<BatchId, KeptSums> kept() throws MigrationException {
    var kept = new HashMap<BatchId, KeptSums>();
    summaries.all().forEach(sums -> kept.put(sums.batch(), sums));
    return kept;
  }

  /** Removes what is kept of batches that are gone: a batch is there before its sums are. */
  void forget(Set<BatchId> kept, List<Batch> batches) throws MigrationException {
    Set<BatchId> there = batches.stream().map(Batch::id).collect(Collectors.toSet());
    for (BatchId batch : kept) {
      if (!there.contains(batch)) {
        summaries.remove(batch);
      }
    }
  }

  /** Keeps what a look at all rows told. */
  void keep(KeptSums sums) throws MigrationException {
    summaries.keep(sums);
  }

  /**
   * Whether the rows of a batch still are as they were; if so, that is kept, as of now.
   *
   * @param before what was kept of it
   */
  boolean confirms(Batch batch, KeptSums before) throws MigrationException {
    Instant now = clock.instant();
    boolean quiet =
        before.batchVersion().equals(batch.version())
            && now.isBefore(before.quietUntil())
            && !mailboxes.changedSince(batch.id(), before.rows().asOf().minus(SKEW));
    if (quiet) {
      summaries.keep(
          new KeptSums(
              batch.id(),
              before.rows().confirmedAt(now),
              before.batchVersion(),
              before.quietUntil()));
    }
    return quiet;
  }
}
