package godwit.work;

import godwit.batch.BatchId;
import godwit.batch.MailboxKey;

/** One piece of work, as it travels over a queue. References only. */
public sealed interface WorkItem {
  /** The batch that this work belongs to; work of a batch that is gone ends quietly. */
  BatchId batch();

  /** Admits waiting mailboxes of a batch, up to its endpoint's limit. On the queue for batches. */
  record AdmitBatch(BatchId batch) implements WorkItem {}

  /** Removes every row and secret of a batch. On the queue for batches. */
  record PurgeBatch(BatchId batch) implements WorkItem {}

  /** Goes on removing a mailbox that is being removed. On the queue for batches. */
  record PurgeMailbox(MailboxKey mailbox) implements WorkItem {
    @Override
    public BatchId batch() {
      return mailbox.batch();
    }
  }

  /** Connects, lists and makes folders, plans chunks. On the queue for mailboxes. */
  record PrepareMailbox(MailboxKey mailbox, long leg) implements WorkItem {
    @Override
    public BatchId batch() {
      return mailbox.batch();
    }
  }

  /** Copies on from where the relay stands. On the queue for chunks. */
  record CopyChunk(MailboxKey mailbox, long leg) implements WorkItem {
    @Override
    public BatchId batch() {
      return mailbox.batch();
    }
  }

  /**
   * Lets mailboxes of a batch be inspected, up to its endpoint's limit. On the queue for batches.
   */
  record InspectBatch(BatchId batch, Inspection what) implements WorkItem {}

  /** Inspects one mailbox, or goes on with it. On the queue for mailboxes. */
  record InspectMailbox(MailboxKey mailbox, Inspection what, long leg) implements WorkItem {
    @Override
    public BatchId batch() {
      return mailbox.batch();
    }
  }
}
