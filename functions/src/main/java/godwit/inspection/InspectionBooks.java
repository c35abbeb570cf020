package godwit.inspection;

import godwit.assess.Assessment;
import godwit.verify.Evidence;
import godwit.verify.Verification;
import godwit.work.Inspection;

/**
 * The books of every kind of inspection.
 *
 * @param evidence what verifications have seen so far
 */
public record InspectionBooks(
    Inspections<Assessment> assessments,
    Inspections<Verification> verifications,
    Evidence evidence) {
  /** Runs and jobs of one kind. */
  public Jobs of(Inspection what) {
    return switch (what) {
      case ASSESS -> assessments;
      case VERIFY -> verifications;
    };
  }
}
