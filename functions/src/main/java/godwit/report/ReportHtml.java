package godwit.report;

import static godwit.report.Html.escape;

import godwit.batch.Mailbox;
import godwit.batch.Tally;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as one HTML page: no script, nothing loaded from elsewhere, readable in a mail. */
public final class ReportHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String STYLE =
      """
      body{font:14px/1.45 "Segoe UI",Arial,sans-serif;color:#1b1b1b;margin:24px;max-width:1100px}
      h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 6px}
      p{margin:6px 0}svg{max-width:100%}.s{color:#555}.scroll{overflow-x:auto}
      table{border-collapse:collapse;width:100%}
      th,td{padding:4px 8px;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
      th{background:#f3f3f3;font-weight:600}
      td{overflow-wrap:anywhere}.n{text-align:right;white-space:nowrap}
      """;
  private static final String[] COUNTS = {
    "Source", "Copied", "Skipped", "Failed", "Degraded", "MB"
  };

  private ReportHtml() {}

  public static String of(BatchReport report) {
    String name = escape(report.summary().batch().id().name().value());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Migration batch %s</title>
    <style>
    %s</style>
    </head>
    <body>
    <h1>Migration batch %s</h1>
    %s</body>
    </html>
    """
        .formatted(name, STYLE, name, body(report));
  }

  private static String body(BatchReport report) {
    return overview(report)
        + mailboxes(report)
        + folders(report)
        + notes(report)
        + messages("Messages that were not copied", report.failed())
        + messages("Messages that arrived without some detail", report.degraded())
        + legend(report);
  }

  private static String overview(BatchReport report) {
    BatchSummary summary = report.summary();
    var lines = new StringBuilder();
    lines.append(
        "<p class=\"s\">%s, as of %s</p>\n"
            .formatted(escape(summary.batch().status().nativeName()), TIME.format(report.at())));
    lines.append(ProgressBar.of(summary));
    lines.append(
        "<p>%d mailboxes: %d synced, %d failed. Consistency: <b>%s</b>.</p>\n"
            .formatted(
                summary.mailboxes(),
                summary.synced(),
                summary.failed(),
                summary.consistency().map(Consistency::nativeName).orElse("not known yet")));
    lines.append(
        "<p>%s MB copied, %s MB/h while working, %s waited for throttling servers.%s</p>\n"
            .formatted(
                decimal(Throughput.megabytes(summary.tally().bytes())),
                decimal(summary.throughput().megabytesPerHour()),
                DurationText.of(summary.throttled()),
                summary
                    .remaining()
                    .map(left -> " About " + DurationText.of(left) + " left.")
                    .orElse("")));
    NextSteps.of(summary)
        .forEach(step -> lines.append("<p>").append(escape(step)).append("</p>\n"));
    return lines.toString();
  }

  private static String mailboxes(BatchReport report) {
    String rows =
        report.mailboxes().stream().map(ReportHtml::mailbox).collect(Collectors.joining());
    return section(
        "Mailboxes",
        Html.head(
            columns(
                List.of("Mailbox", "Status", "Consistency", "Problem"),
                List.of("MB/h", "Throttled"))),
        rows);
  }

  private static String mailbox(MailboxReport report) {
    Mailbox mailbox = report.mailbox();
    return Html.row(
        4,
        cells(
            List.of(
                mailbox.emailAddress(),
                mailbox.status().nativeName(),
                Consistency.of(mailbox).map(Consistency::nativeName).orElse(""),
                ProblemText.of(mailbox)),
            mailbox.progress().sourceMessages(),
            mailbox.progress().tally(),
            List.of(
                decimal(report.throughput().megabytesPerHour()),
                DurationText.of(mailbox.progress().throttled()))));
  }

  private static String folders(BatchReport report) {
    var rows = new StringBuilder();
    for (MailboxReport mailbox : report.mailboxes()) {
      for (FolderReport folder : mailbox.folders()) {
        rows.append(
            Html.row(
                3,
                cells(
                    List.of(
                        mailbox.mailbox().emailAddress(),
                        folder.plan().source().display(),
                        folder.plan().targetPath()),
                    folder.plan().sourceMessages(),
                    folder.tally(),
                    List.of())));
      }
    }
    String[] headings = columns(List.of("Mailbox", "Folder", "Arrived in"), List.of());
    return section("Folders", Html.head(headings), rows.toString());
  }

  private static String notes(BatchReport report) {
    var rows = new StringBuilder();
    for (MailboxReport mailbox : report.mailboxes()) {
      for (String note : mailbox.mailbox().notes()) {
        rows.append(Html.row(2, mailbox.mailbox().emailAddress(), note));
      }
    }
    return section(
        "Folders that are not as at the source", Html.head("Mailbox", "Note"), rows.toString());
  }

  private static String messages(String title, List<MessageLine> lines) {
    String rows = lines.stream().map(ReportHtml::message).collect(Collectors.joining());
    return section(
        title, Html.head("Mailbox", "Folder", "UID", "Date", "From", "Subject", "Reason"), rows);
  }

  private static String message(MessageLine line) {
    return Html.row(
        7,
        line.mailbox().emailAddress(),
        line.folder().source().display(),
        Long.toString(line.entry().uid()),
        line.shown().date(),
        line.shown().from(),
        line.shown().subject(),
        line.code().isEmpty() ? line.reason() : line.code() + ": " + line.reason());
  }

  private static String section(String title, String head, String rows) {
    return rows.isEmpty()
        ? ""
        : "<h2>%s</h2>\n<div class=\"scroll\"><table>\n%s<tbody>\n%s</tbody></table></div>\n"
            .formatted(escape(title), head, rows);
  }

  private static String legend(BatchReport report) {
    String grades =
        Arrays.stream(Consistency.values())
            .map(grade -> grade.nativeName() + ": " + grade.meaning())
            .collect(Collectors.joining("; "));
    String cut =
        report.complete()
            ? ""
            : "<p class=\"s\">The batch is too large for one page: mailboxes, folders or messages"
                + " are left out. The lists of mailboxes and messages have all of them.</p>\n";
    return cut + "<p class=\"s\">Consistency. " + escape(grades) + ".</p>\n";
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
            decimal(Throughput.megabytes(tally.bytes())));
    return Stream.of(before.stream(), counts, after.stream())
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
