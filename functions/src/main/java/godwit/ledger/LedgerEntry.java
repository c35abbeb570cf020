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
 * @param flags what was carried over last, as letters: S seen, A answered, W forwarded, F flagged,
 *     D draft; several sets of them, joined by slashes, where it is not known which
 * @param sourceFlags what the source was last seen to have, as such letters; another than {@code
 *     flags} where the target was left as its owner had changed it
 * @param at when it was settled
 */
public record LedgerEntry(
    UidValidity validity,
    long uid,
    Outcome outcome,
    long sizeBytes,
    String fingerprint,
    String flags,
    String sourceFlags,
    Instant at) {

  /** A message whose flags are at the target as the source has them. */
  public LedgerEntry(
      UidValidity validity,
      long uid,
      Outcome outcome,
      long sizeBytes,
      String fingerprint,
      String flags,
      Instant at) {
    this(validity, uid, outcome, sizeBytes, fingerprint, flags, flags, at);
  }

  /** With another outcome. */
  public LedgerEntry settled(Outcome now) {
    return new LedgerEntry(validity, uid, now, sizeBytes, fingerprint, flags, sourceFlags, at);
  }

  /** After its flags were compared again. */
  public LedgerEntry flagged(String written, String atSource) {
    return new LedgerEntry(validity, uid, outcome, sizeBytes, fingerprint, written, atSource, at);
  }

  /** This message counted. */
  public Tally tally() {
    return switch (outcome) {
      case Outcome.Copied c -> new Tally(1, 0, 0, c.degradations().isEmpty() ? 0 : 1, sizeBytes);
      case Outcome.Moved moved -> Tally.NONE;
      case Outcome.Skipped s -> new Tally(0, 1, 0, 0, 0);
      case Outcome.Failed f -> new Tally(0, 0, 1, 0, 0);
    };
  }
}
