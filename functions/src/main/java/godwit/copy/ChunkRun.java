package godwit.copy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Suspects;
import godwit.source.MessageSummary;
import godwit.source.UidSet;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One worker's work on one chunk. Two windows are on their way at most, and the intent names both;
 * when the first is settled, the other and the next: a window's rows are written while the next is
 * being sent. For one thread.
 */
final class ChunkRun {
  private final Ledger ledger;
  private final ChunkCopier.Terms terms;
  private final Doubt doubt;
  private final TreeSet<Long> open = new TreeSet<>();
  private final TreeSet<Long> inDoubt = new TreeSet<>();
  private final TreeMap<Long, Optional<LedgerEntry>> missing = new TreeMap<>();
  private final Map<Long, Tally> replaced;
  private final Tally before;
  private final long last;
  private boolean doubtIsNew;
  private Suspects suspects;
  private Chunk chunk;

  /**
   * Begins work.
   *
   * @param rest what is to be settled
   * @param replaced what of it has a row already, and as what that counts
   */
  ChunkRun(
      Ledger ledger,
      ChunkCopier.Terms terms,
      Chunk chunk,
      List<MessageSummary> rest,
      Map<Long, Tally> replaced,
      Doubt doubt) {
    this.ledger = ledger;
    this.replaced = Map.copyOf(replaced);
    this.terms = terms;
    this.chunk = chunk;
    this.doubt = doubt;
    this.suspects = doubt.suspects();
    this.before = chunk.tally();
    this.last = rest.isEmpty() ? chunk.doneThrough() : rest.getLast().uid();
    rest.forEach(m -> open.add(m.uid()));
    open.stream().filter(doubt::holds).forEach(inDoubt::add);
  }

  boolean isInDoubt(MessageSummary message) {
    return inDoubt.contains(message.uid());
  }

  /** Whether creates of it have failed. */
  boolean isSuspect(MessageSummary message) {
    return isInDoubt(message) && suspects.holds(message.uid());
  }

  /** Those whose creates have failed, and how often. */
  Suspects suspects() {
    return suspects.among(UidSet.of(open));
  }

  /** Those of the messages that are not settled yet. */
  List<MessageSummary> openOf(List<MessageSummary> messages) {
    return messages.stream().filter(m -> open.contains(m.uid())).toList();
  }

  /**
   * Those of the messages that are not settled yet.
   *
   * @throws godwit.failure.ThrottledException if there are some that may not be sent again yet
   */
  List<MessageSummary> leftOf(List<MessageSummary> messages) throws MigrationException {
    List<MessageSummary> left = openOf(messages);
    Instant now = terms.clock().instant();
    if (!left.isEmpty() && !doubt.isDue(now)) {
      throw doubt.until(now);
    }
    return left;
  }

  /**
   * Sends windows one after the other.
   *
   * @return whether all were sent; if not, the checkpoint said to stop
   * @throws MigrationException if the rest cannot be sent now; what was settled is written
   */
  boolean pass(List<List<MessageSummary>> windows, ChunkCopier.Sender sender)
      throws MigrationException, BatonLostException {
    if (windows.isEmpty()) {
      return true;
    }
    var halt = new Halt();
    Deque<SentWindow> under = new ArrayDeque<>();
    try {
      for (int i = 0; i < windows.size() && mayGoOn(halt); i++) {
        if (i == 0) {
          commit(chunk.intending(toSend(windows.subList(0, Math.min(2, windows.size())))));
        }
        under.add(sender.send(windows.get(i), halt));
        if (under.size() == 2 && !halt.isCalled()) {
          settle(under.remove(), windows.subList(i, Math.min(i + 2, windows.size())));
        }
      }
      return end(under, halt);
    } finally {
      // However this ends, nothing is on its way after it.
      halt.ask();
      under.forEach(window -> window.land(terms.sending()));
    }
  }

  private boolean mayGoOn(Halt halt) throws MigrationException, BatonLostException {
    terms.checkpoint().show(chunk.tally().minus(before));
    if (!terms.checkpoint().mayGoOn()) {
      halt.ask();
    }
    return !halt.isCalled();
  }

