package godwit.report;

import static godwit.report.Html.escape;

/**
 * A table under a heading, as HTML. Where a window is narrow, each row stands as a card whose cells
 * are named by their headings; nothing is to be scrolled sideways. For one thread.
 */
final class Table {
  /** Cells under this heading are times, which are read badly in two lines. */
  private static final String TIME = "Date";

  private final String title;
  private final int numbers;
  private final String[] headings;
  private final StringBuilder rows = new StringBuilder();

  /**
   * @param numbers cells from this column on are numbers
   */
  Table(String title, int numbers, String... headings) {
    this.title = title;
    this.numbers = numbers;
    this.headings = headings.clone();
  }

  /** A table without numbers. */
  static Table ofText(String title, String... headings) {
    return new Table(title, headings.length, headings);
  }

  /** One more row. */
  void row(String... cells) {
    rows.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      rows.append("<td").append(kind(i)).append(label(i)).append('>');
      rows.append(escape(cells[i])).append("</td>");
    }
    rows.append("</tr>\n");
  }

  /** The whole; nothing if it has no rows. */
  String html() {
    return rows.isEmpty()
        ? ""
        : """
        <h2>%s</h2>
        <div class="scroll"><table class="list">
        %s<tbody>
        %s</tbody></table></div>
        """
            .formatted(escape(title), head(), rows);
  }

  private String head() {
    var head = new StringBuilder("<thead><tr>");
    for (int i = 0; i < headings.length; i++) {
      head.append("<th scope=\"col\"").append(i >= numbers ? " class=\"n\">" : ">");
      head.append(escape(headings[i])).append("</th>");
    }
    return head.append("</tr></thead>\n").toString();
  }

  private String kind(int column) {
    if (column >= numbers) {
      return " class=\"n\"";
    }
    return headings[column].equals(TIME) ? " class=\"t\"" : "";
  }

  /** What names the card needs no name. */
  private String label(int column) {
    return column == 0 ? "" : " data-l=\"" + escape(headings[column]) + "\"";
  }
}
