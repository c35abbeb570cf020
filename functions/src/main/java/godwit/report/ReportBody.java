package godwit.report;

import static godwit.report.Html.escape;

import godwit.batch.Mailbox;
import godwit.batch.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report says, as HTML below its title; a page and a mail have it in common. */
final class ReportBody {
  private static final String[] COUNTS = {
    "Source", "Copied", "Skipped", "Failed", "Degraded", "MB"
  };

  private ReportBody() {}

  /**
   * The sections that have something to say.
   *
   * @param bar how far the batch is, as HTML
   * @param picture how it came there, as HTML; empty for none
   * @param cut what is said of a report that is not complete
   */
  static String of(BatchReport report, String bar, String picture, String cut) {
    return overview(report, bar)
        + problems(report)
        + failed(report)
        + picture
        + mailboxes(report)
        + folders(report)
        + notes(report)
        + degraded(report)
        + legend(report, cut);
  }

  private static String overview(BatchReport report, String bar) {
    BatchSummary summary = report.summary();
    ReportTime time = ReportTime.of(summary.batch());
    var lines = new StringBuilder();
    lines.append(
        "<p class=\"s\">%s, as of %s</p>\n"
            .formatted(escape(summary.batch().status().nativeName()), time.of(report.at())));
    lines.append(bar);
    lines.append(
        "<p>%d mailboxes: %d synced, %d failed. Consistency: <b>%s</b>.</p>\n"
            .formatted(
                summary.mailboxes(),
                summary.synced(),
                summary.failed(),
                summary.consistency().map(Consistency::nativeName).orElse("not known yet")));
    lines.append(speed(summary));
    NextSteps.of(summary)
        .forEach(step -> lines.append("<p>").append(escape(step)).append("</p>\n"));
    return lines.toString();
  }

  private static String speed(BatchSummary summary) {
    return "<p>%s copied, %s an hour while working, %s waited for throttling servers.%s</p>\n"
        .formatted(
            megabytes(Throughput.megabytes(summary.tally().bytes())) + " MB",
            megabytes(summary.throughput().megabytesPerHour()) + " MB",
            DurationText.of(summary.throttled()),
            summary
                .remaining()
                .map(left -> " About " + DurationText.of(left) + " left.")
                .orElse(""));
  }

  private static String problems(BatchReport report) {
    var table = Table.ofText("What stands in the way", "Mailbox", "Status", "Problem");
    for (MailboxReport mailbox : report.mailboxes()) {
      String problem = ProblemText.of(mailbox.mailbox());
      if (!problem.isEmpty()) {
        table.row(
            mailbox.mailbox().emailAddress(), mailbox.mailbox().status().nativeName(), problem);
      }
    }
    return table.html();
  }

  private static String mailboxes(BatchReport report) {
    String[] headings =
        columns(List.of("Mailbox", "Status", "Consistency"), List.of("MB/h", "Throttled"));
    var table = new Table("Mailboxes", 3, headings);
    report.mailboxes().forEach(mailbox -> table.row(mailbox(mailbox)));
    return table.html();
  }

  private static String[] mailbox(MailboxReport report) {
    Mailbox mailbox = report.mailbox();
    return cells(
        List.of(
            mailbox.emailAddress(),
            mailbox.status().nativeName(),
            Consistency.of(mailbox).map(Consistency::nativeName).orElse("")),
        mailbox.progress().sourceMessages(),
        mailbox.progress().tally(),
        List.of(
            megabytes(report.throughput().megabytesPerHour()),
            DurationText.of(mailbox.progress().throttled())));
  }

  private static String folders(BatchReport report) {
    String[] headings = columns(List.of("Mailbox", "Folder", "Arrived in"), List.of());
    var table = new Table("Folders", 3, headings);
    for (MailboxReport mailbox : report.mailboxes()) {
      for (FolderReport folder : mailbox.folders()) {
        table.row(
            cells(
                List.of(
                    mailbox.mailbox().emailAddress(),
                    folder.plan().source().display(),
                    folder.plan().targetPath()),
                folder.plan().sourceMessages(),
                folder.tally(),
                List.of()));
      }
    }
    return table.html();
  }

  private static String notes(BatchReport report) {
    var table = Table.ofText("Folders that are not as at the source", "Mailbox", "Note");
    for (MailboxReport mailbox : report.mailboxes()) {
      for (String note : mailbox.mailbox().notes()) {
        table.row(mailbox.mailbox().emailAddress(), note);
      }
    }
    return table.html();
  }

  private static String failed(BatchReport report) {
    ReportTime time = ReportTime.of(report.summary().batch());
    var table =
        Table.ofText(
            "Messages that were not copied",
            "Mailbox",
            "Folder",
            "UID",
            "Date",
            "From",
            "Subject",
            "Reason");
    for (MessageLine line : report.failed()) {
      table.row(
          line.mailbox().emailAddress(),
          line.folder().source().display(),
          Long.toString(line.entry().uid()),
          time.of(line.shown().date()),
          line.shown().from(),
          line.shown().subject(),
          line.code() + ": " + line.reason());
    }
    return table.html();
  }

  private static String degraded(BatchReport report) {
    var table =
        Table.ofText(
            "Messages that arrived without some detail",
            "Mailbox",
            "Folder",
            "UID",
            "What is missing");
    for (MessageLine line : report.degraded()) {
      table.row(
          line.mailbox().emailAddress(),
          line.folder().source().display(),
          Long.toString(line.entry().uid()),
          line.reason());
    }
    return table.html();
  }

  private static String legend(BatchReport report, String cut) {
    String grades =
        Arrays.stream(Consistency.values())
            .map(grade -> grade.nativeName() + ": " + grade.meaning())
            .collect(Collectors.joining("; "));
    String left = report.complete() ? "" : "<p class=\"s\">" + escape(cut) + "</p>\n";
    return left + "<p class=\"s\">Consistency. " + escape(grades) + ".</p>\n";
  }

  private static String[] columns(List<String> before, List<String> after) {
    return Stream.of(before.stream(), Arrays.stream(COUNTS), after.stream())
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private static String[] cells(List<String> before, long source, Tally tally, List<String> after) {
    var counts =
        Stream.of(
            Long.toString(source),
            Long.toString(tally.copied()),
            Long.toString(tally.skipped()),
            Long.toString(tally.failed()),
            Long.toString(tally.degraded()),
            megabytes(Throughput.megabytes(tally.bytes())));
    return Stream.of(before.stream(), counts, after.stream())
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  /** Small amounts with one digit more, so that something does not look like nothing. */
  private static String megabytes(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
  }
}
