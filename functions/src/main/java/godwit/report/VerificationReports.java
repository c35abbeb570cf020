package godwit.report;

import godwit.batch.Batch;
import godwit.failure.MigrationException;
import godwit.inspection.InspectionBooks;
import godwit.inspection.Inspections;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.verify.Evidence;
import godwit.verify.Verification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads verifications. Costs a storage request for each 1,000 mailboxes of the batch. Safe for use
 * by many threads.
 */
public final class VerificationReports {
  private static final int PAGE = 1_000;

  private final InspectionBooks books;
  private final Clock clock;

  public VerificationReports(InspectionBooks books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /**
   * A page of a batch's verification, with the totals of all of it.
   *
   * @param after where the last page ended
   * @param limit results on the page, 1 to 1,000
   */
  public VerificationReport of(Batch batch, Optional<String> after, int limit)
      throws MigrationException {
    Inspections<Verification> found = books.verifications();
    Optional<Run> run = found.run(batch.id());
    var sum = new VerificationTotals.Sum();
    int done = 0;
    Optional<String> place = Optional.empty();
    do {
      var page = found.results(batch.id(), place, PAGE);
      for (Result<Verification> result : page.results()) {
        sum.add(result.value());
        done += run.filter(r -> !result.at().isBefore(r.asked())).isPresent() ? 1 : 0;
      }
      place = page.next();
    } while (place.isPresent());
    var shown = found.results(batch.id(), after, limit);
    return new VerificationReport(
        batch, clock.instant(), run, done, sum.totals(), shown.results(), shown.next());
  }

  /** A page of the differences of one mailbox. */
  public Evidence.Page differences(Result<Verification> result, Optional<String> after, int limit)
      throws MigrationException {
    return books.evidence().differences(result.mailbox(), after, limit);
  }

  /** The differences of these mailboxes, one after the other, at most {@code most}. */
  public List<VerificationReport.Line> lines(List<Result<Verification>> results, int most)
      throws MigrationException {
    var lines = new ArrayList<VerificationReport.Line>();
    for (Result<Verification> result : results) {
      boolean agrees = result.value().total().differences().isEmpty();
      Optional<String> after = Optional.empty();
      while (!agrees && lines.size() < most) {
        Evidence.Page page = differences(result, after, Math.min(PAGE, most - lines.size()));
        page.differences()
            .forEach(d -> lines.add(new VerificationReport.Line(result.emailAddress(), d)));
        after = page.next();
        agrees = after.isEmpty();
      }
    }
    return lines;
  }
}
