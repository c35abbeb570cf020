package godwit.local.fidelity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Boundaries (RFC 2046 §5.1.1) that a message declares anywhere. A line that starts with one is a
 * delimiter to one reader and text to another, by the blanks and words behind it.
 */
final class Boundaries {
  private static final Pattern DECLARED =
      Pattern.compile("(?i)\\bboundary\\s*=\\s*(?:\"([^\"\\r\\n]+)\"|([^\\s;\"]+))");

  private Boundaries() {}

  static List<String> in(String message) {
    return DECLARED
        .matcher(message)
        .results()
        .map(m -> (m.group(1) == null ? m.group(2) : m.group(1)).strip())
        .filter(b -> !b.isEmpty())
        .distinct()
        .toList();
  }

  /** The text without lines that start with two dashes and one of these. */
  static String without(List<String> boundaries, String text) {
    if (!text.contains("--")) {
      return text;
    }
    var kept = new StringBuilder(text.length());
    for (String line : text.split("(?<=\n)", -1)) {
      boolean delimiter =
          line.startsWith("--") && boundaries.stream().anyMatch(b -> line.startsWith(b, 2));
      kept.append(delimiter ? "" : line);
    }
    return kept.toString();
  }
}
