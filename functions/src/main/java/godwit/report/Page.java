package godwit.report;

import static godwit.report.Html.escape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The frame of a page: no script, nothing loaded from elsewhere, readable in a mail. */
final class Page {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String STYLE =
      """
      body{font:14px/1.45 "Segoe UI",Arial,sans-serif;color:#1b1b1b;margin:24px;max-width:1100px}
      h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 6px}
      p{margin:6px 0}.s{color:#555}.scroll{overflow-x:auto}
      table{border-collapse:collapse;width:100%}
      th,td{padding:4px 8px;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
      th{background:#f3f3f3;font-weight:600}
      td{overflow-wrap:anywhere}.n{text-align:right;white-space:nowrap}
      """;

  private Page() {}

  /**
   * A whole page.
   *
   * @param body HTML
   */
  static String of(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <h1>%s</h1>
    %s</body>
    </html>
    """
        .formatted(escape(title), STYLE, escape(title), body);
  }

  /** A table under a heading; nothing if it has no rows. */
  static String section(String title, String head, String rows) {
    return rows.isEmpty()
        ? ""
        : "<h2>%s</h2>\n<div class=\"scroll\"><table>\n%s<tbody>\n%s</tbody></table></div>\n"
            .formatted(escape(title), head, rows);
  }

  static String time(Instant at) {
    return TIME.format(at);
  }
}
