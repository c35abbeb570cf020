package godwit.mime.header;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a value and parameters: Content-Type (RFC 2045 §5.1), Content-Disposition (RFC 2183),
 * with RFC 2231 values. Also takes names with blanks and without quotes, quotes that never close,
 * raw 8-bit bytes, and encoded words where RFC 2047 §5 forbids them.
 */
public final class Parameters {
  /** More are noise or an attack; the rest is not read. */
  private static final int MOST = 500;

  private final String value;
  private final Map<String, String> parameters;

  private Parameters(String value, Map<String, String> parameters) {
    this.value = value;
    this.parameters = parameters;
  }

  /** Reads an unfolded field of one {@code char} per byte. */
  public static Parameters parse(String field) {
    int end = field.indexOf(';');
    String value = (end < 0 ? field : field.substring(0, end)).strip();
    var segments = new ParameterSegments();
    var scanner = new Scanner(field, end < 0 ? field.length() : end);
    for (int i = 0; i < MOST && scanner.hasMore(); i++) {
      scanner.next(segments);
    }
    return new Parameters(firstWord(value), segments.joined());
  }

  /** The value before the parameters, lower case, without comments. */
  public String value() {
    return value;
  }

  /** A decoded parameter. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static String firstWord(String value) {
    int end = 0;
    while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != '(') {
      end++;
    }
    return value.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** All parameters, decoded. */
  public Map<String, String> all() {
    return new LinkedHashMap<>(parameters);
  }

  private static final class Scanner {
    private final String field;
    private int at;

    Scanner(String field, int at) {
      this.field = field;
      this.at = at;
    }

    boolean hasMore() {
      while (at < field.length() && (field.charAt(at) <= ' ' || field.charAt(at) == ';')) {
        at++;
      }
      return at < field.length();
    }

    void next(ParameterSegments segments) {
      int from = at;
      while (at < field.length() && field.charAt(at) != '=' && field.charAt(at) != ';') {
        at++;
      }
      String name = field.substring(from, at).strip().toLowerCase(Locale.ROOT);
      if (at == field.length() || field.charAt(at) == ';') {
        return;
      }
      at++;
      while (at < field.length() && field.charAt(at) <= ' ') {
        at++;
      }
      boolean quoted = at < field.length() && field.charAt(at) == '"';
      String value = quoted ? quoted() : unquoted(name);
      segments.add(name, value);
    }

    private String quoted() {
      var value = new StringBuilder();
      at++;
      while (at < field.length() && field.charAt(at) != '"') {
        char c = field.charAt(at);
        char next = at + 1 < field.length() ? field.charAt(at + 1) : ' ';
        // Only these two need a backslash; before anything else it is part of a Windows path.
        if (c == '\\' && (next == '"' || next == '\\')) {
          at++;
          c = next;
        }
        value.append(c);
        at++;
      }
      while (at < field.length() && field.charAt(at) != ';') {
        at++;
      }
      return value.toString();
    }

    private String unquoted(String name) {
      int from = at;
      while (at < field.length() && field.charAt(at) != ';') {
        int word = EncodedWords.endOfWord(field, at);
        at = word < 0 ? at + 1 : word;
      }
      String value = field.substring(from, at).strip();
      return name.contains("name") ? value : value.split("[\\s(]", 2)[0];
    }
  }
}
