package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A report as CSV: a row for the batch, for each mailbox, and for each of its folders. If mailboxes
 * or folders are left out, the last line says so. For one thread.
 */
public final class ReportCsv {
  private final SafeCsv csv =
      new SafeCsv(
          "Level",
          "EmailAddress",
          "Folder",
          "TargetFolder",
          "Status",
          "Source",
          "Copied",
          "Skipped",
          "Failed",
          "Degraded",
          "MB",
          "MBPerHour",
          "ThrottledSeconds",
          "Consistency",
          "Problem");
  private final BatchSummary summary;
  private int mailboxes;

  /** What a report has of it. */
  ReportCsv(BatchReport report) {
    summary = report.summary();
    batch(csv, summary);
    for (MailboxReport mailbox : report.mailboxes()) {
      add(mailbox);
      mailbox.folders().forEach(folder -> folder(csv, mailbox.mailbox(), folder));
    }
  }

  public static String of(BatchReport report) {
    return new ReportCsv(report).text();
  }

  /** One more mailbox, of which the report has no room. */
  void add(MailboxReport report) {
    mailboxes++;
    mailbox(csv, report);
  }

  /** How many mailboxes are in it by now. */
  int mailboxes() {
    return mailboxes;
  }

  /** The whole, to be asked for once. */
  String text() {
    int all = summary.mailboxes();
    int detailed = Math.min(mailboxes, ReportWriter.MAX_WITH_FOLDERS);
    String url = "/api/batches/" + summary.batch().id().name().value() + "/mailboxes";
    if (mailboxes < all) {
      csv.last(
          "Not whole: %d of %d mailboxes, and the folders of the first %d. All of them: GET %s and below"
              .formatted(mailboxes, all, detailed, url));
    } else if (mailboxes > detailed) {
      csv.last(
          "Not whole: all %d mailboxes, but the folders of the first %d only. Those of the others: GET %s/{address}"
              .formatted(mailboxes, detailed, url));
    }
    return csv.text();
  }

  private static void batch(SafeCsv csv, BatchSummary summary) {
    row(
        csv,
        List.of("Batch", "", "", "", summary.batch().status().nativeName()),
        counts(summary.sourceMessages(), summary.tally()),
        speed(summary.throughput(), summary.throttled()),
        List.of(summary.consistency().map(Consistency::nativeName).orElse(""), ""));
  }

  private static void mailbox(SafeCsv csv, MailboxReport report) {
    Mailbox mailbox = report.mailbox();
    row(
        csv,
        List.of("Mailbox", mailbox.emailAddress(), "", "", mailbox.status().nativeName()),
        counts(mailbox.progress().sourceMessages(), mailbox.progress().tally()),
        speed(report.throughput(), mailbox.progress().throttled()),
        List.of(
            Consistency.of(mailbox).map(Consistency::nativeName).orElse(""),
            ProblemText.of(mailbox)));
  }

  private static void folder(SafeCsv csv, Mailbox mailbox, FolderReport folder) {
    row(
        csv,
        List.of(
            "Folder",
            mailbox.emailAddress(),
            folder.plan().source().display(),
            folder.plan().targetPath(),
            ""),
        counts(folder.plan().sourceMessages(), folder.tally()),
        List.of("", ""),
        List.of("", ""));
  }

  private static List<String> counts(long source, Tally tally) {
    return List.of(
        Long.toString(source),
        Long.toString(tally.copied()),
        Long.toString(tally.skipped()),
        Long.toString(tally.failed()),
        Long.toString(tally.degraded()),
        decimal(Throughput.megabytes(tally.bytes())));
  }

  private static List<String> speed(Throughput throughput, Duration throttled) {
    return List.of(decimal(throughput.megabytesPerHour()), Long.toString(throttled.toSeconds()));
  }

  private static void row(
      SafeCsv csv,
      List<String> place,
      List<String> counts,
      List<String> speed,
      List<String> judgement) {
    csv.row(
        Stream.of(place, counts, speed, judgement).flatMap(List::stream).toArray(String[]::new));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
