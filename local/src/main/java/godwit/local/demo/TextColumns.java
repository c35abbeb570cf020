package godwit.local.demo;

/** Text measured as a terminal shows it: East Asian characters take two columns, accents none. */
final class TextColumns {
  private TextColumns() {}

  /** How many columns {@code text} takes. */
  static int width(String text) {
    return text.codePoints().map(TextColumns::width).sum();
  }

  /** {@code text} on the left of {@code columns} columns, its end cut off with … if too long. */
  static String left(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(columns - width(cut));
  }

  /** {@code text} on the right of {@code columns} columns. */
  static String right(String text, int columns) {
    String cut = cut(text, columns);
    return " ".repeat(columns - width(cut)) + cut;
  }

  /** At most {@code columns} columns of {@code text}. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var kept = new StringBuilder();
    int used = 0;
    for (int point : text.codePoints().toArray()) {
      used += width(point);
      if (used > columns - 1) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return columns < 1 ? "" : kept.append('…').toString();
  }

  private static int width(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  /** The wide blocks of Unicode's East Asian Width (UAX #11) that names are written in. */
  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0x303E)
        || (point >= 0x3041 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1F64F)
        || (point >= 0x1F900 && point <= 0x1F9FF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }
}
