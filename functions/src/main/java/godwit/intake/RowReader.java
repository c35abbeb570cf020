package godwit.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import godwit.seal.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns records into rows, noting each fault. For one thread. */
final class RowReader {
  private final CsvHeader header;
  private final CsvRules rules;
  private final Problems.Gathered problems;
  private final List<BatchRow> good = new ArrayList<>();
  private final Map<String, Integer> firstRows = new HashMap<>();
  private int count;
  private long lastLine;
  private int spacedPasswords;
  private boolean passwordMissed;

  RowReader(CsvHeader header, CsvRules rules, Problems.Gathered problems) {
    this.header = header;
    this.rules = rules;
    this.problems = problems;
  }

  void read(CsvRecord row) {
    lastLine = row.getStartingLineNumber();
    if (row.getFields().stream().allMatch(String::isBlank)) {
      return;
    }
    count++;
    if (count > CsvBatchParser.MAX_ROWS) {
      return;
    }
    if (row.getFieldCount() != header.width()) {
      problems.add(wrongCount(row));
    } else if (header.isComplete()) {
      readCells(row);
    }
  }

  List<BatchRow> good() {
    return good;
  }

  /** Rows so far, beyond the limit too. */
  int count() {
    return count;
  }

  long lastLine() {
    return lastLine;
  }

  int spacedPasswords() {
    return spacedPasswords;
  }

  private void readCells(CsvRecord row) {
    var checks = new CellChecks(count, lastLine);
    String address = text(row, Column.EMAIL_ADDRESS);
    String user = text(row, Column.USER_NAME);
    String root = text(row, Column.USER_ROOT);
    var unused = checks.check(Column.EMAIL_ADDRESS, address, true);
    unused = checks.check(Column.USER_NAME, user, true);
    OwnCells.Read own = new OwnCells(rules.servers(), checks).read(column -> text(row, column));
    String password = password(row, own.needsPassword(), checks);
    unused = checks.check(Column.USER_ROOT, root, false);
    checks.address(address);
    checks.unique(firstRowOf(address), address);
    checks.fresh(!rules.present().contains(address.toLowerCase(Locale.ROOT)));
    checks.found().forEach(problems::add);
    good.add(new BatchRow(address, user, Secret.of(password), given(root), own.options()));
  }

  /** Taken exactly as it stands. */
  private String password(CsvRecord row, boolean needed, CellChecks checks) {
    String password = cell(row, Column.PASSWORD);
    if (header.places().containsKey(Column.PASSWORD)) {
      var unused = checks.check(Column.PASSWORD, password, needed);
    } else if (needed && !passwordMissed) {
      passwordMissed = true;
      problems.add(header.passwordMissing());
    }
    if (!password.equals(password.strip())) {
      spacedPasswords++;
    }
    return password;
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private int firstRowOf(String address) {
    Integer first = firstRows.putIfAbsent(address.toLowerCase(Locale.ROOT), count);
    return first == null ? 0 : first;
  }

  private String text(CsvRecord row, Column column) {
    return cell(row, column).strip();
  }

  private String cell(CsvRecord row, Column column) {
    Integer place = header.places().get(column);
    return place == null ? "" : row.getField(place);
  }

  private RowProblem wrongCount(CsvRecord row) {
    int actual = row.getFieldCount();
    Optional<Column> suspect = actual > header.width() ? cut(row) : header.at(actual);
    return new RowProblem(
        count,
        lastLine,
        suspect.map(Column::heading).orElse(""),
        RowFault.WRONG_COLUMN_COUNT,
        "Row %d has the wrong number of columns. Expected number: %d. Actual number: %d."
            .formatted(count, header.width(), actual),
        actual > header.width() ? tooMany(suspect) : tooFew(suspect));
  }

  /** The column that was probably cut at a separator: a password, as far as the address fits. */
  private Optional<Column> cut(CsvRecord row) {
    Integer address = header.places().get(Column.EMAIL_ADDRESS);
    Integer password = header.places().get(Column.PASSWORD);
    if (address == null || password == null || address > password) {
      return Optional.empty();
    }
    return CellChecks.isAddress(row.getField(address).strip())
        ? Optional.of(Column.PASSWORD)
        : Optional.empty();
  }

  private static String tooMany(Optional<Column> suspect) {
    return suspect.map(column -> column.heading() + " was probably cut in two: a").orElse("A")
        + " value that contains the separator must stand in double quotes.";
  }

  private static String tooFew(Optional<Column> suspect) {
    return suspect
            .map(column -> "Nothing stands for " + column.heading() + " and what follows it. ")
            .orElse("")
        + "Add the missing values; an empty value still needs its separator.";
  }
}
