package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152), which Java does not know. */
final class Utf7Text {
  private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

  private Utf7Text() {}

  static String of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return SHIFTED
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement(m.group(1).isEmpty() ? "+" : decoded(m.group(1))));
  }

  private static String decoded(String base64) {
    int whole = base64.length() % 4 == 1 ? base64.length() - 1 : base64.length();
    byte[] units = Base64.getDecoder().decode(base64.substring(0, whole));
    return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
  }
}
