package godwit.intake;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How many letters must be added, dropped or changed to make one word of another (Levenshtein). */
public final class EditDistance {
  private static final int NEAR = 2;
  private static final int MAX_LENGTH = 40;

  private EditDistance() {}

  /**
   * Which word was probably meant by another one, whatever their case: the nearest, if it is near
   * enough.
   */
  public static Optional<String> nearest(String word, Set<String> known) {
    String limited =
        word.substring(0, Math.min(word.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> distance(k, limited) <= NEAR)
        .min(
            Comparator.comparingInt((String k) -> distance(k, limited))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String known, String word) {
    return between(known.toLowerCase(Locale.ROOT), word);
  }

  static int between(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      above = nextLine(above, a.charAt(i - 1), i, b);
    }
    return above[b.length()];
  }

  private static int[] nextLine(int[] above, char letter, int first, String b) {
    int[] line = new int[above.length];
    line[0] = first;
    for (int j = 1; j < line.length; j++) {
      int change = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      line[j] = Math.min(change, Math.min(above[j], line[j - 1]) + 1);
    }
    return line;
  }
}
