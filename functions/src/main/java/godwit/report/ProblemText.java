package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.Problem;
import java.time.temporal.ChronoUnit;

/** What stands in the way of a mailbox, as a report says it. */
final class ProblemText {
  private ProblemText() {}

  /** Advice and, if it waits for a time, when it goes on; empty if nothing stands in its way. */
  static String of(Mailbox mailbox) {
    String advice = mailbox.problem().map(Problem::advice).orElse("");
    return mailbox
        .resumes()
        .filter(at -> !advice.isEmpty())
        .map(at -> advice + " (goes on at " + at.truncatedTo(ChronoUnit.SECONDS) + ")")
        .orElse(advice);
  }
}
