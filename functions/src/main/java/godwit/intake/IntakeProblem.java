package godwit.intake;

/**
 * One fault of a request to make a batch. Its texts never carry what a cell or a secret field held,
 * as a password may stand in any cell of a broken file.
 */
public sealed interface IntakeProblem permits RowProblem, FieldProblem {
  /** The kind of fault, for programs: one word, such as {@code WrongColumnCount}. */
  String code();

  /** What is wrong, for a person. */
  String what();

  /** What to do about it, for a person. */
  String advice();
}
