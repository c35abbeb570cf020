package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Messages whose header runs into the body because the empty line between them was lost. */
final class TornHeader {
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:.*", Pattern.DOTALL);

  private TornHeader() {}

  /**
   * The message with an empty line before the first line that is no field; itself if it is whole.
   */
  static byte[] closed(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int at = text.startsWith("From ") ? text.indexOf('\n') + 1 : 0;
    while (at < text.length()) {
      int next = text.indexOf('\n', at) + 1;
      String line = text.substring(at, next == 0 ? text.length() : next);
      if (line.isEmpty() || line.equals("\n") || line.equals("\r\n") || next == 0) {
        return message;
      }
      boolean folded = at > 0 && (line.startsWith(" ") || line.startsWith("\t"));
      if (!folded && !FIELD.matcher(line).matches()) {
        String whole = text.substring(0, at) + "\r\n" + text.substring(at);
        return whole.getBytes(StandardCharsets.ISO_8859_1);
      }
      at = next;
    }
    return message;
  }
}
