package godwit.intake;

/**
 * A fault in a field of the request.
 *
 * @param field as the HTTP interface names it, such as {@code port}
 */
public record FieldProblem(String field, String code, String what, String advice)
    implements IntakeProblem {
  static FieldProblem missing(String field, String advice) {
    return new FieldProblem(field, "MissingField", "\"" + field + "\" is missing.", advice);
  }

  static FieldProblem invalid(String field, String what, String advice) {
    return new FieldProblem(field, "InvalidField", what, advice);
  }
}
