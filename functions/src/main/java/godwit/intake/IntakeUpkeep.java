package godwit.intake;

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
 * rows were never all stored, starts those whose time has come, and sends again the messages that
 * may have been lost. Idempotent.
 */
public final class IntakeUpkeep {
  /** Purges are long and heal themselves; a lost message is sent again every so many minutes. */
  private static final int PURGE_MINUTES = 10;

  private final BatchStore batches;
  private final BatchRemoval removal;
  private final WorkQueue queue;
  private final Clock clock;

  public IntakeUpkeep(BatchStore batches, BatchRemoval removal, WorkQueue queue, Clock clock) {
    this.batches = batches;
    this.removal = removal;
    this.queue = queue;
    this.clock = clock;
  }

  /** Looks at every batch once. What is wrong with one keeps nobody from the others. */
  public void run() throws MigrationException {
    Each.of(batches.all(), this::mend);
  }

  private void mend(Batch batch) throws MigrationException {
    Instant now = clock.instant();
    switch (batch.status()) {
      case CREATED -> {
        if (removal.isPossible(batch)) {
          removal.remove(batch.id());
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
