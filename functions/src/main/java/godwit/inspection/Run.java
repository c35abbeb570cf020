package godwit.inspection;

import godwit.batch.BatchId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person asked for: an inspection of a batch or of some of its mailboxes.
 *
 * @param id names this run; a mailbox's result says which run found it
 * @param asked when it was asked for
 * @param after address up to which the batch's rows were gone through; empty at the start
 * @param walked whether all of them were
 * @param finished when the last mailbox was done; empty while it lasts
 * @param version opaque; empty for one that is not stored yet
 */
public record Run(
    BatchId batch,
    String id,
    Instant asked,
    Optional<String> after,
    boolean walked,
    Optional<Instant> finished,
    String version) {
  /** A run of a whole batch that begins now. */
  public static Run ofBatch(BatchId batch, Instant now) {
    return new Run(batch, id(now), now, Optional.empty(), false, Optional.empty(), "");
  }

  /** A run of mailboxes that are named one by one. */
  public static Run ofSome(BatchId batch, Instant now) {
    return new Run(batch, id(now), now, Optional.empty(), true, Optional.empty(), "");
  }

  private static String id(Instant now) {
    return Long.toString(now.toEpochMilli(), 36);
  }

  public boolean isOpen() {
    return finished.isEmpty();
  }

  /** Takes the place of an earlier run, which it is stored over. */
  public Run over(Run earlier) {
    return new Run(batch, id, asked, after, walked, finished, earlier.version());
  }

  /** The rows up to this address were gone through. */
  public Run walkedTo(Optional<String> address, boolean all) {
    return new Run(batch, id, asked, address.or(() -> after), all, finished, version);
  }

  public Run finishedAt(Instant now) {
    return new Run(batch, id, asked, after, walked, Optional.of(now), version);
  }

  public Run withVersion(String stored) {
    return new Run(batch, id, asked, after, walked, finished, stored);
  }
}
