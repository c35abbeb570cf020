package godwit.intake;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds fields that nobody knows, so that a misspelled option is never quietly left out. */
final class UnknownFields {
  private UnknownFields() {}

  /** A fault for each field that is not known, with the one that was probably meant. */
  static List<FieldProblem> in(Set<String> fields, Set<String> known) {
    return new TreeSet<>(fields)
        .stream()
            .filter(field -> !known.contains(field))
            .map(field ->
                new FieldProblem(
                    shown(field), "UnknownField", "This field is not known.", advice(field, known)))
            .toList();
  }

  private static String shown(String field) {
    return field.matches("[\\w$.-]{1,40}") ? field : "";
  }

  private static String advice(String field, Set<String> known) {
    return EditDistance.nearest(field, known)
        .map(k -> "It probably means " + k + ".")
        .orElse("Remove it. Known are: " + String.join(", ", new TreeSet<>(known)) + ".");
  }
}
