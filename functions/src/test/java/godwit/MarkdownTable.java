package godwit;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A table of a document, so that what the document says can be tested. */
public final class MarkdownTable {
  private MarkdownTable() {}

  /**
   * The rows below the head of the first table behind a line.
   *
   * @param document from the top of the project
   * @param line that the table follows, such as {@code ## Faults}
   */
  public static List<List<String>> after(String document, String line) throws IOException {
    List<String> lines = Repository.text(document).lines().toList();
    int from = lines.indexOf(line);
    if (from < 0) {
      throw new IllegalArgumentException(document + " has no line " + line);
    }
    return lines.stream()
        .skip(from)
        .dropWhile(l -> !l.startsWith("|"))
        .takeWhile(l -> l.startsWith("|"))
        .skip(2)
        .map(MarkdownTable::cells)
        .toList();
  }

  private static List<String> cells(String row) {
    String inner = row.substring(1, row.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }
}
