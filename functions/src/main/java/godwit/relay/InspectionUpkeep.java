package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.inspection.Job;
import godwit.inspection.Jobs;
import godwit.inspection.Run;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Picks up what fell of inspections: jobs of workers that died, messages that were lost, books of
 * batches that are removed. Idempotent.
 */
record InspectionUpkeep(Stores stores, Clock clock) {
  /** Every minute: one storage transaction for each kind, and a few for each open run. */
  void beat() throws MigrationException {
    for (Inspection what : Inspection.values()) {
      Jobs jobs = stores.inspections().of(what);
      for (Run run : jobs.open()) {
        beat(what, jobs, run);
      }
    }
  }

  private void beat(Inspection what, Jobs jobs, Run run) throws MigrationException {
    Optional<Batch> batch =
        stores.batches().find(run.batch().name()).filter(b -> b.id().equals(run.batch()));
    if (batch.isEmpty()) {
      // A request that raced with the batch's removal.
      jobs.purge(run.batch());
      return;
    }
    Instant now = clock.instant();
    for (Job job : jobs.jobs(run.batch())) {
      boolean fallen = job.state() != Job.State.WAITING && !now.isBefore(job.until());
      // A leg that found no end is a try; whoever is tried too often is told of as such.
      if (fallen && jobs.put(job.waitingUntil(now, job.attempt() + 1)).isPresent()) {
        new InspectionSlots(stores.slots(), what).release(batch.get(), job.mailbox());
      }
    }
    stores.queue().send(new WorkItem.InspectBatch(run.batch(), what), Duration.ZERO);
  }

  /** Whether a worker looks at a mailbox of the batch, as far as is known. */
  boolean isAtWork(BatchId batch) throws MigrationException {
    Instant now = clock.instant();
    for (Inspection what : Inspection.values()) {
      if (stores.inspections().of(what).jobs(batch).stream().anyMatch(j -> j.isHeld(now))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a worker looks at a mailbox, as far as is known. */
  boolean isAtWork(MailboxKey mailbox) throws MigrationException {
    Instant now = clock.instant();
    for (Inspection what : Inspection.values()) {
      if (stores.inspections().of(what).job(mailbox).filter(j -> j.isHeld(now)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Removes everything of a mailbox at which nobody works. */
  void forget(Batch batch, MailboxKey mailbox) throws MigrationException {
    for (Inspection what : Inspection.values()) {
      stores.inspections().of(what).forget(mailbox);
      new InspectionSlots(stores.slots(), what).release(batch, mailbox);
    }
    stores.inspections().evidence().purge(mailbox);
  }

  /** Removes everything of a batch at which nobody works. */
  void purge(Batch batch) throws MigrationException {
    for (Inspection what : Inspection.values()) {
      stores.inspections().of(what).purge(batch.id());
      new InspectionSlots(stores.slots(), what).releaseAll(batch);
    }
  }
}
