package godwit.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.util.Arrays;

/**
 * CSV for spreadsheets: UTF-8 with byte order mark, every cell quoted, and no cell that a
 * spreadsheet would run as a formula (OWASP: CSV injection). For one thread.
 */
final class SafeCsv {
  // A mark, as Excel otherwise reads UTF-8 as the local code page.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringWriter text = new StringWriter();
  private final CsvWriter writer;

  private final int columns;

  SafeCsv(String... headings) {
    columns = headings.length;
    text.write(BYTE_ORDER_MARK);
    writer =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .autoFlush(true)
            .build(text);
    row(headings);
  }

  SafeCsv row(String... cells) {
    writer.writeRecord(Arrays.stream(cells).map(SafeCsv::safe).toList());
    return this;
  }

  /** A last line, words in the first column, for what is no row of the list. */
  void last(String words) {
    var cells = new String[columns];
    Arrays.fill(cells, "");
    cells[0] = words;
    SafeCsv unused = row(cells);
  }

  /** How long it is by now. */
  int characters() {
    return text.getBuffer().length();
  }

  String text() {
    return text.toString();
  }

  /** The text with an apostrophe before it where a spreadsheet would take it for a formula. */
  static String safe(String cell) {
    String plain = cell.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", " ");
    return startsFormula(plain) ? "'" + plain : plain;
  }

  private static boolean startsFormula(String cell) {
    // Spreadsheets pass over leading space; some take full-width signs for signs.
    String start = cell.stripLeading();
    boolean control = !cell.isEmpty() && "\t\r\n".indexOf(cell.charAt(0)) >= 0;
    return control
        || (!start.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(start.charAt(0)) >= 0);
  }
}
