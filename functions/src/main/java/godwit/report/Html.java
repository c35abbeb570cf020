package godwit.report;

/** Text as HTML. */
final class Html {
  private Html() {}

  /**
   * Escapes for element content and quoted attributes. Control characters become spaces, and so do
   * those that reverse or hide text.
   */
  static String escape(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (isHidden(c)) {
          out.append(' ');
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  /** A table row; cells are escaped, and those from the column {@code numbers} on are numbers. */
  static String row(int numbers, String... cells) {
    var row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.length; i++) {
      row.append(i >= numbers ? "<td class=\"n\">" : "<td>");
      row.append(escape(cells[i])).append("</td>");
    }
    return row.append("</tr>\n").toString();
  }

  /** A table's headings, all of them over text. */
  static String head(String... headings) {
    return head(headings.length, headings);
  }

  /** A table's headings; those from the column {@code numbers} on stand over numbers. */
  static String head(int numbers, String... headings) {
    var head = new StringBuilder("<thead><tr>");
    for (int i = 0; i < headings.length; i++) {
      head.append(i >= numbers ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
      head.append(escape(headings[i])).append("</th>");
    }
    return head.append("</tr></thead>\n").toString();
  }
}
