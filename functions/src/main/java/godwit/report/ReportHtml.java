package godwit.report;

/** A report as one HTML page: no script, nothing loaded from elsewhere. */
public final class ReportHtml {
  private ReportHtml() {}

  public static String of(BatchReport report) {
    BatchSummary summary = report.summary();
    String picture = ProgressChart.of(report.history(), ReportTime.of(summary.batch()));
    String cut =
        "The batch is too large for one page: mailboxes, folders or messages are left out. The"
            + " lists of mailboxes and messages have all of them.";
    return Page.of(
        "Migration batch " + summary.batch().id().name().value(),
        ReportBody.of(report, ProgressBar.of(summary), picture, cut));
  }
}
