package godwit.intake;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Begins the removal of a batch: marks it, then sends the message that purges every row, message
 * and secret of it. Idempotent: a repeat sends the message again, which heals a crash between the
 * two. Safe for use by many threads.
 */
public final class BatchRemoval {
  private static final int TRIES = 20;

  private final BatchStore batches;
  private final WorkQueue queue;
  private final Clock clock;

  public BatchRemoval(BatchStore batches, WorkQueue queue, Clock clock) {
    this.batches = batches;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Whether the batch may be removed now. One whose rows are being stored may not: rows would
   * appear behind the purge.
   */
  public boolean isPossible(Batch batch) {
    return batch.status() != BatchStatus.CREATED
        || clock.instant().isAfter(batch.created().plus(BatchWriter.ABANDONED_AFTER));
  }

  /**
   * Marks the batch and sends its purge.
   *
   * @return the marked batch; empty if it is gone
   */
  public Optional<Batch> remove(BatchId id) throws MigrationException {
    return begin(id, batch -> batch.withStatus(BatchStatus.REMOVING));
  }

  /** The same for a batch that could not be made: nobody is told that it is gone. */
  void undo(BatchId id) throws MigrationException {
    Optional<Batch> unused = begin(id, Batch::givenUp);
  }

  private Optional<Batch> begin(BatchId id, UnaryOperator<Batch> mark) throws MigrationException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Batch> found = batches.find(id.name()).filter(batch -> batch.id().equals(id));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Optional<Batch> marked = marked(found.get(), mark);
      if (marked.isPresent()) {
        queue.send(new WorkItem.PurgeBatch(id), Duration.ZERO);
        return marked;
      }
    }
    throw new TransientException("BatchBusy", "the batch changes too often; try again");
  }

  private Optional<Batch> marked(Batch batch, UnaryOperator<Batch> mark) throws MigrationException {
    return batch.status() == BatchStatus.REMOVING
        ? Optional.of(batch)
        : batches.update(mark.apply(batch));
  }
}
