package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.intake.FieldProblem;
import godwit.intake.IntakeProblem;
import godwit.intake.Problems;
import godwit.intake.RowProblem;

/** Faults of a request as members of a problem document. */
final class ProblemJson {
  private ProblemJson() {}

  /** Adds {@code faultCount} and {@code faults}. */
  static void faults(ObjectNode document, Problems problems) {
    document.put("faultCount", problems.count());
    var faults = document.putArray("faults");
    for (IntakeProblem problem : problems.listed()) {
      ObjectNode fault = faults.addObject();
      switch (problem) {
        case RowProblem row -> place(fault, row);
        case FieldProblem field -> fault.put("field", field.field());
      }
      fault.put("code", problem.code());
      fault.put("message", problem.what());
      fault.put("action", problem.advice());
    }
  }

  private static void place(ObjectNode fault, RowProblem problem) {
    if (problem.row() > 0) {
      fault.put("row", problem.row());
    }
    if (problem.line() > 0) {
      fault.put("line", problem.line());
    }
    if (!problem.column().isEmpty()) {
      fault.put("column", problem.column());
    }
  }
}
