package godwit.mime.body;

/** Undoes format=flowed (RFC 3676): paragraphs become one line each, quotes stay quotes. */
public final class FlowedText {
  private FlowedText() {}

  /**
   * Joins flowed lines.
   *
   * @param deleteSpace the DelSp parameter: the blank that marks a flowed line is no content
   */
  public static String unwrap(String text, boolean deleteSpace) {
    var out = new StringBuilder(text.length());
    boolean open = false;
    int openDepth = 0;
    for (String line : text.split("\\r\\n|\\n|\\r", -1)) {
      int depth = quoteDepth(line);
      String content = unstuff(line.substring(depth));
      boolean signature = content.equals("-- ");
      if (open && depth == openDepth && !signature) {
        out.append(content);
      } else {
        out.append(out.isEmpty() ? "" : "\r\n").append(">".repeat(depth));
        out.append(depth > 0 && !content.isEmpty() ? " " : "").append(content);
      }
      open = content.endsWith(" ") && !signature;
      openDepth = depth;
      if (open && deleteSpace) {
        out.setLength(out.length() - 1);
      }
    }
    return out.toString();
  }

  private static int quoteDepth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }

  /** RFC 3676 §4.4: one leading blank protects what follows. */
  private static String unstuff(String content) {
    return content.startsWith(" ") ? content.substring(1) : content;
  }
}
