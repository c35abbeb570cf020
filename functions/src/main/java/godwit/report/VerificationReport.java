package godwit.report;

import godwit.batch.Batch;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.verify.Difference;
import godwit.verify.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found in the mailboxes of a batch after their copy.
 *
 * @param run the present or last run; empty if nobody ever asked
 * @param done mailboxes that this run has dealt with
 * @param totals of everything that is known, also of earlier runs
 * @param results one page of them, by address
 * @param next where the next page begins; empty at the end
 */
public record VerificationReport(
    Batch batch,
    Instant at,
    Optional<Run> run,
    int done,
    VerificationTotals totals,
    List<Result<Verification>> results,
    Optional<String> next) {
  public VerificationReport {
    results = List.copyOf(results);
  }

  /** A difference and whose it is. */
  public record Line(String emailAddress, Difference difference) {
    /** Hides the address. */
    @Override
    public String toString() {
      return "Line[" + difference + "]";
    }
  }
}
