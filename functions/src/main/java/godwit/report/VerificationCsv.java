package godwit.report;

import godwit.verify.Difference;
import java.util.List;

/** The differences that a verification found as CSV: a row for each. */
public final class VerificationCsv {
  private VerificationCsv() {}

  /**
   * At most {@code most} differences.
   *
   * @param lines one more of them than that where there are more; then the last line says so
   * @param rest where all of them are to be had
   */
  public static String of(List<VerificationReport.Line> lines, int most, String rest) {
    var csv = new SafeCsv("EmailAddress", "Folder", "Uid", "Difference", "TargetId", "Advice");
    lines.stream().limit(most).forEach(line -> add(csv, line));
    if (lines.size() > most) {
      csv.last(
          "Not whole: this file ends after %d differences. All of them, page by page: %s"
              .formatted(most, rest));
    }
    return csv.text();
  }

  private static void add(SafeCsv csv, VerificationReport.Line line) {
    Difference found = line.difference();
    SafeCsv unused =
        csv.row(
            line.emailAddress(),
            found.folder(),
            Long.toString(found.uid()),
            found.kind().word(),
            found.targetId(),
            found.kind().advice());
  }
}
