package godwit.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first line of a CSV: which column stands where.
 *
 * @param line of the file where it stands
 * @param width number of columns, ignored ones included
 * @param places index of each known column
 * @param required columns that must be there
 * @param ignored headings of unknown columns that are left out
 */
record CsvHeader(
    long line, int width, Map<Column, Integer> places, Set<Column> required, List<String> ignored) {
  /** Longest unknown heading that is quoted back; anything longer is no heading. */
  private static final int MAX_QUOTED = 40;

  CsvHeader {
    places = Map.copyOf(places);
    required = Set.copyOf(required);
    ignored = List.copyOf(ignored);
  }

  /** Reads a header, adding its faults to {@code problems}. */
  static CsvHeader read(
      long line, List<String> headings, CsvRules rules, Problems.Gathered problems) {
    var places = new EnumMap<Column, Integer>(Column.class);
    var unknown = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      Optional<Column> column = Column.of(headings.get(i));
      if (column.isEmpty()) {
        unknown.add(headings.get(i).strip());
      } else if (places.putIfAbsent(column.get(), i) != null) {
        problems.add(repeated(line, column.get()));
      }
    }
    Set<Column> required = required(rules.servers(), places.keySet());
    missing(line, places, required, unknown).forEach(problems::add);
    // Without one known heading the line is data, and its cells may be passwords.
    if (!rules.allowUnknown() && !places.isEmpty()) {
      unknown.forEach(heading -> problems.add(unknown(line, heading)));
    }
    return new CsvHeader(line, headings.size(), places, required, unknown);
  }

  /** Rows that name a server of their own may all be entered without passwords. */
  private static Set<Column> required(RowServers servers, Set<Column> present) {
    return servers.needsPasswords() && !present.contains(Column.ENDPOINT)
        ? Column.REQUIRED
        : Column.WITHOUT_PASSWORDS;
  }

  /** The fault that rows need a password, and the file has no column for one. */
  RowProblem passwordMissing() {
    return missing(line, Column.PASSWORD, ignored);
  }

  /** What a person should know of columns that are left out: each that was probably meant. */
  List<String> hints() {
    return ignored.stream()
        .filter(CsvHeader::isQuotable)
        .flatMap(heading -> Column.meantBy(heading).map(meant -> hint(heading, meant)).stream())
        .toList();
  }

  private static String hint(String heading, Column meant) {
    return "Column \"" + heading + "\" was ignored; it probably means " + meant.heading() + ".";
  }

  /** The known column at a place, counting from 0. */
  Optional<Column> at(int place) {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue() == place)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether rows can be read: every required column has its place. */
  boolean isComplete() {
    return places.keySet().containsAll(required);
  }

  private static List<RowProblem> missing(
      long line, Map<Column, Integer> places, Set<Column> required, List<String> unknown) {
    return required.stream()
        .sorted()
        .filter(column -> !places.containsKey(column))
        .map(column -> missing(line, column, places.isEmpty() ? List.of() : unknown))
        .toList();
  }

  private static RowProblem missing(long line, Column column, List<String> unknown) {
    String what = "Column \"" + column.heading() + "\" is missing from the CSV file.";
    String advice =
        unknown.stream()
            .filter(heading -> Column.meantBy(heading).filter(column::equals).isPresent())
            .filter(CsvHeader::isQuotable)
            .findFirst()
            .map(found -> "Rename the column \"" + found + "\" to " + column.heading() + ".")
            .orElse("The first line must be: EmailAddress,UserName,Password or with ,UserRoot.");
    return RowProblem.ofHeader(line, column.heading(), RowFault.MISSING_COLUMN, what, advice);
  }

  private static RowProblem repeated(long line, Column column) {
    return RowProblem.ofHeader(
        line,
        column.heading(),
        RowFault.REPEATED_COLUMN,
        "Column \"" + column.heading() + "\" is there more than once.",
        "Keep one of them.");
  }

  private static RowProblem unknown(long line, String heading) {
    String shown = isQuotable(heading) ? heading : "";
    String advice =
        Column.meantBy(heading)
            .map(column -> "It probably means " + column.heading() + ": rename it, or remove it.")
            .orElse("Remove it, or allow it with allowUnknownColumnsInCsv=true.");
    String what =
        shown.isEmpty() ? "A column has no known heading." : "Unknown column \"" + shown + "\".";
    return RowProblem.ofHeader(line, shown, RowFault.UNKNOWN_COLUMN, what, advice);
  }

  private static boolean isQuotable(String heading) {
    return heading.length() <= MAX_QUOTED && heading.matches("[\\p{L}][\\p{L}\\p{N} _.-]*");
  }
}
