package godwit.intake;

import java.util.List;

/**
 * A CSV as rows.
 *
 * @param rows the good ones; meaningless while there are problems
 * @param problems every fault
 * @param notices what a person should know although it is no fault
 */
record ParsedCsv(List<BatchRow> rows, Problems problems, List<String> notices) {
  ParsedCsv {
    rows = List.copyOf(rows);
    notices = List.copyOf(notices);
  }

  static ParsedCsv refused(RowProblem problem) {
    return new ParsedCsv(List.of(), new Problems(List.of(problem), 0), List.of());
  }
}
