package godwit.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a rule.
 *
 * @param written as it stands in the rule
 * @param plain with each backslash taken away that makes the character after it an ordinary one
 */
record EscapedName(String written, String plain) {
  private static final char ESCAPE = '\\';

  /** Cuts at every separator that has no backslash before it; empty if one ends the text. */
  static Optional<List<EscapedName>> split(String text, char separator) {
    var pieces = new ArrayList<EscapedName>();
    var written = new StringBuilder();
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ESCAPE && i + 1 == text.length()) {
        return Optional.empty();
      }
      if (c == ESCAPE) {
        i++;
        written.append(c).append(text.charAt(i));
        plain.append(text.charAt(i));
      } else if (c == separator) {
        pieces.add(new EscapedName(written.toString(), plain.toString()));
        written.setLength(0);
        plain.setLength(0);
      } else {
        written.append(c);
        plain.append(c);
      }
    }
    pieces.add(new EscapedName(written.toString(), plain.toString()));
    return Optional.of(pieces);
  }

  boolean isBetweenSigns() {
    return written.length() > 2
        && written.startsWith("#")
        && written.endsWith("#")
        && written.charAt(written.length() - 2) != ESCAPE;
  }

  String betweenSigns() {
    return written.substring(1, written.length() - 1);
  }
}
