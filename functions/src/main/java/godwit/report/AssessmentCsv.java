package godwit.report;

import godwit.assess.Assessment;
import godwit.assess.Figures;
import godwit.assess.Obstacle;
import godwit.assess.Readiness;
import godwit.assess.Warning;
import godwit.inspection.Result;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An assessment as CSV: a row for each mailbox. */
public final class AssessmentCsv {
  private AssessmentCsv() {}

  public static String of(AssessmentReport report) {
    var csv =
        new SafeCsv(
            "EmailAddress",
            "Grade",
            "Source",
            "Target",
            "Folders",
            "Messages",
            "MB",
            "LargestMB",
            "TooLarge",
            "TargetMessages",
            "DurationSeconds",
            "Warnings",
            "Assessed");
    report.results().forEach(result -> row(csv, report, result));
    return csv.text();
  }

  private static void row(SafeCsv csv, AssessmentReport report, Result<Assessment> result) {
    Assessment found = result.value();
    Figures figures = found.figures();
    SafeCsv unused =
        csv.row(
            result.emailAddress(),
            found.readiness().map(Readiness::word).orElse("NotAssessed"),
            end(found, found.source()),
            end(found, found.target()),
            Integer.toString(figures.folders()),
            Long.toString(figures.messages()),
            megabytes(figures.bytes()),
            megabytes(figures.largestBytes()),
            Long.toString(figures.overLimit()),
            figures.targetMessages().isPresent()
                ? Long.toString(figures.targetMessages().getAsLong())
                : "",
            Long.toString(report.rates().of(figures).toSeconds()),
            found.warnings().stream().map(Warning::text).collect(Collectors.joining(" | ")),
            result.at().toString());
  }

  /** What is said of an end: trouble, nothing to complain of, or why nobody looked. */
  static String end(Assessment found, Optional<Obstacle> obstacle) {
    return found
        .skipped()
        .orElseGet(() -> obstacle.map(o -> o.code() + ": " + o.advice()).orElse("ok"));
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", Throughput.megabytes(bytes));
  }
}
