package godwit.ledger;

import godwit.source.FolderCursor;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetFolderId;
import java.util.List;
import java.util.Optional;

/**
 * One folder of a mailbox: where it goes and what of it is to be copied in the present round.
 *
 * @param source the folder at the source
 * @param target where its messages go
 * @param targetPath the target folder's path for a person
 * @param validity generation that {@code chunks} and {@code plannedThrough} belong to
 * @param plannedThrough highest identifier that any round so far has planned; 0 for none
 * @param highestModSeq as of the last plan; requires CONDSTORE
 * @param sourceMessages how many messages the source had when the present round was planned
 * @param round the round that {@code chunks} belong to
 * @param rematch whether another generation of this folder was copied before, so that content is to
 *     be compared before anything is sent
 * @param chunks ranges to copy in this round, ascending and disjoint; at most 1,000
 */
public record FolderPlan(
    FolderKey key,
    SourceFolder source,
    TargetFolderId target,
    String targetPath,
    UidValidity validity,
    long plannedThrough,
    Optional<Long> highestModSeq,
    long sourceMessages,
    int round,
    boolean rematch,
    List<UidRange> chunks) {
  /** More would not fit into one stored property. */
  public static final int MAX_CHUNKS = 1_000;

  public FolderPlan {
    chunks = List.copyOf(chunks);
    if (chunks.size() > MAX_CHUNKS) {
      throw new IllegalArgumentException(chunks.size() + " chunks in one folder");
    }
  }

  public FolderCursor cursor() {
    return new FolderCursor(source, validity);
  }

  public ChunkKey chunk(int index) {
    return new ChunkKey(key, validity, round, chunks.get(index));
  }
}
