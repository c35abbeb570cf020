package godwit.report;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.ledger.Ledger.EntryFilter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the report of a batch from its rows. What would not fit into one page for a person is left
 * out, and the report says so; the lists of mailboxes and messages have it all.
 */
public final class ReportWriter {
  /** Mailboxes shown one by one. */
  static final int MAX_MAILBOXES = 1_000;

  /** Messages listed of each kind. */
  static final int MAX_MESSAGES = 1_000;

  /** Mailboxes shown folder by folder: each asks storage once for each folder. */
  static final int MAX_WITH_FOLDERS = 100;

  private final Summaries summaries;
  private final MailboxStore mailboxes;
  private final FolderReports folders;
  private final MessageList messages;
  private final History history;
  private final Clock clock;

  public ReportWriter(
      Summaries summaries,
      MailboxStore mailboxes,
      FolderReports folders,
      MessageList messages,
      History history,
      Clock clock) {
    this.summaries = summaries;
    this.mailboxes = mailboxes;
    this.folders = folders;
    this.messages = messages;
    this.history = history;
    this.clock = clock;
  }

  public BatchReport of(Batch batch) throws MigrationException {
    BatchSummary summary = summaries.counted(batch);
    var shown = mailboxes.page(batch.id(), Set.of(), Optional.empty(), MAX_MAILBOXES);
    var reports = new ArrayList<MailboxReport>();
    for (Mailbox mailbox : shown.mailboxes()) {
      boolean detailed = reports.size() < MAX_WITH_FOLDERS;
      reports.add(new MailboxReport(mailbox, detailed ? folders.of(mailbox.key()) : List.of()));
    }
    MessageList.Page failed = messages(batch, EntryFilter.FAILED);
    MessageList.Page degraded = messages(batch, EntryFilter.DEGRADED);
    boolean complete =
        summary.mailboxes() <= MAX_WITH_FOLDERS
            && failed.next().isEmpty()
            && degraded.next().isEmpty();
    Instant now = clock.instant();
    return new BatchReport(
        summary, now, course(summary, now), reports, failed.lines(), degraded.lines(), complete);
  }

  /** The report as CSV, with every mailbox; the folders are those of the report. */
  public String csv(Batch batch) throws MigrationException {
    var csv = new ReportCsv(of(batch));
    int there = csv.mailboxes();
    var seen = new AtomicInteger();
    if (there == MAX_MAILBOXES) {
      mailboxes.forEach(
          batch.id(),
          Set.of(),
          MAX_MAILBOXES,
          mailbox -> {
            if (seen.getAndIncrement() >= there) {
              csv.add(new MailboxReport(mailbox, List.of()));
            }
          });
    }
    return csv.text();
  }

  /** What was noted and what is now; from the start, where nothing was there yet. */
  private List<Point> course(BatchSummary summary, Instant now) throws MigrationException {
    var course = new ArrayList<Point>();
    Instant made = summary.batch().created();
    course.add(new Point(made, 0, 0, 0, 0, 0));
    for (Point point : history.of(summary.batch().id())) {
      if (point.at().isAfter(made) && point.at().isBefore(now)) {
        course.add(point);
      }
    }
    course.add(Point.of(summary, now));
    return course;
  }

  private MessageList.Page messages(Batch batch, EntryFilter filter) throws MigrationException {
    var query = new MessageQuery(filter, Optional.empty(), Optional.empty());
    return messages.page(batch, query, MessagePlace.START, MAX_MESSAGES);
  }
}
