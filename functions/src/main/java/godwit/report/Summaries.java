package godwit.report;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
    forEach(batch, sum::add);
    return sum.summary();
  }

  private void forEach(Batch batch, Consumer<Mailbox> seen) throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = mailboxes.page(batch.id(), Set.of(), after, PAGE);
      page.mailboxes().forEach(seen);
      after = page.next();
    } while (after.isPresent());
  }
}
