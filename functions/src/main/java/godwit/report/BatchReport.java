package godwit.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What happened to a batch until now.
 *
 * @param history how far it was, the oldest first, the last point being now
 * @param mailboxes at most {@link ReportWriter#MAX_MAILBOXES}, by address
 * @param failed messages that were not copied, at most {@link ReportWriter#MAX_MESSAGES}
 * @param degraded messages that arrived without some detail, at most {@link
 *     ReportWriter#MAX_MESSAGES}
 * @param complete whether every mailbox, folder and such message is in it
 */
public record BatchReport(
    BatchSummary summary,
    Instant at,
    List<Point> history,
    List<MailboxReport> mailboxes,
    List<MessageLine> failed,
    List<MessageLine> degraded,
    boolean complete) {
  public BatchReport {
    history = List.copyOf(history);
    mailboxes = List.copyOf(mailboxes);
    failed = List.copyOf(failed);
    degraded = List.copyOf(degraded);
  }

  /**
   * The same in short: mailboxes that need a person first, then those with messages that were not
   * copied.
   *
   * @param mostMailboxes how many mailboxes
   * @param mostFolders how many folders of all mailboxes together; a mailbox has all or none
   * @param mostMessages how many messages of each kind
   */
  BatchReport shortened(int mostMailboxes, int mostFolders, int mostMessages) {
    var room = new int[] {mostFolders};
    List<MailboxReport> shown =
        mailboxes.stream()
            .sorted(Comparator.comparingInt(BatchReport::rank))
            .limit(mostMailboxes)
            .map(m -> m.folders().size() <= room[0] ? counted(m, room) : m.withoutFolders())
            .toList();
    boolean whole =
        shown.size() == mailboxes.size()
            && folders(shown) == folders(mailboxes)
            && failed.size() <= mostMessages
            && degraded.size() <= mostMessages;
    return new BatchReport(
        summary,
        at,
        history,
        shown,
        failed.stream().limit(mostMessages).toList(),
        degraded.stream().limit(mostMessages).toList(),
        complete && whole);
  }

  private static int folders(List<MailboxReport> reports) {
    return reports.stream().mapToInt(m -> m.folders().size()).sum();
  }

  private static MailboxReport counted(MailboxReport mailbox, int[] room) {
    room[0] -= mailbox.folders().size();
    return mailbox;
  }

  private static int rank(MailboxReport mailbox) {
    if (mailbox.mailbox().problem().isPresent()) {
      return 0;
    }
    return mailbox.mailbox().progress().tally().failed() > 0 ? 1 : 2;
  }
}
