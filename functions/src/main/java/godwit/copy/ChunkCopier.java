package godwit.copy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import godwit.source.UidSet;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies one planned chunk in windows. Before a window is sent, the chunk's row says what may be
 * sent; after it, the window's rows and the next intent are written in one transaction. So after a
 * crash only messages inside the last intent and without a row are in doubt. They are looked for
 * first, and what is not found then waits until absence proves something, while the rest is copied.
 * One whose creates fail again and again holds up no other: see {@link Passes}.
 */
final class ChunkCopier {
  private final Ledger ledger;
  private final MailSource source;
  private final WindowCopier copier;
  private final CopySession.Ends ends;
  private final Terms terms;

  /** How work is cut, when it may go on and when doubt ends. */
  record Terms(Windows windows, CopySession.Sending sending, DoubtSettings doubt) {
    Checkpoint checkpoint() {
      return sending.checkpoint();
    }

    Clock clock() {
      return sending.clock();
    }
  }

  ChunkCopier(Ledger ledger, CopySession.Ends ends, WindowCopier copier, Terms terms) {
    this.ledger = ledger;
    this.source = ends.source();
    this.ends = ends;
    this.copier = copier;
    this.terms = terms;
  }

  /**
   * Copies what is left of a chunk. Idempotent: settled messages are not touched again.
   *
   * @param known what is at the target already of this folder
   * @param work who copies it
   * @return how far it came
   * @throws BatonLostException if another worker claimed the chunk; nothing was written since
   * @throws MigrationException if the rest cannot be copied now; what was settled is written
   */
  ChunkEnd copy(FolderPlan folder, int index, KnownContent known, ChunkWork work)
      throws MigrationException, BatonLostException {
    Chunk chunk = ledger.claim(folder.chunk(index), work.owner());
    if (chunk.complete()) {
      return new ChunkEnd.Complete();
    }
    known.lookAt(folder.chunks().get(index));
    Map<Long, LedgerEntry> rows = rows(folder, index, chunk);
    List<MessageSummary> rest = unsettled(folder, index, chunk, rows);
    if (!rest.isEmpty() && !known.lookElsewhere()) {
      return new ChunkEnd.CutShort();
    }
    Doubt doubt = doubt(chunk, rest, rows, work);
    var run = new ChunkRun(ledger, terms, chunk, rest, tallies(rows), doubt);
    run.misses(missing(chunk, rest, rows));
    ChunkEnd end =
        new Passes(run, copier, terms, doubt, work)
            .run(rest, (window, halt) -> copier.send(folder, window, doubt, known, halt));
    return end instanceof ChunkEnd.Complete ? completed(run, folder, known) : end;
  }

  private ChunkEnd completed(ChunkRun run, FolderPlan folder, KnownContent known)
      throws MigrationException, BatonLostException {
    if (run.isMissingAny() && !known.lookElsewhere()) {
      return new ChunkEnd.CutShort();
    }
    run.settleMissing(folder, new Missing(ends, known.departures(), terms.clock()));
    run.complete();
    return new ChunkEnd.Complete();
  }

  /** What may have been sent, has no row that says so, and is at the source no more. */
  private static List<Long> missing(
      Chunk chunk, List<MessageSummary> rest, Map<Long, LedgerEntry> rows) {
    Set<Long> here = rest.stream().map(MessageSummary::uid).collect(Collectors.toSet());
    return chunk.intent().uids().uids().stream()
        .filter(uid -> !here.contains(uid) && !isThere(rows, uid))
        .toList();
  }

  private static boolean isThere(Map<Long, LedgerEntry> rows, long uid) {
    return Optional.ofNullable(rows.get(uid))
        .map(LedgerEntry::outcome)
        .filter(row -> row instanceof Outcome.Copied || row instanceof Outcome.Moved)
        .isPresent();
  }

  /** Of messages that failed it was said that they are not there, but that may be long ago. */
  private Doubt doubt(
      Chunk chunk, List<MessageSummary> rest, Map<Long, LedgerEntry> rows, ChunkWork work) {
    UidSet failed =
        UidSet.of(
            rest.stream().map(MessageSummary::uid).filter(uid -> hasFailed(rows, uid)).toList());
    Intent intent = chunk.intent();
    UidSet hopeless = Suspicion.hopeless(intent.suspects(), failed, work.isRetry());
    return Doubt.of(intent, terms.doubt(), terms.clock().instant())
        .with(failed, hopeless, work.isLast() && rest.size() == 1);
  }

  private static boolean hasFailed(Map<Long, LedgerEntry> rows, long uid) {
    return Optional.ofNullable(rows.get(uid))
        .filter(row -> row.outcome() instanceof Outcome.Failed)
        .isPresent();
  }

  /** Begins to send a window. */
  @FunctionalInterface
  interface Sender {
    SentWindow send(List<MessageSummary> window, Halt halt);
  }

  /** Also of a new chunk: a folder that was gone for a while is planned from its first message. */
  private Map<Long, LedgerEntry> rows(FolderPlan folder, int index, Chunk chunk)
      throws MigrationException {
    Optional<UidRange> rest = rest(folder, index, chunk);
    var rows = new HashMap<Long, LedgerEntry>();
    if (rest.isPresent()) {
      ledger
          .entries(folder.key(), folder.validity(), rest.get())
          .forEach(entry -> rows.put(entry.uid(), entry));
    }
    return rows;
  }

  private List<MessageSummary> unsettled(
      FolderPlan folder, int index, Chunk chunk, Map<Long, LedgerEntry> rows)
      throws MigrationException {
    Optional<UidRange> rest = rest(folder, index, chunk);
    if (rest.isEmpty()) {
      return List.of();
    }
    return source.list(folder.cursor(), rest.get()).stream()
        .filter(m -> !rows.containsKey(m.uid()) || isReopened(folder, rows.get(m.uid()), m))
        .toList();
  }

  private static Optional<UidRange> rest(FolderPlan folder, int index, Chunk chunk) {
    UidRange range = folder.chunks().get(index);
    long from = Math.max(range.first(), chunk.doneThrough() + 1);
    return from > range.last() ? Optional.empty() : Optional.of(new UidRange(from, range.last()));
  }

  private boolean isReopened(FolderPlan folder, LedgerEntry entry, MessageSummary message) {
    boolean failed = entry.outcome() instanceof Outcome.Failed;
    // It is here again, with its folder: what moved then lies elsewhere and is accounted for there.
    boolean isBack = entry.outcome() instanceof Outcome.Moved;
    boolean leftOut =
        copier.selection().leavesOut(message.internalDate(), message.sizeBytes()).isPresent();
    return isBack
        || (failed && folder.reopening().failed())
        || (RangePlanner.isLeftOut(entry) && !leftOut);
  }

  private static Map<Long, Tally> tallies(Map<Long, LedgerEntry> rows) {
    var tallies = new HashMap<Long, Tally>();
    rows.forEach((uid, entry) -> tallies.put(uid, entry.tally()));
    return tallies;
  }
}
