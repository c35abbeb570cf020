package godwit.report;

import godwit.assess.Assessment;
import godwit.assess.CopyRates;
import godwit.batch.Batch;
import godwit.inspection.Result;
import godwit.inspection.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found in the mailboxes of a batch before their copy.
 *
 * @param run the present or last run; empty if nobody ever asked
 * @param done mailboxes that this run has dealt with
 * @param totals of everything that is known, also of earlier runs
 * @param rates by which durations were told
 * @param results one page of them, by address
 * @param next where the next page begins; empty at the end
 */
public record AssessmentReport(
    Batch batch,
    Instant at,
    Optional<Run> run,
    int done,
    AssessmentTotals totals,
    CopyRates rates,
    List<Result<Assessment>> results,
    Optional<String> next) {
  /** What no assessment can tell, so that nobody takes silence for an answer. */
  public static final List<String> NOT_CHECKED =
      List.of(
          "Free room in the target mailboxes: Graph v1.0 tells neither quota nor use of a mailbox."
              + " Compare the size with Get-MailboxStatistics and the quota of the licence.",
          "Whether a message's content can be read: only the copy reads messages.",
          "Contacts, calendars and tasks: IMAP shows mail only.");

  public AssessmentReport {
    results = List.copyOf(results);
  }
}
