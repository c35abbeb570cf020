package godwit.folder;

/** Names as Exchange takes them. */
final class FolderName {
  /** Longest display name (graph-documented limits: 255 characters, commonly stated). */
  static final int MAX_CHARS = 255;

  private FolderName() {}

  /** Without control characters and surrounding blanks, not empty, not too long. */
  static String clean(String name) {
    var kept = new StringBuilder();
    name.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(MAX_CHARS)
        .forEach(kept::appendCodePoint);
    while (kept.length() > MAX_CHARS) {
      kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
    }
    String stripped = kept.toString().strip();
    return stripped.isEmpty() ? "_" : stripped;
  }
}
