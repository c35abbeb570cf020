package godwit.mime.header;

import godwit.mime.charset.TextDecoder;
import java.nio.charset.StandardCharsets;

/** What a field says to a person: encoded words and raw 8-bit bytes decoded, on one line. */
public final class HeaderText {
  private HeaderText() {}

  /** Decodes an unfolded value of one {@code char} per byte. */
  public static String decode(String raw) {
    return clean(EncodedWords.decode(raw));
  }

  /** Decodes raw bytes that are not encoded words (RFC 6532, and what came before it). */
  static String eightBit(String raw) {
    return TextDecoder.undeclared(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Takes out what no header can show: control characters (tabs and line breaks become blanks) and
   * halves of surrogate pairs; blanks at both ends go.
   */
  public static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\t' || c == '\n' || c == '\r') {
            clean.append(' ');
          } else if (!isControl(c)) {
            clean.appendCodePoint(c);
          }
        });
    return clean.toString().strip();
  }

  private static boolean isControl(int c) {
    return c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE;
  }
}
