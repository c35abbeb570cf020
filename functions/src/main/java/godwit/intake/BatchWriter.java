package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.report.KeptSums;
import godwit.report.RowSums;
import godwit.report.SummaryStore;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores a batch so that a crash at any point leaves nothing half made.
 *
 * <ol>
 *   <li>The batch row, in status Created. A crash here or in the next step leaves a Created row
 *       that no work touches; {@link IntakeUpkeep} removes it, with its rows, once it is older than
 *       {@link #ABANDONED_AFTER}. Until then its name is taken.
 *   <li>The mailbox rows, in slices. The writer gives up after {@link #WRITE_LIMIT}, well before
 *       anybody may remove what it writes, so that no row appears behind the removal.
 *   <li>What else belongs to it, such as a subscription; it goes with the batch.
 *   <li>The batch row's status, on condition that it is unchanged: from now on it is a batch. A
 *       crash here leaves it without its message; {@link IntakeUpkeep} sends that.
 *   <li>The message to admit its mailboxes.
 * </ol>
 *
 * <p>A failure that is no crash is undone at once: the batch is marked as being removed and its
 * rows are purged.
 */
public final class BatchWriter {
  /** Longest time for storing the rows: Azure's front ends end a request after 230 seconds. */
  static final Duration WRITE_LIMIT = Duration.ofMinutes(4);

  /** Age from which a batch in status Created has no writer any more. */
  static final Duration ABANDONED_AFTER = WRITE_LIMIT.plusMinutes(6);

  private static final int SLICE = 1_000;

  private final BatchStore batches;
  private final MailboxStore mailboxes;
  private final SummaryStore summaries;
  private final WorkQueue queue;
  private final BatchRemoval removal;
  private final Clock clock;

  public BatchWriter(
      BatchStore batches,
      MailboxStore mailboxes,
      SummaryStore summaries,
      WorkQueue queue,
      BatchRemoval removal,
      Clock clock) {
    this.batches = batches;
    this.mailboxes = mailboxes;
    this.summaries = summaries;
    this.queue = queue;
    this.removal = removal;
    this.clock = clock;
  }

  /**
   * Stores a batch and sets it going.
   *
   * @param batch in status Created
   * @param last what else belongs to the batch; done after the rows are stored, so that it is
   *     removed with them where this is cut off
   * @return the batch in its first real status; empty if its name is taken, and then nothing was
   *     written
   */
  Optional<Batch> write(Batch batch, List<Mailbox> rows, Step last) throws MigrationException {
    if (!batches.insert(batch)) {
      return Optional.empty();
    }
    Batch ready = fill(batch, rows, last);
    if (ready.status() != BatchStatus.STOPPED) {
      queue.send(new WorkItem.AdmitBatch(ready.id()), untilStart(ready));
    }
    return Optional.of(ready);
  }

  /** A part of the writing. */
  @FunctionalInterface
  interface Step {
    void write() throws MigrationException;
  }

  private Batch fill(Batch batch, List<Mailbox> rows, Step last) throws MigrationException {
    try {
      for (int from = 0; from < rows.size(); from += SLICE) {
        requireTime(batch);
        int to = Math.min(from + SLICE, rows.size());
        mailboxes.insertAll(batch.id(), rows.subList(from, to));
      }
      requireTime(batch);
      keepSums(batch, rows);
      last.write();
      return batches
          .update(own(batch).withStatus(firstStatus(batch.options())))
          .orElseThrow(() -> disturbed(batch));
    } catch (MigrationException e) {
      removal.undo(batch.id());
      throw e;
    }
  }

  /** So that it can be listed before the pulse has looked at it, which then counts it anew. */
  private void keepSums(Batch batch, List<Mailbox> rows) throws MigrationException {
    Instant now = clock.instant();
    var sums = new RowSums.Adding(batch.connections(), now);
    rows.forEach(sums::add);
    summaries.keep(new KeptSums(batch.id(), sums.sums(), batch.version(), now));
  }

  private Batch own(Batch batch) throws MigrationException {
    return batches
        .find(batch.id().name())
        .filter(found -> found.id().equals(batch.id()) && found.status() == BatchStatus.CREATED)
        .orElseThrow(() -> disturbed(batch));
  }

  private void requireTime(Batch batch) throws TransientException {
    if (clock.instant().isAfter(batch.created().plus(WRITE_LIMIT))) {
      throw new TransientException(
          "StorageSlow",
          "storing the rows of batch "
              + batch.id().name().value()
              + " took longer than "
              + WRITE_LIMIT.toMinutes()
              + " minutes; nothing of it is kept: try again, or divide the file");
    }
  }

  private BatchStatus firstStatus(BatchOptions options) {
    if (!options.schedule().autoStart()) {
      return BatchStatus.STOPPED;
    }
    boolean later = options.schedule().startAfter().filter(clock.instant()::isBefore).isPresent();
    return later ? BatchStatus.WAITING : BatchStatus.STARTING;
  }

  private Duration untilStart(Batch batch) {
    Instant now = clock.instant();
    return batch
        .options()
        .schedule()
        .startAfter()
        .filter(now::isBefore)
        .map(start -> Duration.between(now, start))
        .orElse(Duration.ZERO);
  }

  private static TransientException disturbed(Batch batch) {
    return new TransientException(
        "BatchRemoved",
        "batch "
            + batch.id().name().value()
            + " was removed while its rows were being stored; send it again");
  }
}
