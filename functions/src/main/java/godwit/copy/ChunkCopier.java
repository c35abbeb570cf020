package godwit.copy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import godwit.source.UidSet;
import java.util.HashSet;
import java.util.List;

/**
 * Copies one planned chunk in windows. Before a window is sent, the chunk's row says what may be
 * sent; after it, the window's rows and the next intent are written in one transaction. So after a
 * crash only messages inside the last intent and without a row are in doubt.
 */
final class ChunkCopier {
  private final Ledger ledger;
  private final MailSource source;
  private final WindowCopier copier;
  private final Windows windows;
  private final Checkpoint checkpoint;

  ChunkCopier(
      Ledger ledger,
      MailSource source,
      WindowCopier copier,
      Windows windows,
      Checkpoint checkpoint) {
    this.ledger = ledger;
    this.source = source;
    this.copier = copier;
    this.windows = windows;
    this.checkpoint = checkpoint;
  }

  /**
   * Copies what is left of a chunk. Idempotent: settled messages are not touched again.
   *
   * @param known what other generations of the folder brought over
   * @param owner token of this worker
   * @return whether the chunk is complete; if not, the checkpoint said to stop
   * @throws BatonLostException if another worker claimed the chunk; nothing was written since
   * @throws MigrationException if the rest cannot be copied now; what was settled is written
   */
  boolean copy(FolderPlan folder, int index, KnownContent known, String owner)
      throws MigrationException, BatonLostException {
    Chunk chunk = ledger.claim(folder.chunk(index), owner);
    if (chunk.complete()) {
      return true;
    }
    List<List<MessageSummary>> todo = windows.cut(unsettled(folder, index, chunk));
    Tally before = chunk.tally();
    UidSet inDoubt = chunk.intent();
    for (int i = 0; i < todo.size(); i++) {
      checkpoint.show(chunk.tally().minus(before));
      if (!checkpoint.mayGoOn()) {
        commit(chunk.intending(inDoubt), List.of());
        return false;
      }
      if (i == 0) {
        chunk = commit(chunk.intending(uids(todo.get(0)).plus(inDoubt)), List.of());
      }
      WindowResult result = copier.copy(folder, todo.get(i), inDoubt, known);
      inDoubt = result.stillInDoubt();
      UidSet next = i + 1 < todo.size() ? uids(todo.get(i + 1)).plus(inDoubt) : inDoubt;
      chunk = settle(chunk, todo.get(i), result, next);
      if (result.isOver()) {
        return false;
      }
    }
    commit(chunk.completed(), List.of());
    return true;
  }

  private List<MessageSummary> unsettled(FolderPlan folder, int index, Chunk chunk)
      throws MigrationException {
    UidRange range = folder.chunks().get(index);
    long from = Math.max(range.first(), chunk.doneThrough() + 1);
    if (from > range.last()) {
      return List.of();
    }
    var rest = new UidRange(from, range.last());
    // Also of a new chunk: a folder that was gone for a while is planned from its first message on.
    var settled = new HashSet<Long>();
    ledger.entries(folder.key(), folder.validity(), rest).forEach(e -> settled.add(e.uid()));
    return source.list(folder.cursor(), rest).stream()
        .filter(m -> !settled.contains(m.uid()))
        .toList();
  }

  private Chunk settle(
      Chunk chunk, List<MessageSummary> window, WindowResult result, UidSet nextIntent)
      throws MigrationException, BatonLostException {
    List<LedgerEntry> entries = result.entries();
    Tally more = entries.stream().map(LedgerEntry::tally).reduce(Tally.NONE, Tally::plus);
    if (!result.isOver()) {
      return commit(chunk.settled(window.getLast().uid(), nextIntent, more), entries);
    }
    Chunk partly = commit(chunk.settled(chunk.doneThrough(), result.stillInDoubt(), more), entries);
    result.rethrowDefect();
    if (result.failure().isPresent()) {
      throw result.failure().get();
    }
    return partly;
  }

  private Chunk commit(Chunk chunk, List<LedgerEntry> entries)
      throws MigrationException, BatonLostException {
    return ledger.commit(chunk, entries).orElseThrow(BatonLostException::new);
  }

  private static UidSet uids(List<MessageSummary> window) {
    return UidSet.of(window.stream().map(MessageSummary::uid).toList());
  }
}
