package godwit.intake;

/** How many letters must be added, dropped or changed to make one word of another (Levenshtein). */
final class EditDistance {
  private EditDistance() {}

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
