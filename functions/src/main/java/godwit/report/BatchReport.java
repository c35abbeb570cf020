package godwit.report;

import java.time.Instant;
import java.util.List;

/**
 * What happened to a batch until now.
 *
 * @param mailboxes at most {@link ReportWriter#MAX_MAILBOXES}, by address
 * @param failed messages that were not copied, at most {@link ReportWriter#MAX_MESSAGES}
 * @param degraded messages that arrived without some detail, at most {@link
 *     ReportWriter#MAX_MESSAGES}
 * @param complete whether every mailbox, folder and such message is in it
 */
public record BatchReport(
    BatchSummary summary,
    Instant at,
    List<MailboxReport> mailboxes,
    List<MessageLine> failed,
    List<MessageLine> degraded,
    boolean complete) {
  public BatchReport {
    mailboxes = List.copyOf(mailboxes);
    failed = List.copyOf(failed);
    degraded = List.copyOf(degraded);
  }
}
