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
}
