package godwit.mime.header;

import godwit.mime.charset.TextDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins the pieces of parameters: {@code name}, {@code name*} and {@code name*0}, {@code name*1*}
 * ... (RFC 2231 §3 and §4). An extended value wins over a plain one beside it; of repeated ones the
 * first.
 */
final class ParameterSegments {
  private final Map<String, String> plain = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, Segment>> extended = new LinkedHashMap<>();

  /**
   * Adds one piece.
   *
   * @param name lower case, with its asterisks
   */
  void add(String name, String value) {
    int star = name.indexOf('*');
    if (star <= 0) {
      plain.putIfAbsent(name, value);
      return;
    }
    boolean encoded = name.endsWith("*");
    String number =
        name.substring(star + 1, encoded ? Math.max(star + 1, name.length() - 1) : name.length());
    int index = number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    extended
        .computeIfAbsent(name.substring(0, star), unused -> new TreeMap<>())
        .putIfAbsent(index, new Segment(value, encoded));
  }

  Map<String, String> joined() {
    var joined = new LinkedHashMap<String, String>();
    plain.forEach((name, value) -> joined.put(name, HeaderText.decode(value)));
    extended.forEach((name, segments) -> joined.put(name, HeaderText.clean(join(segments))));
    return joined;
  }

  private static String join(Map<Integer, Segment> segments) {
    var bytes = new ByteArrayOutputStream();
    Optional<String> charset = Optional.empty();
    boolean anyEncoded = false;
    boolean first = true;
    for (Segment segment : segments.values()) {
      String value = segment.value();
      if (first && segment.encoded()) {
        int charsetEnd = value.indexOf('\'');
        int languageEnd = value.indexOf('\'', charsetEnd + 1);
        if (charsetEnd >= 0 && languageEnd > charsetEnd) {
          charset = Optional.of(value.substring(0, charsetEnd)).filter(name -> !name.isBlank());
          value = value.substring(languageEnd + 1);
        }
      }
      anyEncoded |= segment.encoded();
      bytes.writeBytes(segment.encoded() ? unescape(value) : latin1(value));
      first = false;
    }
    // Continuations without a charset often carry encoded words cut into pieces.
    String raw = bytes.toString(StandardCharsets.ISO_8859_1);
    return anyEncoded ? TextDecoder.decode(bytes.toByteArray(), charset) : EncodedWords.decode(raw);
  }

  private static byte[] unescape(String value) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (value.charAt(i) == '%' && low >= 0) {
        bytes.write((high << 4) | low);
        i += 2;
      } else {
        bytes.write(value.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] latin1(String value) {
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }

  private record Segment(String value, boolean encoded) {}
}
