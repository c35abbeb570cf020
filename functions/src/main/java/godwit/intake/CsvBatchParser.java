package godwit.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import godwit.batch.Batch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads a CSV in the native service's format: a header with EmailAddress, UserName, Password and
 * optionally UserRoot, and columns of ours (Endpoint, TargetFolder, Auth), in any case and order,
 * at most 50,000 rows, separated by comma, semicolon or tab as the header shows. Rows whose cells
 * are all blank are passed over.
 */
final class CsvBatchParser {
  /** The native service's limit. */
  static final int MAX_ROWS = 50_000;

  private final CsvRules rules;

  CsvBatchParser(CsvRules rules) {
    this.rules = rules;
  }

  /** Reads the whole file and finds every fault, also after the first. */
  ParsedCsv parse(CsvText csv) {
    return switch (csv) {
      case CsvText.Illegible illegible -> ParsedCsv.refused(illegible.problem());
      case CsvText.Legible legible -> parse(legible);
    };
  }

  private ParsedCsv parse(CsvText.Legible csv) {
    if (csv.text().isBlank()) {
      return ParsedCsv.refused(emptyFile("The CSV file is empty."));
    }
    var records =
        CsvReader.builder()
            .fieldSeparator(Separator.of(csv.text()))
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(csv.text())
            .iterator();
    var problems = new Problems.Gathered();
    long line = 0;
    try {
      CsvRecord header = records.next();
      line = header.getStartingLineNumber();
      var columns = CsvHeader.read(line, header.getFields(), rules, problems);
      return rows(csv, columns, records, problems);
    } catch (CsvParseException e) {
      problems.add(brokenQuotes(line));
      return new ParsedCsv(List.of(), problems.problems(), List.of());
    }
  }

  private ParsedCsv rows(
      CsvText.Legible csv,
      CsvHeader columns,
      Iterator<CsvRecord> records,
      Problems.Gathered problems) {
    var rows = new RowReader(columns, rules, problems);
    try {
      records.forEachRemaining(rows::read);
    } catch (CsvParseException e) {
      problems.add(brokenQuotes(rows.lastLine()));
    }
    if (rows.count() > MAX_ROWS) {
      problems.add(tooManyRows(rows.count()));
    }
    int servers = rules.servers().count(rows.good());
    if (servers > Batch.MOST_ROW_ENDPOINTS) {
      problems.add(tooManyEndpoints(servers));
    }
    if (rows.count() == 0 && problems.problems().isEmpty()) {
      problems.add(emptyFile("The CSV file has a header and no rows."));
    }
    return new ParsedCsv(rows.good(), problems.problems(), notices(csv, columns, rows));
  }

  private static List<String> notices(CsvText.Legible csv, CsvHeader columns, RowReader rows) {
    var notices = new ArrayList<String>();
    if (csv.guessed()) {
      notices.add(
          "The file is not UTF-8 and was read as Windows-1252. If log-ins with other than English"
              + " letters fail, save it as UTF-8 and make the batch again.");
    }
    if (!columns.ignored().isEmpty()) {
      notices.add("Columns that were ignored: " + columns.ignored().size() + ".");
      notices.addAll(columns.hints());
    }
    if (rows.spacedPasswords() > 0) {
      notices.add(
          "Passwords that begin or end with a space, which was kept: "
              + rows.spacedPasswords()
              + ".");
    }
    return notices;
  }

  private static RowProblem emptyFile(String what) {
    return RowProblem.ofFile(
        RowFault.EMPTY_FILE,
        what,
        "Send a header line EmailAddress,UserName,Password and one row for each mailbox.");
  }

  private static RowProblem tooManyRows(int count) {
    return RowProblem.ofFile(
        RowFault.TOO_MANY_ROWS,
        "The CSV file contains " + count + " rows; at most " + MAX_ROWS + " are taken.",
        "Divide it into two or more files and send each as a batch of its own.");
  }

  private static RowProblem tooManyEndpoints(int count) {
    return new RowProblem(
        0,
        0,
        Column.ENDPOINT.heading(),
        RowFault.TOO_MANY_ENDPOINTS,
        "The rows of the batch name "
            + count
            + " endpoints besides its own; at most "
            + Batch.MOST_ROW_ENDPOINTS
            + " are taken.",
        "Divide the file by Endpoint into two or more and send each as a batch of its own.");
  }

  private static RowProblem brokenQuotes(long lastLine) {
    return new RowProblem(
        0,
        lastLine + 1,
        "",
        RowFault.BROKEN_QUOTES,
        "After line "
            + lastLine
            + " a value in double quotes is not closed, or goes on behind"
            + " its closing quote; nothing behind it could be read.",
        "Put values with separators or quotes in double quotes, and double each quote inside.");
  }
}
