package godwit.intake;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.BatchId;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stores rows for a batch so that a crash at any point adds all of them or none.
 *
 * <ol>
 *   <li>The addition is begun: nobody else adds to the batch.
 *   <li>The rows are stored apart, in slices, within {@link BatchWriter#WRITE_LIMIT}. After a crash
 *       here {@link IntakeUpkeep} removes them.
 *   <li>The addition is committed. After a crash from here on {@link IntakeUpkeep} goes on.
 *   <li>The rows are put into the batch, which is counted anew; what lay apart is removed.
 *   <li>The addition ends, and the batch's mailboxes are let in.
 * </ol>
 */
public final class AdditionWriter {
  private static final int SLICE = 1_000;
  private static final int TRIES = 20;

  private final AdditionStore additions;
  private final BatchStore batches;
  private final MailboxStore mailboxes;
  private final WorkQueue queue;
  private final Clock clock;

  public AdditionWriter(
      AdditionStore additions,
      BatchStore batches,
      MailboxStore mailboxes,
      WorkQueue queue,
      Clock clock) {
    this.additions = additions;
    this.batches = batches;
    this.mailboxes = mailboxes;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Adds the rows.
   *
   * @param begun an addition that is under way
   * @return the batch with them; empty if it is being removed or gone, and then nothing was added
   */
  Optional<Batch> write(Addition begun, List<Mailbox> rows) throws MigrationException {
    Addition committed;
    try {
      for (int from = 0; from < rows.size(); from += SLICE) {
        requireTime(begun);
        int to = Math.min(from + SLICE, rows.size());
        mailboxes.insertAll(begun.apart(), apart(begun, rows.subList(from, to)));
      }
      requireTime(begun);
      committed =
          additions
              .update(begun.withMailboxes(rows.size()).asCommitted())
              .orElseThrow(() -> disturbed(begun));
    } catch (MigrationException e) {
      undo(begun);
      throw e;
    }
    return finish(committed);
  }

  private static List<Mailbox> apart(Addition addition, List<Mailbox> rows) {
    return rows.stream().map(mailbox -> mailbox.under(addition.apart())).toList();
  }

  /** Carries a committed addition to its end. Idempotent. */
  Optional<Batch> finish(Addition addition) throws MigrationException {
    if (live(addition.batch()).isEmpty()) {
      undo(addition);
      return Optional.empty();
    }
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = mailboxes.page(addition.apart(), Set.of(), after, SLICE);
      mailboxes.insertMissing(
          addition.batch(),
          page.mailboxes().stream().map(mailbox -> mailbox.under(addition.batch())).toList());
      after = page.next();
    } while (after.isPresent());
    Optional<Batch> grown = counted(addition.batch(), addition.mailboxes());
    mailboxes.purge(addition.apart());
    additions.end(addition);
    queue.send(new WorkItem.AdmitBatch(addition.batch()), Duration.ZERO);
    return grown;
  }

  /** Takes back an addition that is not whole, or whose batch goes. Idempotent. */
  void undo(Addition addition) throws MigrationException {
    mailboxes.purge(addition.apart());
    additions.end(
        new Addition(
            addition.batch(),
            addition.id(),
            "",
            addition.mailboxes(),
            false,
            addition.begun(),
            addition.version()));
  }

  /** The pulse counts anew where this is cut off, or done twice. */
  private Optional<Batch> counted(BatchId id, int more) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Batch> batch = live(id);
      if (batch.isEmpty()) {
        return batch;
      }
      Batch grown = batch.get().withMailboxes(batch.get().mailboxes() + more);
      Optional<Batch> stored = batches.update(grown);
      if (stored.isPresent()) {
        return stored;
      }
    }
    return live(id);
  }

  private Optional<Batch> live(BatchId id) throws MigrationException {
    return batches
        .find(id.name())
        .filter(b -> b.id().equals(id) && BatchCommand.ADD.isPossible(b.status()));
  }

  private void requireTime(Addition addition) throws TransientException {
    if (clock.instant().isAfter(addition.begun().plus(BatchWriter.WRITE_LIMIT))) {
      throw new TransientException(
          "StorageSlow",
          "storing the rows took longer than "
              + BatchWriter.WRITE_LIMIT.toMinutes()
              + " minutes; none is added: try again, or divide the file");
    }
  }

  private static TransientException disturbed(Addition addition) {
    return new TransientException(
        "BatchRemoved",
        "batch " + addition.batch().name().value() + " was removed while rows were being added");
  }
}
