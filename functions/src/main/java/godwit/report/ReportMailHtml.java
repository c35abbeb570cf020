package godwit.report;

import static godwit.report.Html.escape;

/**
 * A report as the body of a mail: tables, every style in its element, no drawing, no script,
 * nothing loaded from elsewhere, as Outlook's Word shows it. Short: what is left out is in the
 * files that go with it.
 */
public final class ReportMailHtml {
  private static final int MAILBOXES = 50;
  private static final int FOLDERS = 100;
  private static final int MESSAGES = 50;

  private ReportMailHtml() {}

  public static String of(BatchReport report) {
    BatchSummary summary = report.summary();
    String name = escape(summary.batch().id().name().value());
    String picture = ProgressRows.of(report.history(), ReportTime.of(summary.batch()));
    String cut =
        "Mailboxes, folders or messages are left out of this mail. The files that go with it have"
            + " more, and the app's GET /api/batches/"
            + summary.batch().id().name().value()
            + "/messages has every message.";
    String bar = ProgressRows.bar(Point.of(summary, report.at())) + ProgressBar.words(summary);
    String body = ReportBody.of(report.shortened(MAILBOXES, FOLDERS, MESSAGES), bar, picture, cut);
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Migration batch %s</title>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(name, InlineStyles.of("<h1>Migration batch " + name + "</h1>\n" + body));
  }
}
