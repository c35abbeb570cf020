package godwit.folder;

import java.text.Normalizer;
import java.util.Locale;

/** Names as Exchange takes them. */
final class FolderName {
  /** Longest display name in UTF-16 units (graph-documented limits: 255, commonly stated). */
  static final int MAX_CHARS = 255;

  private FolderName() {}

  /**
   * Without control characters, halves of surrogate pairs and surrounding blanks; not empty, not
   * too long. Everything else stays, {@code /} included.
   */
  static String clean(String name) {
    var kept = new StringBuilder(name.length());
    name.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(kept::appendCodePoint);
    String stripped = strip(cut(strip(kept.toString())));
    return stripped.isEmpty() ? "_" : stripped;
  }

  /** What names have in common that Exchange takes for the same: it compares without case. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static String cut(String name) {
    if (name.length() <= MAX_CHARS) {
      return name;
    }
    boolean splitsPair = Character.isHighSurrogate(name.charAt(MAX_CHARS - 1));
    return name.substring(0, splitsPair ? MAX_CHARS - 1 : MAX_CHARS);
  }

  private static String strip(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isBlank(name.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  /** Blanks that do not break lines are blanks as well. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
