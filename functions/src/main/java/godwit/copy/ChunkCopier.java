package godwit.copy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies one planned chunk in windows. Before a window is sent, the chunk's row says what may be
 * sent; after it, the window's rows and the next intent are written in one transaction. So after a
 * crash only messages inside the last intent and without a row are in doubt. They are looked for
 * first, and what is not found then waits until absence proves something, while the rest is copied.
 */
final class ChunkCopier {
  private final Ledger ledger;
  private final MailSource source;
  private final WindowCopier copier;
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

  ChunkCopier(Ledger ledger, MailSource source, WindowCopier copier, Terms terms) {
    this.ledger = ledger;
    this.source = source;
    this.copier = copier;
    this.terms = terms;
  }

  /**
   * Copies what is left of a chunk. Idempotent: settled messages are not touched again.
   *
   * @param known what is at the target already of this folder
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
    known.lookAt(folder.chunks().get(index));
    Map<Long, LedgerEntry> rows = rows(folder, index, chunk);
    List<MessageSummary> rest = unsettled(folder, index, chunk, rows);
    if (!rest.isEmpty()) {
      known.lookElsewhere();
    }
    var doubt = Doubt.of(chunk.intent(), terms.doubt(), terms.clock().instant());
    var run = new ChunkRun(ledger, terms, chunk, rest, tallies(rows), doubt);
    List<MessageSummary> doubted = rest.stream().filter(run::isInDoubt).toList();
    List<MessageSummary> others = rest.stream().filter(m -> !run.isInDoubt(m)).toList();
    Sender sender = (window, halt) -> copier.send(folder, window, doubt, known, halt);
    boolean done =
        run.pass(terms.windows().cut(doubted), sender)
            && run.pass(terms.windows().cut(others), sender)
            && run.pass(terms.windows().cut(run.leftOf(doubted)), sender);
    if (done) {
      run.complete();
    }
    return done;
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
    boolean leftOut =
        copier.selection().leavesOut(message.internalDate(), message.sizeBytes()).isPresent();
    return (failed && folder.reopening().failed()) || (RangePlanner.isLeftOut(entry) && !leftOut);
  }

  private static Map<Long, Tally> tallies(Map<Long, LedgerEntry> rows) {
    var tallies = new HashMap<Long, Tally>();
    rows.forEach((uid, entry) -> tallies.put(uid, entry.tally()));
    return tallies;
  }
}
