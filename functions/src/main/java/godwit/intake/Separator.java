package godwit.intake;

/** Finds what separates the columns of a CSV. */
final class Separator {
  private static final String KNOWN = ",;\t";

  private Separator() {}

  /** Comma, semicolon or tab: what occurs most in the first line that is not empty, unquoted. */
  static char of(String csv) {
    String header = csv.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    for (int i = 0; i < KNOWN.length(); i++) {
      char candidate = KNOWN.charAt(i);
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int count(String line, char wanted) {
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == wanted && !quoted) {
        count++;
      }
    }
    return count;
  }
}
