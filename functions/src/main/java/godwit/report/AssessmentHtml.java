package godwit.report;

import static godwit.report.Html.escape;

import godwit.assess.Assessment;
import godwit.assess.Figures;
import godwit.assess.Readiness;
import godwit.assess.Warning;
import godwit.inspection.Result;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An assessment as one HTML page, in the style of the report. */
public final class AssessmentHtml {
  private AssessmentHtml() {}

  public static String of(AssessmentReport report) {
    return Page.of(
        "Assessment of batch " + report.batch().id().name().value(),
        overview(report) + mailboxes(report) + warnings(report) + legend(report));
  }

  private static String overview(AssessmentReport report) {
    AssessmentTotals totals = report.totals();
    return paragraph(
            "s", standing(report) + ", as of " + ReportTime.of(report.batch()).of(report.at()))
        + "<p>Grade: <b>%s</b>. %s</p>\n"
            .formatted(
                totals.grade().map(Readiness::word).orElse("not known yet"), escape(counts(totals)))
        + paragraph("", sizes(totals.figures()))
        + paragraph(
            "",
            "About %s from start to end with %d connections. Rates %s."
                .formatted(
                    DurationText.of(totals.duration()),
                    report.batch().connections(),
                    report.rates().origin()));
  }

  private static String sizes(Figures figures) {
    return "%d messages in %d folders, %s MB%s; the largest has %s MB; %d are too large for the target."
        .formatted(
            figures.messages(),
            figures.folders(),
            AssessmentCsv.megabytes(figures.bytes()),
            figures.estimated() ? " (estimated)" : "",
            AssessmentCsv.megabytes(figures.largestBytes()),
            figures.overLimit());
  }

  static String standing(AssessmentReport report) {
    if (report.run().isEmpty()) {
      return "Nobody has asked for an assessment yet";
    }
    boolean open = report.run().get().isOpen();
    return (open ? "In work: " : "Finished: ")
        + report.done()
        + " of "
        + report.batch().mailboxes()
        + " mailboxes";
  }

  private static String counts(AssessmentTotals totals) {
    String grades =
        totals.grades().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().word())
            .collect(Collectors.joining(", "));
    return grades + (totals.skipped() > 0 ? ", " + totals.skipped() + " not assessed" : "");
  }

  private static String mailboxes(AssessmentReport report) {
    var table =
        new Table(
            "Mailboxes",
            4,
            "Mailbox",
            "Grade",
            "Source",
            "Target",
            "Folders",
            "Messages",
            "MB",
            "Largest MB",
            "Too large",
            "Duration");
    report.results().forEach(result -> table.row(mailbox(report, result)));
    return table.html();
  }

  private static String[] mailbox(AssessmentReport report, Result<Assessment> result) {
    Assessment found = result.value();
    Figures figures = found.figures();
    return new String[] {
      result.emailAddress(),
      found.readiness().map(Readiness::word).orElse("not assessed"),
      AssessmentCsv.end(found, found.source()),
      found.skipped().isPresent() ? "" : AssessmentCsv.end(found, found.target()),
      Integer.toString(figures.folders()),
      Long.toString(figures.messages()),
      AssessmentCsv.megabytes(figures.bytes()),
      AssessmentCsv.megabytes(figures.largestBytes()),
      Long.toString(figures.overLimit()),
      DurationText.of(report.rates().of(figures))
    };
  }

  private static String warnings(AssessmentReport report) {
    var table = Table.ofText("Warnings", "Mailbox", "Warning");
    for (Result<Assessment> result : report.results()) {
      for (Warning warning : result.value().warnings()) {
        table.row(result.emailAddress(), warning.text());
      }
    }
    return table.html();
  }

  private static String legend(AssessmentReport report) {
    String cut = report.next().isEmpty() ? "" : "The batch is too large for one page. ";
    String grades =
        Arrays.stream(Readiness.values())
            .map(grade -> grade.word() + ": " + grade.meaning())
            .collect(Collectors.joining("; "));
    String all =
        cut
            + "Grades. "
            + grades
            + ". Not checked. "
            + String.join(" ", AssessmentReport.NOT_CHECKED);
    return paragraph("s", all);
  }

  private static String paragraph(String style, String text) {
    String attribute = style.isEmpty() ? "" : " class=\"" + style + "\"";
    return "<p" + attribute + ">" + escape(text) + "</p>\n";
  }
}
