package godwit.local.fidelity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Transfer encodings read letter by letter where they, or their names, are broken. */
final class LooseCoding {
  private static final Pattern ESCAPE = Pattern.compile("=([0-9A-Fa-f]{2})");

  private LooseCoding() {}

  /** The encoding that a field means: without quotes and what follows, in one spelling. */
  static String name(String field) {
    return Part.lower(field.replaceFirst("^[\\s\"']*([^\\s;\"'(]*)(?s:.*)", "$1"))
        .replace('_', '-');
  }

  static boolean knows(String coding) {
    return coding.equals("base64") || coding.equals("quoted-printable") || isUu(coding);
  }

  private static boolean isUu(String coding) {
    return coding.matches("x-uue?|x-uuencode|uuencode");
  }

  static byte[] decoded(String coding, String text) {
    if (coding.equals("quoted-printable")) {
      return quoted(text);
    }
    return isUu(coding) ? uu(text) : LooseWords.base64(text);
  }

  /** Blanks at the ends of lines are no content (RFC 2045 §6.7), what is no escape stays. */
  private static byte[] quoted(String text) {
    String joined = text.replaceAll("[ \\t]+(?=\r?\n|$)", "").replaceAll("=\r?\n|=$", "");
    return ESCAPE
        .matcher(joined)
        .replaceAll(e -> Matcher.quoteReplacement("" + (char) Integer.parseInt(e.group(1), 16)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Each line between {@code begin} and {@code end} by itself; what is missing of it is missing.
   */
  private static byte[] uu(String text) {
    var out = new ByteArrayOutputStream();
    boolean begun = false;
    for (String line : text.split("\r?\n", -1)) {
      if (begun && line.strip().equals("end")) {
        break;
      }
      if (begun && !line.isEmpty()) {
        out.writeBytes(line(line));
      }
      begun |= line.startsWith("begin ");
    }
    return out.toByteArray();
  }

  private static byte[] line(String line) {
    int count = (line.charAt(0) - ' ') & 0x3F;
    var bytes = new ByteArrayOutputStream();
    for (int i = 1; i + 1 < line.length() && bytes.size() < count; i += 4) {
      int[] letters = new int[4];
      for (int k = 0; k < 4; k++) {
        letters[k] = i + k < line.length() ? (line.charAt(i + k) - ' ') & 0x3F : 0;
      }
      bytes.write(letters[0] << 2 | letters[1] >> 4);
      bytes.write(letters[1] << 4 | letters[2] >> 2);
      bytes.write(letters[2] << 6 | letters[3]);
    }
    return Arrays.copyOf(bytes.toByteArray(), Math.min(count, bytes.size()));
  }
}
