package godwit.report;

import godwit.batch.Batch;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import java.util.Set;

/**
 * Summarises batches. Reads every mailbox row of the batch once, 1,000 with each storage request:
 * 50 requests for the largest batch. Safe for use by many threads.
 */
public final class Summaries {
  private static final int PAGE = 1_000;

  private final MailboxStore mailboxes;

  public Summaries(MailboxStore mailboxes) {
    this.mailboxes = mailboxes;
  }

  public BatchSummary of(Batch batch) throws MigrationException {
    var sum = new BatchSummary.Sum(batch);
    mailboxes.forEach(batch.id(), Set.of(), PAGE, sum::add);
    return sum.summary();
  }
}
