package godwit.report;

import static godwit.report.Html.escape;

import godwit.inspection.Result;
import godwit.verify.Difference;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A verification as one HTML page, in the style of the report. */
public final class VerificationHtml {
  private static final String[] NUMBERS = {
    "Source", "Accounted", "Copied", "Skipped", "Found", "Moved", "In target folder", "Lost"
  };

  private VerificationHtml() {}

  public static String of(VerificationReport report, List<VerificationReport.Line> lines) {
    return Page.of(
        "Verification of batch " + report.batch().id().name().value(),
        overview(report)
            + mailboxes(report)
            + folders(report)
            + differences(lines)
            + legend(report));
  }

  private static String overview(VerificationReport report) {
    VerificationTotals totals = report.totals();
    FolderCheck all = totals.all();
    return paragraph(standing(report) + ", as of " + ReportTime.of(report.batch()).of(report.at()))
        + "<p>Consistency: <b>%s</b>. %s</p>\n"
            .formatted(
                totals.grade().map(Consistency::nativeName).orElse("not known yet"),
                escape(
                    totals.grades().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey().nativeName())
                        .collect(Collectors.joining(", "))))
        + paragraph(
            "%d messages are accounted for: %d copied, of which %d were found in the mailboxes, %d"
                    .formatted(all.rows(), all.copied(), all.found(), all.skipped())
                + " skipped. %d lost; %d lie in another folder now."
                    .formatted(all.lost(), all.moved()))
        + (totals.skipped() > 0
            ? paragraph(totals.skipped() + " mailboxes could not be looked at.")
            : "");
  }

  private static String standing(VerificationReport report) {
    if (report.run().isEmpty()) {
      return "Nobody has asked for a verification yet";
    }
    boolean open = report.run().get().isOpen();
    return (open ? "In work: " : "Finished: ") + report.done() + " mailboxes";
  }

  private static String mailboxes(VerificationReport report) {
    var table = new Table("Mailboxes", 3, headings("Mailbox", "Consistency", "Note"));
    report.results().forEach(result -> table.row(mailbox(result)));
    return table.html();
  }

  private static String[] mailbox(Result<Verification> result) {
    Verification found = result.value();
    return cells(
        found.total(),
        result.emailAddress(),
        VerificationTotals.grade(found).map(Consistency::nativeName).orElse("not verified"),
        found.skipped().or(found::trouble).orElse(""));
  }

  private static String folders(VerificationReport report) {
    var table = new Table("Folders", 3, headings("Mailbox", "Folder", "Arrived in"));
    for (Result<Verification> result : report.results()) {
      for (FolderCheck check : result.value().folders()) {
        table.row(cells(check, result.emailAddress(), check.path(), check.targetPath()));
      }
    }
    return table.html();
  }

  private static String differences(List<VerificationReport.Line> lines) {
    var table = Table.ofText("Differences", "Mailbox", "Folder", "UID", "Difference", "Advice");
    for (VerificationReport.Line line : lines) {
      Difference found = line.difference();
      table.row(
          line.emailAddress(),
          found.folder(),
          Long.toString(found.uid()),
          found.kind().word(),
          found.kind().advice());
    }
    return table.html();
  }

  private static String legend(VerificationReport report) {
    String grades =
        Arrays.stream(Consistency.values())
            .map(grade -> grade.nativeName() + ": " + grade.meaning())
            .collect(Collectors.joining("; "));
    String kinds =
        Arrays.stream(Difference.Kind.values())
            .filter(Difference.Kind::isLoss)
            .map(Difference.Kind::word)
            .collect(Collectors.joining(", "));
    return paragraph("Consistency. " + grades + ". Lost is what is " + kinds + ".")
        + (report.next().isPresent()
            ? paragraph("The batch is too large for one page; the list as CSV has all of it.")
            : "");
  }

  private static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  private static String[] headings(String... first) {
    return joined(first, NUMBERS);
  }

  private static String[] cells(FolderCheck check, String... first) {
    return joined(
        first,
        text(check.source()),
        Long.toString(check.rows()),
        Long.toString(check.copied()),
        Long.toString(check.skipped()),
        Long.toString(check.found()),
        Long.toString(check.moved()),
        text(check.inTarget()),
        Long.toString(check.lost()));
  }

  private static String[] joined(String[] first, String... more) {
    String[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
  }
}
