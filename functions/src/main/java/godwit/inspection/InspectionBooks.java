package godwit.inspection;

import godwit.assess.Assessment;
import godwit.work.Inspection;

/** The books of every kind of inspection. */
public record InspectionBooks(Inspections<Assessment> assessments) {
  /** Runs and jobs of one kind. */
  public Jobs of(Inspection what) {
    return switch (what) {
      case ASSESS -> assessments;
    };
  }
}
