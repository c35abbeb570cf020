package godwit.local.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns that line up: the first column to the left, all others to the right. A head may
 * have several lines, parted by {@code \n}; short ones sit at the bottom.
 */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> heads) {
    this.heads = List.copyOf(heads);
  }

  /** Adds a row with a cell for each head. */
  void add(List<String> cells) {
    if (cells.size() != heads.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + heads.size() + " columns");
    }
    rows.add(List.copyOf(cells));
  }

  /** Head, rule and rows; no blanks at the ends of lines. */
  List<String> lines() {
    var all = new ArrayList<>(headLines());
    int headHeight = all.size();
    all.addAll(rows);
    int[] widths = new int[heads.size()];
    for (List<String> row : all) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    var lines = new ArrayList<>(all.stream().map(row -> line(row, widths)).toList());
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    lines.add(headHeight, "-".repeat(longest));
    return lines;
  }

  private List<List<String>> headLines() {
    List<List<String>> split = heads.stream().map(h -> List.of(h.split("\n", -1))).toList();
    int height = split.stream().mapToInt(List::size).max().orElse(0);
    var lines = new ArrayList<List<String>>();
    for (int i = 0; i < height; i++) {
      int at = i;
      lines.add(
          split.stream()
              .map(words -> {
                int index = at - (height - words.size());
                return index < 0 ? "" : words.get(index);
              })
              .toList());
    }
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - row.get(c).length());
      line.append(c == 0 ? row.get(c) + padding : GAP + padding + row.get(c));
    }
    return line.toString().stripTrailing();
  }
}
