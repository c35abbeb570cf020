package godwit.report;

import godwit.verify.Difference;
import java.util.List;

/** The differences that a verification found as CSV: a row for each. */
public final class VerificationCsv {
  private VerificationCsv() {}

  public static String of(List<VerificationReport.Line> lines) {
    var csv = new SafeCsv("EmailAddress", "Folder", "Uid", "Difference", "TargetId", "Advice");
    for (VerificationReport.Line line : lines) {
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
    return csv.text();
  }
}
