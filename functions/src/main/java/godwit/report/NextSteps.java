package godwit.report;

import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says in words what a person can do with a batch now. */
public final class NextSteps {
  private static final Set<BatchStatus> IS_TO_STOP =
      EnumSet.of(BatchStatus.STOPPING, BatchStatus.STOPPED, BatchStatus.REMOVING);

  private NextSteps() {}

  /** At least one sentence, the most urgent first. */
  public static List<String> of(BatchSummary summary) {
    var steps = new ArrayList<String>();
    if (summary.failed() > 0) {
      steps.add(
          summary.failed()
              + " of "
              + summary.mailboxes()
              + " mailboxes failed: mend what their problem says, then retry the batch.");
    }
    if (summary.tally().failed() > 0) {
      steps.add(
          "Messages that could not be copied: "
              + summary.tally().failed()
              + ". The list of messages with state failed says why for each; mend it and retry the"
              + " batch, which tries just these again.");
    }
    int stopped = summary.count(MailboxStatus.STOPPED);
    if (stopped > 0 && !IS_TO_STOP.contains(summary.batch().status())) {
      steps.add(
          stopped
              + " of "
              + summary.mailboxes()
              + " mailboxes are stopped and get no mail: start the batch, or each of them, or"
              + " delete those that are not wanted.");
    }
    steps.add(forStatus(summary));
    return List.copyOf(steps);
  }

  private static String forStatus(BatchSummary summary) {
    return switch (summary.batch().status()) {
      case CREATED -> "The rows are being stored; look again in a minute.";
      case WAITING ->
          "It starts by itself"
              + summary.batch().options().schedule().startAfter().map(at -> " at " + at).orElse("")
              + ".";
      case STARTING, SYNCING -> "The initial copy is under way; there is nothing to do.";
      case INCREMENTAL_SYNCING -> "New mail is being carried over; there is nothing to do.";
      case SYNCED, SYNCED_WITH_ERRORS -> afterCopy(summary);
      case STOPPING -> "Mailboxes stop at their next checkpoint.";
      case STOPPED -> "Start the batch when you are ready; nothing that arrived is copied again.";
      case FAILED -> "No mailbox could be copied: mend the problems shown, then retry the batch.";
      case REMOVING -> "The batch is being removed; the mail that arrived stays where it is.";
    };
  }

  private static String afterCopy(BatchSummary summary) {
    int waiting = summary.count(MailboxStatus.QUEUED);
    return waiting > 0
        ? waiting + " mailboxes wait for a connection to the source."
        : "New mail follows every "
            + DurationText.of(summary.batch().options().schedule().syncInterval())
            + ". When users may move, change the MX record, wait at least 72 hours, ask the cut-over"
            + " check whether the batch can be deleted, and delete it.";
  }
}
