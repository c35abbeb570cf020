package godwit.ledger;

import godwit.source.UidRange;
import godwit.source.UidValidity;

/**
 * Identity of a planned chunk.
 *
 * @param validity generation that it was planned under; a folder of a new generation starts anew
 * @param round the round that planned it
 * @param range what it covers: its identity, as its place in a plan changes when the round is
 *     planned again
 */
public record ChunkKey(FolderKey folder, UidValidity validity, int round, UidRange range) {
  /**
   * What is written in a round to rows that were settled before it. Its range is one that no plan
   * has: a mailbox would need four thousand million messages for it.
   */
  public static ChunkKey amendments(FolderKey folder, UidValidity validity, int round) {
    return new ChunkKey(folder, validity, round, new UidRange(UidRange.MAX_UID, UidRange.MAX_UID));
  }
}
