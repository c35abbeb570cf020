package godwit.inspection;

import godwit.batch.BatchId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person asked for: an inspection of a batch or of some of its mailboxes.
 *
 * @param id names this run; a mailbox's result says which run found it
 * @param asked when it was asked for
 * @param walk how far the batch's rows were gone through
 * @param finished when the last mailbox was done; empty while it lasts
 * @param version opaque; empty for one that is not stored yet
 */
public record Run(
    BatchId batch,
    String id,
    Instant asked,
    Walk walk,
    Optional<Instant> finished,
    String version) {
  /** A run of a whole batch that begins now. */
  public static Run ofBatch(BatchId batch, Instant now) {
    return new Run(batch, id(now), now, Walk.BEGUN, Optional.empty(), "");
  }

  /** A run of mailboxes that are named one by one. */
  public static Run ofSome(BatchId batch, Instant now) {
    return new Run(batch, id(now), now, Walk.NONE, Optional.empty(), "");
  }

  private static String id(Instant now) {
    return Long.toString(now.toEpochMilli(), 36);
  }

  public boolean isOpen() {
    return finished.isEmpty();
  }

  /** Takes the place of an earlier run, which it is stored over. */
  public Run over(Run earlier) {
    return new Run(batch, id, asked, walk, finished, earlier.version());
  }

  /** Whether all rows that it is to go through were gone through. */
  public boolean walked() {
    return walk.done();
  }

  /** Gone through so far. */
  public Run walkedTo(Walk further) {
    return new Run(batch, id, asked, further, finished, version);
  }

  public Run finishedAt(Instant now) {
    return new Run(batch, id, asked, walk, Optional.of(now), version);
  }

  public Run withVersion(String stored) {
    return new Run(batch, id, asked, walk, finished, stored);
  }
}
