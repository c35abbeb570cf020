package godwit.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Draws the results of one mailbox. Pure. */
final class ComparisonTable {
  private static final List<String> HEADS =
      List.of("source", "arrived", "equal", "different", "missing", "doubled");
  private static final List<ToIntFunction<FolderResult>> FIGURES =
      List.of(
          FolderResult::source,
          FolderResult::arrived,
          r -> r.pairs().equal(),
          r -> r.pairs().different(),
          r -> r.alone().missing(),
          r -> r.alone().doubled());
  private static final int MOST_WORDS = 50;

  private ComparisonTable() {}

  /** The lines, none wider than {@code columns} unless that is too few for the figures. */
  static List<String> lines(String mailbox, List<FolderResult> results, int columns) {
    int figures = HEADS.stream().mapToInt(h -> h.length() + 2).sum();
    int longest = results.stream().mapToInt(r -> TextColumns.width(r.name())).max().orElse(0);
    int name = Math.max(mailbox.length(), Math.min(longest, Math.max(16, columns - figures - 4)));
    var lines = new ArrayList<String>();
    lines.add("  " + TextColumns.left(mailbox, name) + heads());
    for (FolderResult result : results) {
      lines.add(
          "  "
              + TextColumns.left(result.name(), name)
              + figures(result)
              + (result.isGood() ? "" : "  ✗"));
    }
    lines.add("  " + TextColumns.left("total", name) + sums(results));
    List<String> words =
        results.stream()
            .flatMap(r -> r.words().stream().map(w -> "    ✗ " + r.name() + ": " + w))
            .toList();
    lines.addAll(words.subList(0, Math.min(MOST_WORDS, words.size())));
    if (words.size() > MOST_WORDS) {
      lines.add("    ✗ and " + (words.size() - MOST_WORDS) + " more");
    }
    return List.copyOf(lines);
  }

  private static String heads() {
    var line = new StringBuilder();
    HEADS.forEach(head -> line.append("  ").append(head));
    return line.toString();
  }

  private static String figures(FolderResult result) {
    var line = new StringBuilder();
    for (int i = 0; i < HEADS.size(); i++) {
      line.append(figure(FIGURES.get(i).applyAsInt(result), i));
    }
    return line.toString();
  }

  private static String sums(List<FolderResult> results) {
    var line = new StringBuilder();
    for (int i = 0; i < HEADS.size(); i++) {
      line.append(figure(results.stream().mapToInt(FIGURES.get(i)).sum(), i));
    }
    return line.toString();
  }

  private static String figure(int value, int column) {
    return TextColumns.right(Integer.toString(value), HEADS.get(column).length() + 2);
  }
}
