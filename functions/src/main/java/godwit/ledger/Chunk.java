package godwit.ledger;

import godwit.batch.Tally;
import godwit.source.UidSet;

/**
 * A chunk in work or done.
 *
 * @param owner token of the worker that claimed it last; only that worker can commit
 * @param doneThrough every message of the chunk up to this identifier is settled; 0 for none
 * @param intent identifiers that may have been sent without a row: in doubt after a crash
 * @param tally of this chunk's rows
 * @param complete whether nothing of it is left to do
 * @param version opaque; changes with each write
 */
public record Chunk(
    ChunkKey key,
    String owner,
    long doneThrough,
    UidSet intent,
    Tally tally,
    boolean complete,
    String version) {

  public Chunk intending(UidSet next) {
    return new Chunk(key, owner, doneThrough, next, tally, complete, version);
  }

  /** After more messages were settled. */
  public Chunk settled(long through, UidSet stillInDoubt, Tally more) {
    return new Chunk(key, owner, through, stillInDoubt, tally.plus(more), complete, version);
  }

  public Chunk completed() {
    return new Chunk(key, owner, doneThrough, UidSet.EMPTY, tally, true, version);
  }
}
