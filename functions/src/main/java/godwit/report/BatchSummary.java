package godwit.report;

import godwit.batch.Batch;
import godwit.batch.MailboxStatus;
import godwit.batch.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A batch at a glance.
 *
 * @param batch as it is now
 * @param rows what its rows added up to at the time that they say
 */
public record BatchSummary(Batch batch, RowSums rows) {
  /** How many mailboxes are in these statuses. */
  public int count(MailboxStatus... statuses) {
    return rows.count(statuses);
  }

  /** How many mailboxes were seen. */
  public int mailboxes() {
    return rows.count(MailboxStatus.values());
  }

  /** Mailboxes that have had their initial copy and are not blocked. */
  public int synced() {
    return count(MailboxStatus.SYNCED, MailboxStatus.INCREMENTAL_SYNCING);
  }

  public int failed() {
    return count(MailboxStatus.FAILED, MailboxStatus.INCREMENTAL_FAILED);
  }

  /** See {@link RowSums}. */
  public long sourceMessages() {
    return rows.sourceMessages();
  }

  /** See {@link RowSums}. */
  public Tally tally() {
    return rows.tally();
  }

  /** See {@link RowSums}. */
  public Duration throttled() {
    return rows.throttled();
  }

  /** See {@link RowSums}. */
  public Optional<Instant> started() {
    return rows.started();
  }

  /** See {@link RowSums}. */
  public Optional<Instant> lastSynced() {
    return rows.lastSynced();
  }

  /** See {@link RowSums}. */
  public Optional<Duration> remaining() {
    return rows.remaining();
  }

  /** See {@link RowSums}. */
  public Optional<Consistency> consistency() {
    return rows.consistency();
  }

  /** See {@link RowSums}. */
  public List<RowSums.Troubled> troubled() {
    return rows.troubled();
  }

  public Throughput throughput() {
    return new Throughput(rows.tally(), rows.working());
  }
}
