package godwit.mime.body;

/** How much room text takes in a JSON request. */
public final class TextSize {
  private TextSize() {}

  /** Bytes of the text as a JSON string in UTF-8, without the quotes (RFC 8259 §7). */
  public static long jsonBytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += jsonBytes(text.charAt(i));
    }
    return bytes;
  }

  /** The longest start of the text that takes at most so many bytes, whole characters only. */
  public static String start(String text, long mostJsonBytes) {
    long bytes = 0;
    int end = 0;
    while (end < text.length()) {
      bytes += jsonBytes(text.charAt(end));
      if (bytes > mostJsonBytes) {
        break;
      }
      end++;
    }
    boolean splitsPair =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end);
  }

  private static int jsonBytes(char c) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
      return 2;
    }
    if (c < ' ') {
      return 6;
    }
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
