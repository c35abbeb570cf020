package godwit.ledger;

import godwit.batch.Tally;

/**
 * A chunk in work or done.
 *
 * @param owner token of the worker that claimed it last; only that worker can commit
 * @param doneThrough every message of the chunk up to this identifier is settled; 0 for none
 * @param intent messages that may have been sent without a row: in doubt after a crash
 * @param tally of this chunk's rows
 * @param complete whether nothing of it is left to do
 * @param version opaque; changes with each write
 */
public record Chunk(
    ChunkKey key,
    String owner,
    long doneThrough,
    Intent intent,
    Tally tally,
    boolean complete,
    String version) {

  public Chunk intending(Intent next) {
    return new Chunk(key, owner, doneThrough, next, tally, complete, version);
  }

  /** After more messages were settled. */
  public Chunk settled(long through, Intent next, Tally more) {
    return new Chunk(key, owner, through, next, tally.plus(more), complete, version);
  }

  /** After rows that were settled before were changed. */
  public Chunk amended(Tally more) {
    return new Chunk(key, owner, doneThrough, intent, tally.plus(more), complete, version);
  }

  public Chunk completed() {
    return new Chunk(key, owner, doneThrough, Intent.NONE, tally, true, version);
  }
}
