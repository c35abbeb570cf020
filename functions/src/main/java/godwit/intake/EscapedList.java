package godwit.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Several values in one text, parted by commas or semicolons. Within a value a backslash makes the
 * next character an ordinary one; the backslashes stay, as what reads the values needs them too.
 */
public final class EscapedList {
  private static final char ESCAPE = '\\';

  private EscapedList() {}

  /** The values without surrounding space; empty ones are left out. */
  static List<String> split(String text) {
    var values = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSeparator(text.charAt(i))) {
        values.add(text.substring(start, i).strip());
        start = i + 1;
      } else if (text.charAt(i) == ESCAPE && i + 1 < text.length()) {
        i++;
      }
    }
    return values.stream().filter(value -> !value.isEmpty()).toList();
  }

  /** The values as one text, with a backslash before each separator within a value. */
  public static String join(List<String> values) {
    return String.join(",", values.stream().map(EscapedList::escaped).toList());
  }

  private static String escaped(String value) {
    var escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ESCAPE && i + 1 < value.length()) {
        escaped.append(c);
        i++;
      } else if (isSeparator(c)) {
        escaped.append(ESCAPE);
      }
      escaped.append(value.charAt(i));
    }
    return escaped.toString();
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ';';
  }
}
