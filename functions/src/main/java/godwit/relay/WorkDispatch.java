package godwit.relay;

import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Duration;

/** Brings each work item to whoever does it. */
public final class WorkDispatch {
  private static final Duration STORAGE_WAIT = Duration.ofSeconds(30);

  private final WorkQueue queue;
  private final Admission admission;
  private final MailboxWork mailboxes;
  private final Purge purge;
  private final Inspecting inspecting;

  /**
   * @param queue takes work that storage is in the way of
   */
  public WorkDispatch(
      WorkQueue queue,
      Admission admission,
      MailboxWork mailboxes,
      Purge purge,
      Inspecting inspecting) {
    this.queue = queue;
    this.admission = admission;
    this.mailboxes = mailboxes;
    this.purge = purge;
    this.inspecting = inspecting;
  }

  /**
   * Does one item. Idempotent, in any order, any number of times. Where storage fails, the item is
   * sent anew to come later: deliveries are counted for defects only, and an outage is none.
   *
   * @throws MigrationException if not even that could be done; the item must come again
   */
  public void handle(WorkItem item, EventLog log) throws MigrationException {
    try {
      work(item, log);
    } catch (MigrationException e) {
      queue.send(item, wait(e));
      log.write(Event.warn("work.later").with("batch", item.batch()).with("code", e.code()));
    }
  }

  private void work(WorkItem item, EventLog log) throws MigrationException {
    switch (item) {
      case WorkItem.AdmitBatch admit -> admission.admit(admit.batch());
      case WorkItem.PurgeBatch gone -> purge.purge(gone.batch(), log);
      case WorkItem.PurgeMailbox gone -> purge.purge(gone.mailbox(), log);
      case WorkItem.PrepareMailbox prepare ->
          mailboxes.handle(prepare.mailbox(), prepare.leg(), log);
      case WorkItem.CopyChunk chunk -> mailboxes.handle(chunk.mailbox(), chunk.leg(), log);
      case WorkItem.InspectBatch batch -> inspecting.letIn(batch);
      case WorkItem.InspectMailbox one -> inspecting.look(one, log);
    }
  }

  private static Duration wait(MigrationException e) {
    return e instanceof ThrottledException t ? t.retryAfter() : STORAGE_WAIT;
  }
}
