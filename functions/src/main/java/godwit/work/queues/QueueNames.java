package godwit.work.queues;

import godwit.work.WorkItem;

/**
 * Which queue carries what.
 *
 * @param batches for admitting, inspecting and purging
 * @param mailboxes for preparing and inspecting one
 * @param chunks for copying
 */
public record QueueNames(String batches, String mailboxes, String chunks) {
  /** A name has at most 63 characters; the host appends these for the poison queue. */
  private static final int LONGEST = 63 - "-poison".length();

  public QueueNames {
    for (String name : new String[] {batches, mailboxes, chunks}) {
      if (!allow(name)) {
        throw new IllegalArgumentException("no queue name: " + name);
      }
    }
  }

  /**
   * Whether a queue may have this name, and its poison queue too (Azure Storage: naming queues).
   */
  public static boolean allow(String name) {
    return name.length() <= LONGEST && name.matches("[a-z0-9](-?[a-z0-9])+") && name.length() >= 3;
  }

  String of(WorkItem item) {
    return switch (item) {
      case WorkItem.AdmitBatch i -> batches;
      case WorkItem.PurgeBatch i -> batches;
      case WorkItem.PurgeMailbox i -> batches;
      case WorkItem.PrepareMailbox i -> mailboxes;
      case WorkItem.CopyChunk i -> chunks;
      case WorkItem.InspectBatch i -> batches;
      case WorkItem.InspectMailbox i -> mailboxes;
    };
  }
}
