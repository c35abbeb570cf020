package godwit.ledger;

import godwit.source.UidSet;
import java.time.Instant;
import java.util.Optional;

/**
 * Messages of a chunk that may be at the target without a row.
 *
 * @param uids their identifiers
 * @param landed since when none of them is on its way any more; absent while a worker sends, and so
 *     after it died
 * @param suspects those of them whose creates failed without saying what became of them
 */
public record Intent(UidSet uids, Optional<Instant> landed, Suspects suspects) {
  /** Nothing is in doubt. */
  public static final Intent NONE = new Intent(UidSet.EMPTY, Optional.empty(), Suspects.NONE);

  public Intent {
    suspects = suspects.among(uids);
  }

  /** These are about to be sent. */
  public static Intent toSend(UidSet uids) {
    return new Intent(uids, Optional.empty(), Suspects.NONE);
  }

  /** Of these it is not known what became of them; none is on its way. */
  public static Intent landed(UidSet uids, Instant since) {
    return uids.isEmpty() ? NONE : new Intent(uids, Optional.of(since), Suspects.NONE);
  }

  /** With what is known of failed creates; what is not in doubt is left out. */
  public Intent suspecting(Suspects failed) {
    return new Intent(uids, landed, failed);
  }

  public boolean isEmpty() {
    return uids.isEmpty();
  }
}
