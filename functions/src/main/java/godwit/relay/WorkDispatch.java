package godwit.relay;

import godwit.failure.MigrationException;
import godwit.log.EventLog;
import godwit.work.WorkItem;

/** Brings each work item to whoever does it. */
public final class WorkDispatch {
  private final Admission admission;
  private final MailboxWork mailboxes;
  private final Purge purge;

  public WorkDispatch(Admission admission, MailboxWork mailboxes, Purge purge) {
    this.admission = admission;
    this.mailboxes = mailboxes;
    this.purge = purge;
  }

  /**
   * Does one item. Idempotent, in any order, any number of times.
   *
   * @throws MigrationException if storage failed; the item must come again
   */
  public void handle(WorkItem item, EventLog log) throws MigrationException {
    switch (item) {
      case WorkItem.AdmitBatch admit -> admission.admit(admit.batch());
      case WorkItem.PurgeBatch gone -> purge.purge(gone.batch(), log);
      case WorkItem.PrepareMailbox prepare ->
          mailboxes.handle(prepare.mailbox(), prepare.leg(), log);
      case WorkItem.CopyChunk chunk -> mailboxes.handle(chunk.mailbox(), chunk.leg(), log);
    }
  }
}
