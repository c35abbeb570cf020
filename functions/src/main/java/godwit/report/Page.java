package godwit.report;

import static godwit.report.Html.escape;

/** The frame of a page: no script, nothing loaded from elsewhere, readable in a mail. */
final class Page {
  private static final String STYLE =
      """
      body{font:14px/1.45 "Segoe UI",Arial,sans-serif;color:#1b1b1b;margin:24px;max-width:1100px}
      h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 6px}
      p{margin:6px 0;max-width:70ch}svg{display:block;max-width:100%;height:auto}
      .s{color:#555}.scroll{overflow-x:auto}
      table{border-collapse:collapse;width:100%}
      th,td{padding:4px 8px;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
      th{background:#f3f3f3;font-weight:600}
      td{overflow-wrap:break-word;min-width:4ch}th.n,td.n{text-align:right;white-space:nowrap}
      td.t{white-space:nowrap}
      @media(max-width:960px){body{margin:12px}.list,.list tbody{display:block}
      .list thead,.list td:empty{display:none}
      .list tr{display:block;border-bottom:1px solid #ddd;padding:6px 0}
      .list td{display:block;border:0;padding:1px 0;font-size:13px;overflow-wrap:anywhere}
      .list td.n{display:inline-block;padding-right:12px}.list td:first-child{font-weight:600}
      .list td[data-l]::before{content:attr(data-l) " ";color:#555}}
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
}
