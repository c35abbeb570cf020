package godwit.intake;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.Each;
import godwit.failure.MigrationException;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Mends what a crash left of a request, called by the pulse every minute: removes batches whose
 * rows were never all stored, ends additions to others, starts those whose time has come, and sends
 * again the messages that may have been lost. Idempotent.
 */
public final class IntakeUpkeep {
  /** Purges are long and heal themselves; a lost message is sent again every so many minutes. */
  private static final int PURGE_MINUTES = 10;

  private final BatchStore batches;
  private final BatchRemoval removal;
  private final AdditionStore additions;
  private final AdditionWriter writer;
  private final WorkQueue queue;
  private final Clock clock;

  public IntakeUpkeep(
      BatchStore batches,
      BatchRemoval removal,
      AdditionStore additions,
      AdditionWriter writer,
      WorkQueue queue,
      Clock clock) {
    this.batches = batches;
    this.removal = removal;
    this.additions = additions;
    this.writer = writer;
    this.queue = queue;
    this.clock = clock;
  }

  /** Looks at every batch once. What is wrong with one keeps nobody from the others. */
  public void run() throws MigrationException {
    Each.of(batches.all(), this::mend);
    for (Addition addition : additions.all()) {
      mend(addition);
    }
  }

  /** While its writer may live it is left alone; a batch that is being removed takes it along. */
  private void mend(Addition addition) throws MigrationException {
    if (clock.instant().isAfter(addition.begun().plus(BatchWriter.ABANDONED_AFTER))) {
      if (addition.committed()) {
        var unused = writer.finish(addition);
      } else {
        writer.undo(addition);
      }
    }
  }

  private void mend(Batch batch) throws MigrationException {
    Instant now = clock.instant();
    switch (batch.status()) {
      case CREATED -> {
        if (removal.isPossible(batch)) {
          removal.undo(batch.id());
        }
      }
      case REMOVING -> {
        if (now.atZone(ZoneOffset.UTC).getMinute() % PURGE_MINUTES == 0) {
          removal.remove(batch.id());
        }
      }
      case WAITING -> {
        if (batch.options().schedule().startAfter().filter(now::isBefore).isEmpty()
            && batches.update(batch.withStatus(BatchStatus.STARTING)).isPresent()) {
          admit(batch);
        }
      }
      case STARTING -> admit(batch);
      case SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, STOPPING, STOPPED, FAILED -> {}
    }
  }

  private void admit(Batch batch) throws MigrationException {
    queue.send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
  }
}