  private boolean end(Deque<SentWindow> under, Halt halt)
      throws MigrationException, BatonLostException {
    while (!under.isEmpty()) {
      SentWindow window = under.remove();
      settle(window, under.stream().map(SentWindow::messages).toList());
    }
    if (halt.isCalled() || !inDoubt.isEmpty()) {
      commit(chunk.intending(landed()));
    }
    halt.rethrow();
    return !halt.isCalled();
  }

  /** Writes a window's rows, and with them what may be on its way now. */
  private void settle(SentWindow window, Collection<List<MessageSummary>> next)
      throws MigrationException, BatonLostException {
    window.land(terms.sending());
    List<LedgerEntry> entries = window.entries();
    List<Long> doubted = window.result().doubted().uids();
    inDoubt.addAll(doubted);
    doubtIsNew |= !doubted.isEmpty();
    suspects = suspects.plus(window.result().failedCreates());
    for (LedgerEntry entry : entries) {
      open.remove(entry.uid());
      inDoubt.remove(entry.uid());
    }
    window.result().missed().forEach((uid, otherwise) -> missing.put(uid, Optional.of(otherwise)));
    open.removeAll(missing.keySet());
    Chunk settled = chunk.settled(through(), toSend(next), news(entries));
    commit(open.isEmpty() && missing.isEmpty() ? settled.completed() : settled, entries);
  }

  private long through() {
    var left = new TreeSet<>(open);
    left.addAll(missing.keySet());
    return left.isEmpty() ? last : Math.max(left.first() - 1, chunk.doneThrough());
  }

  private Tally news(List<LedgerEntry> entries) {
    return entries.stream().map(this::news).reduce(Tally.NONE, Tally::plus);
  }

  /** What a row adds to what was counted before. */
  private Tally news(LedgerEntry entry) {
    return entry.tally().minus(replaced.getOrDefault(entry.uid(), Tally.NONE));
  }

  /** In doubt as well, though the source has them no more. */
  void misses(Collection<Long> uids) {
    uids.forEach(uid -> missing.put(uid, Optional.empty()));
    inDoubt.addAll(uids);
  }

  boolean isMissingAny() {
    return !missing.isEmpty();
  }

  /**
   * Settles what the source has no more, where the target is asked whether it has it.
   *
   * @throws godwit.failure.ThrottledException if absence would prove nothing yet
   */
  void settleMissing(FolderPlan folder, Missing look)
      throws MigrationException, BatonLostException {
    if (missing.isEmpty()) {
      return;
    }
    Instant now = terms.clock().instant();
    if (!doubt.isDue(now)) {
      commit(chunk.intending(landed()));
      throw doubt.until(now);
    }
    Map<Long, LedgerEntry> there = look.arrived(folder, missing.keySet());
    var rows = new ArrayList<LedgerEntry>();
    missing.forEach((uid, otherwise) ->
        Optional.ofNullable(there.get(uid)).or(() -> otherwise).ifPresent(rows::add));
    for (int i = 0; i < rows.size(); i += Ledger.MAX_ENTRIES) {
      List<LedgerEntry> some = rows.subList(i, Math.min(i + Ledger.MAX_ENTRIES, rows.size()));
      commit(chunk.settled(chunk.doneThrough(), landed(), news(some)), some);
    }
  }

  /** Says that everything is settled, where the last window has not said so. */
  void complete() throws MigrationException, BatonLostException {
    if (!chunk.complete()) {
      commit(chunk.completed());
    }
  }

  private Intent toSend(Collection<List<MessageSummary>> windows) {
    var uids = new TreeSet<>(inDoubt);
    windows.forEach(window -> window.forEach(m -> uids.add(m.uid())));
    return Intent.toSend(UidSet.of(uids)).suspecting(suspects);
  }

  /** Nothing of ours is on its way; what an earlier worker sent may still be. */
  private Intent landed() {
    Instant now = terms.clock().instant();
    boolean later = doubtIsNew && now.isAfter(doubt.landed());
    var left = Intent.landed(UidSet.of(inDoubt), later ? now : doubt.landed());
    return left.suspecting(suspects);
  }

  private void commit(Chunk next) throws MigrationException, BatonLostException {
    commit(next, List.of());
  }

  private void commit(Chunk next, List<LedgerEntry> entries)
      throws MigrationException, BatonLostException {
    Optional<Chunk> written = ledger.commit(next, entries);
    chunk = written.orElseThrow(BatonLostException::new);
  }
}
