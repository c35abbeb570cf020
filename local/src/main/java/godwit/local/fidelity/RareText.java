package godwit.local.fidelity;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in UTF-7 (RFC 2152) and HZ (RFC 1843), which Java does not know. */
final class RareText {
  private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");
  private static final Pattern CHINESE = Pattern.compile("~\\{((?:[!-~]{2})*?)~\\}|~~");
  private static final Charset GBK = Charset.forName("GBK");

  private RareText() {}

  /** The text, if the charset of this name is one of these. */
  static Optional<String> of(String charset, byte[] bytes) {
    String name = charset.toLowerCase(Locale.ROOT);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (name.contains("utf-7") || name.contains("utf7")) {
      return Optional.of(utf7(text));
    }
    return name.startsWith("hz") ? Optional.of(hz(text)) : Optional.empty();
  }

  private static String utf7(String text) {
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

  private static String hz(String text) {
    return CHINESE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1) == null ? "~" : chinese(m.group(1))));
  }

  private static String chinese(String pairs) {
    byte[] bytes = pairs.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] |= (byte) 0x80;
    }
    return new String(bytes, GBK);
  }
}
