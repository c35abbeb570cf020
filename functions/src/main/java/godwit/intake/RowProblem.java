package godwit.intake;

/**
 * A fault in a CSV.
 *
 * @param row number of the data row, counting from 1 without the header; 0 for the header or the
 *     file as a whole
 * @param line line of the file where the row begins, counting from 1; 0 for the file as a whole
 * @param column heading of the column; empty for the whole row
 */
public record RowProblem(
    int row, long line, String column, RowFault fault, String what, String advice)
    implements IntakeProblem {
  static RowProblem ofFile(RowFault fault, String what, String advice) {
    return new RowProblem(0, 0, "", fault, what, advice);
  }

  static RowProblem ofHeader(long line, String column, RowFault fault, String what, String advice) {
    return new RowProblem(0, line, column, fault, what, advice);
  }

  @Override
  public String code() {
    return fault.code();
  }
}
