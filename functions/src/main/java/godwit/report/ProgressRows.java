package godwit.report;

import java.util.List;

/**
 * Progress over time as rows of coloured cells: tables and background colours are what every mail
 * reader shows, Outlook's Word among them.
 */
final class ProgressRows {
  private static final int POINTS = 10;
  private static final String GREEN = "#0f7b3f";
  private static final String GREY = "#8a8a8a";
  private static final String RED = "#b3261e";
  private static final String LEFT = "#e4e4e4";

  private ProgressRows() {}

  /** One row for each time, the last of them now. */
  static String of(List<Point> history, ReportTime time) {
    var rows = new StringBuilder();
    for (Point point : Timeline.of(history, POINTS)) {
      rows.append(row(point, time));
    }
    return rows.isEmpty()
        ? ""
        : "<h2>Progress over time</h2>\n<table>\n<tbody>\n"
            + rows
            + "</tbody></table>\n<p class=\"s\">Green: copied. Grey: skipped. Red: failed.</p>\n";
  }

  private static String row(Point point, ReportTime time) {
    return "<tr><td class=\"t\">"
        + time.of(point.at())
        + "</td><td class=\"w\">"
        + bar(point)
        + "</td><td class=\"n\">"
        + point.settled()
        + " of "
        + point.all()
        + "</td></tr>\n";
  }

  /** A table in one row whose cells are as wide as their share. */
  static String bar(Point point) {
    long all = Math.max(1, point.all());
    int copied = share(point.copied(), all);
    int skipped = Math.min(100 - copied, share(point.skipped(), all));
    int failed = Math.min(100 - copied - skipped, share(point.failed(), all));
    return "<table class=\"bar\"><tr>"
        + cell(copied, GREEN)
        + cell(skipped, GREY)
        + cell(failed, RED)
        + cell(100 - copied - skipped - failed, LEFT)
        + "</tr></table>";
  }

  /** In percent; what is there at all can be seen, and what is not whole does not look so. */
  private static int share(long part, long all) {
    if (part == 0 || part == all) {
      return part == 0 ? 0 : 100;
    }
    return Math.clamp(Math.round(100.0 * part / all), 1, 99);
  }

  private static String cell(int percent, String colour) {
    return percent == 0
        ? ""
        : "<td width=\"%d%%\" bgcolor=\"%s\" height=\"14\" style=\"font-size:1px\">&nbsp;</td>"
            .formatted(percent, colour);
  }
}
