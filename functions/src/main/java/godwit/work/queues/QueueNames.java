package godwit.work.queues;

import godwit.work.WorkItem;

/**
 * Which queue carries what.
 *
 * @param batches for admitting and purging
 * @param mailboxes for preparing
 * @param chunks for copying
 */
public record QueueNames(String batches, String mailboxes, String chunks) {
  public QueueNames {
    for (String name : new String[] {batches, mailboxes, chunks}) {
      if (!name.matches("[a-z0-9](-?[a-z0-9]){2,62}")) {
        throw new IllegalArgumentException("no queue name: " + name);
      }
    }
  }

  String of(WorkItem item) {
    return switch (item) {
      case WorkItem.AdmitBatch i -> batches;
      case WorkItem.PurgeBatch i -> batches;
      case WorkItem.PrepareMailbox i -> mailboxes;
      case WorkItem.CopyChunk i -> chunks;
    };
  }
}
