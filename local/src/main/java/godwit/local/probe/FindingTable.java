package godwit.local.probe;

import java.util.ArrayList;
import java.util.List;

/** Findings in columns. */
final class FindingTable {
  private static final List<String> HEADS = List.of("holds", "assumption", "assumed", "tenant");

  private FindingTable() {}

  static List<String> lines(List<Finding> findings) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADS));
    for (Finding each : findings) {
      rows.add(List.of(each.verdict().word(), each.name(), each.assumed(), each.seen()));
    }
    int[] widths = new int[HEADS.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add(1, "-".repeat(lines.stream().mapToInt(String::length).max().orElse(0)));
    return lines;
  }
}
