package godwit.report;

import godwit.assess.Assessment;
import godwit.assess.CopyRates;
import godwit.batch.Batch;
import godwit.batch.BatchStore;
import godwit.batch.MailboxStore;
import godwit.batch.Progress;
import godwit.endpoint.EndpointKey;
import godwit.failure.MigrationException;
import godwit.inspection.Inspections;
import godwit.inspection.Result;
import godwit.inspection.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads assessments. Costs a storage request for each 1,000 mailboxes of the batch, and one for
 * each 1,000 of all batches of the same source server, whose rates are measured. Safe for use by
 * many threads.
 */
public final class AssessmentReports {
  private static final int PAGE = 1_000;

  private final BatchStore batches;
  private final MailboxStore mailboxes;
  private final Inspections<Assessment> assessments;
  private final Clock clock;

  public AssessmentReports(
      BatchStore batches,
      MailboxStore mailboxes,
      Inspections<Assessment> assessments,
      Clock clock) {
    this.batches = batches;
    this.mailboxes = mailboxes;
    this.assessments = assessments;
    this.clock = clock;
  }

  /**
   * A page of a batch's assessment, with the totals of all of it.
   *
   * @param after where the last page ended
   * @param limit results on the page, at least 1
   */
  public AssessmentReport of(Batch batch, Optional<String> after, int limit)
      throws MigrationException {
    CopyRates rates = rates(batch);
    Optional<Run> run = assessments.run(batch.id());
    var sum = new AssessmentTotals.Sum(rates);
    int done = 0;
    Optional<String> place = Optional.empty();
    do {
      var page = assessments.results(batch.id(), place, PAGE);
      for (Result<Assessment> result : page.results()) {
        sum.add(result.value());
        done += run.filter(r -> !result.at().isBefore(r.asked())).isPresent() ? 1 : 0;
      }
      place = page.next();
    } while (place.isPresent());
    var shown = page(batch, after, limit);
    int connections = batch.connections();
    return new AssessmentReport(
        batch,
        clock.instant(),
        run,
        done,
        sum.totals(connections),
        rates,
        shown.results(),
        shown.next());
  }

  /** One answer of storage is 1,000 rows at most. */
  private Inspections.Page<Assessment> page(Batch batch, Optional<String> after, int limit)
      throws MigrationException {
    List<Result<Assessment>> results = new ArrayList<>();
    Optional<String> place = after;
    do {
      var page = assessments.results(batch.id(), place, Math.min(PAGE, limit - results.size()));
      results.addAll(page.results());
      place = page.next();
    } while (place.isPresent() && results.size() < limit);
    return new Inspections.Page<>(results, place);
  }

  private CopyRates rates(Batch batch) throws MigrationException {
    var measured = new Measured();
    Set<EndpointKey> servers = batch.endpointKeys();
    for (Batch other : batches.all()) {
      if (!Collections.disjoint(other.endpointKeys(), servers)) {
        mailboxes.forEach(
            other.id(),
            Set.of(),
            PAGE,
            m -> {
              if (servers.contains(other.endpointOf(m).key())) {
                measured.add(m.progress());
              }
            });
      }
    }
    return CopyRates.measured(measured.messages, measured.spent);
  }

  /** For one thread. */
  private static final class Measured {
    private long messages;
    private Duration spent = Duration.ZERO;

    void add(Progress progress) {
      messages += progress.tally().copied();
      spent = spent.plus(progress.working()).plus(progress.throttled());
    }
  }
}
