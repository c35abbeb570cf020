package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a batch stands, from its mailboxes. For one thread.
 *
 * <p>A batch is as busy as its busiest mailbox: any in its initial copy makes it Syncing, any in a
 * later round IncrementalSyncing; when all rest, failed or troubled ones make it SyncedWithErrors.
 */
public final class Standing {
  private final Map<MailboxStatus, Integer> counts = new EnumMap<>(MailboxStatus.class);
  private int troubled;
  private int laterRounds;

  public void add(Mailbox mailbox) {
    counts.merge(mailbox.status(), 1, Integer::sum);
    boolean later = mailbox.status() == MailboxStatus.QUEUED && mailbox.relay().round() > 0;
    laterRounds += later ? 1 : 0;
    boolean lossy = mailbox.progress().tally().failed() > 0 || mailbox.problem().isPresent();
    troubled += lossy ? 1 : 0;
  }

  public int count(MailboxStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** How many mailboxes were added. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The status that follows for a batch; some statuses only a person or the clock can end. */
  public BatchStatus status(Batch batch) {
    return switch (batch.status()) {
      case CREATED, WAITING, REMOVING, STOPPED -> batch.status();
      case STOPPING -> isStopped() ? BatchStatus.STOPPED : BatchStatus.STOPPING;
      case STARTING, SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, FAILED -> busy();
    };
  }

  /** All were asked and obeyed: only then may it start again, or a wish would meet the other. */
  private boolean isStopped() {
    return count(MailboxStatus.STOPPED) + count(MailboxStatus.REMOVING) == total();
  }

  private BatchStatus busy() {
    int initial =
        count(MailboxStatus.VALIDATING)
            + count(MailboxStatus.SYNCING)
            + count(MailboxStatus.QUEUED)
            - laterRounds;
    if (initial > 0) {
      return BatchStatus.SYNCING;
    }
    if (count(MailboxStatus.INCREMENTAL_SYNCING) + laterRounds > 0) {
      return BatchStatus.INCREMENTAL_SYNCING;
    }
    return atRest();
  }

  private BatchStatus atRest() {
    if (total() > 0 && count(MailboxStatus.STOPPED) == total()) {
      return BatchStatus.STOPPED;
    }
    if (total() > 0 && count(MailboxStatus.FAILED) == total()) {
      return BatchStatus.FAILED;
    }
    int failed = count(MailboxStatus.FAILED) + count(MailboxStatus.INCREMENTAL_FAILED);
    return failed + troubled > 0 ? BatchStatus.SYNCED_WITH_ERRORS : BatchStatus.SYNCED;
  }
}
