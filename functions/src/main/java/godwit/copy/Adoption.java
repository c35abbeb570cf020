package godwit.copy;

import godwit.ledger.Trace;
import godwit.source.MessageSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a message at the target may count as one of the source's, and what must be asked first. */
final class Adoption {
  /**
   * A message up to this size went to the target in one request, so it is there whole or not at
   * all: requests take about four times as much.
   */
  static final long SURELY_WHOLE_BYTES = 1_000_000;

  private Adoption() {}

  /**
   * Whether identifiers alone prove it, so that the message need not be read. Servers that number
   * anew without a new UIDVALIDITY exist, so the time must agree as well, and the server's own
   * content identity where it has one.
   */
  static boolean isSure(MessageSummary summary, Trace trace) {
    boolean sameTime =
        summary
                .internalDate()
                .map(Adoption::seconds)
                .equals(trace.received().map(Adoption::seconds))
            && trace.received().isPresent();
    boolean sameContent =
        summary.emailId().map(Fingerprint::of).map(trace.fingerprint()::equals).orElse(true);
    return summary.sizeBytes() < SURELY_WHOLE_BYTES && sameTime && sameContent;
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
