package godwit.relay;

import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.failure.MigrationException;
import godwit.inspection.Job;
import godwit.inspection.Jobs;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.work.WorkItem;
import java.time.Clock;
import java.util.Optional;

/**
 * Deals with work that the app failed on again and again: a defect of ours. The mailbox stops and
 * says so, others go on, and an error is logged for the alarm.
 */
public final class PoisonWork {
  /** Code of the problem that a mailbox shows. */
  static final String CODE = "APP_DEFECT";

  private final Stores stores;
  private final Admission admission;
  private final Clock clock;

  public PoisonWork(Stores stores, Admission admission, Clock clock) {
    this.stores = stores;
    this.admission = admission;
    this.clock = clock;
  }

  /** Shows the defect where a person looks. Idempotent. */
  public void handle(WorkItem item, EventLog log) throws MigrationException {
    log.write(
        Event.error("work.poison")
            .with("batch", item.batch())
            .with("kind", item.getClass().getSimpleName()));
    switch (item) {
      // The pulse sends these again for as long as there is something to do.
      case WorkItem.AdmitBatch a -> {}
      case WorkItem.PurgeBatch p -> {}
      case WorkItem.InspectBatch i -> {}
      // A person may ask again: the row says that it is being removed.
      case WorkItem.PurgeMailbox p -> {}
      case WorkItem.PrepareMailbox prepare -> block(prepare.mailbox(), prepare.leg());
      case WorkItem.CopyChunk chunk -> block(chunk.mailbox(), chunk.leg());
      case WorkItem.InspectMailbox one -> giveUp(one);
    }
  }

  /** An inspection goes on without the mailbox, which stays as it is and has no result. */
  private void giveUp(WorkItem.InspectMailbox one) throws MigrationException {
    Jobs jobs = stores.inspections().of(one.what());
    Optional<Job> job = jobs.job(one.mailbox()).filter(j -> j.leg() == one.leg());
    var batch = stores.batches().find(one.batch().name());
    if (job.isPresent() && batch.isPresent()) {
      jobs.drop(job.get());
      new InspectionSlots(stores.slots(), one.what()).release(batch.get(), one.mailbox());
    }
  }

  private void block(MailboxKey key, long leg) throws MigrationException {
    Optional<Mailbox> found =
        stores
            .mailboxes()
            .find(key)
            .filter(m -> m.baton().leg() == leg && m.status().isActive())
            .filter(m -> !m.baton().isHeld(clock.instant()));
    if (found.isEmpty()) {
      return;
    }
    Mailbox mailbox = found.get();
    MailboxStatus status =
        mailbox.relay().round() == 0 ? MailboxStatus.FAILED : MailboxStatus.INCREMENTAL_FAILED;
    var problem =
        new Problem(
            CODE,
            "the app failed several times on this mailbox, which is a fault of the app: look into"
                + " its log, then retry the mailbox; what is copied so far is safe",
            clock.instant());
    MailboxEdit edit =
        mailbox
            .edit()
            .status(status)
            .stopRequested(false)
            .problem(Optional.of(problem))
            .passed(clock.instant());
    if (stores.mailboxes().update(edit.at(clock.instant())).isPresent()) {
      var batch = stores.batches().find(key.batch().name());
      if (batch.isPresent()) {
        admission.leave(batch.get().endpointOf(mailbox).key(), key);
      }
    }
  }
}
