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
 */
public record Intent(UidSet uids, Optional<Instant> landed) {
  /** Nothing is in doubt. */
  public static final Intent NONE = new Intent(UidSet.EMPTY, Optional.empty());

  /** These are about to be sent. */
  public static Intent toSend(UidSet uids) {
    return new Intent(uids, Optional.empty());
  }

  /** Of these it is not known what became of them; none is on its way. */
  public static Intent landed(UidSet uids, Instant since) {
    return uids.isEmpty() ? NONE : new Intent(uids, Optional.of(since));
  }

  public boolean isEmpty() {
    return uids.isEmpty();
  }
}
