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
 * @param kin identities of folders whose messages may be this one's under another name, in another
 *     generation or of an earlier batch, this folder itself among them: they are compared before
 *     anything is sent; at most {@link #MAX_KIN}, empty for a folder that is new in every way
 * @param reopening what of earlier rounds is taken up again
 * @param losses messages that may have left the folder
 * @param flags how far changes of flags were carried over
 * @param chunks ranges to copy in this round, in this order; at most 1,000. What two of them share
 *     is settled with the first
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
    List<String> kin,
    Reopening reopening,
    Losses losses,
    FlagWatch flags,
    List<UidRange> chunks) {
  /** More would not fit into one stored property. */
  public static final int MAX_CHUNKS = 1_000;

  /** Likewise. */
  public static final int MAX_KIN = 200;

  public FolderPlan {
    kin = List.copyOf(kin);
    chunks = List.copyOf(chunks);
    if (kin.size() > MAX_KIN) {
      throw new IllegalArgumentException(kin.size() + " kin of one folder");
    }
    if (chunks.size() > MAX_CHUNKS) {
      throw new IllegalArgumentException(chunks.size() + " chunks in one folder");
    }
  }

  /** With its flags compared to what the source said when this round was planned. */
  public FolderPlan flagsCompared() {
    return with(kin, reopening, losses, flags.compared());
  }

  /** With another account of what is taken up again. */
  public FolderPlan reopening(Reopening other) {
    return with(kin, other, losses, flags);
  }

  /** With another account of what may have left it. */
  public FolderPlan losing(Losses other) {
    return with(kin, reopening, other, flags);
  }

  /** With other kin. */
  public FolderPlan kin(List<String> others) {
    return with(others, reopening, losses, flags);
  }

  private FolderPlan with(List<String> relatives, Reopening again, Losses lost, FlagWatch watch) {
    return new FolderPlan(
        key,
        source,
        target,
        targetPath,
        validity,
        plannedThrough,
        highestModSeq,
        sourceMessages,
        round,
        relatives,
        again,
        lost,
        watch,
        chunks);
  }

  /** Whether messages may have left it so lately that they may appear elsewhere in this round. */
  public boolean mayHaveLost() {
    return losses.matterIn(round);
  }

  /** Whether it has anything to copy, or to count anew as it is empty in its new generation. */
  public boolean hasNews() {
    return !chunks.isEmpty() || (rematch() && plannedThrough == 0);
  }

  /** Whether anything of it may be at the target although no row of this generation says so. */
  public boolean rematch() {
    return !kin.isEmpty();
  }

  public FolderCursor cursor() {
    return new FolderCursor(source, validity);
  }

  public ChunkKey chunk(int index) {
    return new ChunkKey(key, validity, round, chunks.get(index));
  }
}
