package godwit.local.fidelity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files in Content-Type and Content-Disposition that Mime4j leaves as they are: RFC 2231
 * with a charset that it does not know or with broken escapes, and values without quotes that hold
 * what only quotes may. An own reading.
 */
final class LooseNames {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*(?:file)?name(\\*(\\d{1,4}))?(\\*)?\\s*=\\s*(?:\"([^\"]*)\"|([^;]*))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern LABEL = Pattern.compile("^([^']*)'[^']*'");

  private LooseNames() {}

  /** What a field of one char per byte may call its part; the pieces of a name as one. */
  static List<String> in(String field) {
    var names = new ArrayList<String>();
    var pieces = new TreeMap<Integer, byte[]>();
    String charset = "";
    Matcher parameter = PARAMETER.matcher(field);
    while (parameter.find()) {
      String quoted = parameter.group(4);
      String value = (quoted == null ? parameter.group(5) : quoted).strip();
      boolean escaped = parameter.group(3) != null;
      boolean piece = parameter.group(2) != null;
      Matcher label = LABEL.matcher(value);
      if (escaped && label.find()) {
        charset = label.group(1);
        value = value.substring(label.end());
      }
      if (escaped || piece) {
        pieces.putIfAbsent(
            piece ? Integer.parseInt(parameter.group(2)) : 0,
            escaped ? unescaped(value) : value.getBytes(StandardCharsets.ISO_8859_1));
      } else {
        names.add(Words.headerText(value));
      }
    }
    if (!pieces.isEmpty()) {
      names.addAll(texts(pieces, charset));
    }
    return names;
  }

  private static byte[] unescaped(String value) {
    return ESCAPE
        .matcher(value)
        .replaceAll(e -> Matcher.quoteReplacement("" + (char) Integer.parseInt(e.group(1), 16)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> texts(SortedMap<Integer, byte[]> pieces, String charset) {
    var whole = new ByteArrayOutputStream();
    pieces.values().forEach(whole::writeBytes);
    byte[] bytes = whole.toByteArray();
    var texts = new ArrayList<String>();
    RareText.of(charset, bytes).ifPresent(texts::add);
    Optional<Charset> known = Words.charset(charset);
    known.flatMap(c -> Words.strictly(bytes, c)).ifPresent(texts::add);
    if (texts.isEmpty()) {
      texts.add(Words.headerText(new String(bytes, StandardCharsets.ISO_8859_1)));
    }
    return texts;
  }
}
