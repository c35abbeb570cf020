package godwit.ledger;

import godwit.batch.Tally;
import godwit.source.UidValidity;
import java.time.Instant;

/**
 * The row that accounts for one message. Written once per message and folder generation; writing
 * the same message again replaces it.
 *
 * @param validity generation of {@code uid}
 * @param uid 1 to 4294967295
 * @param outcome its final state
 * @param sizeBytes size at the source
 * @param fingerprint identity of the content, see {@code godwit.copy.Fingerprint}; empty if the
 *     message was never read
 * @param flags what was carried over, as letters: S seen, A answered, F flagged, D draft
 * @param at when it was settled
 */
public record LedgerEntry(
    UidValidity validity,
    long uid,
    Outcome outcome,
    long sizeBytes,
    String fingerprint,
    String flags,
    Instant at) {

  /** This message counted. */
  public Tally tally() {
    return switch (outcome) {
      case Outcome.Copied c -> new Tally(1, 0, 0, c.degradations().isEmpty() ? 0 : 1, sizeBytes);
      case Outcome.Skipped s -> new Tally(0, 1, 0, 0, 0);
      case Outcome.Failed f -> new Tally(0, 0, 1, 0, 0);
    };
  }
}
