package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Suspects;
import godwit.source.UidSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of a window's messages so far. Safe for use by many threads. */
final class WindowResult {
  private final Halt halt;
  private final TreeMap<Long, LedgerEntry> settled = new TreeMap<>();
  private final TreeMap<Long, LedgerEntry> missed = new TreeMap<>();
  private final Set<Long> seen = new TreeSet<>();
  private final Set<Long> doubted = new TreeSet<>();
  private final Set<Long> leftOut = new TreeSet<>();
  private final TreeMap<Long, Suspects.Tries> failed = new TreeMap<>();

  WindowResult(Halt halt) {
    this.halt = halt;
  }

  synchronized void settled(LedgerEntry entry) {
    settled.put(entry.uid(), entry);
  }

  /** The message may be there or not, or a part of its copies: an answer was lost or a refusal. */
  synchronized void doubted(long uid, MigrationException why) {
    doubted.add(uid);
    halt.failed(why);
  }

  /**
   * A create or move of this message ended without an answer that says what became of it.
   *
   * @param othersWent whether others of the mailbox went through in this leg
   * @param alone whether it counts though none did: no other message of the mailbox is left, or it
   *     was a move, without which nothing is lost
   */
  synchronized void createFailed(long uid, boolean othersWent, boolean alone) {
    failed.put(uid, new Suspects.Tries(1, othersWent ? 1 : 0, alone ? 1 : 0));
  }

  /** The creates that {@link #createFailed} was told of. */
  synchronized Map<Long, Suspects.Tries> failedCreates() {
    return Map.copyOf(failed);
  }

  /** A defect while this message was sent: it is in doubt, and the invocation will fail. */
  synchronized void broke(long uid, Throwable why) {
    doubted.add(uid);
    halt.broke(why);
  }

  /** The leg must end before the message is through; in doubt if a copy of it is there. */
  synchronized void cutShort(long uid, boolean begun) {
    if (begun) {
      doubted.add(uid);
    }
    halt.ask();
  }

  /** Nothing was sent of the message at hand, and nothing more shall be. */
  void failed(MigrationException why) {
    halt.failed(why);
  }

  /** The source could not be read on, unless it was us who broke off. */
  void readingEnded(MigrationException why) {
    if (!isOver()) {
      halt.failed(why);
    }
  }

  /** Whether nothing more may be sent. */
  boolean isOver() {
    return halt.isCalled();
  }

  void halt() {
    halt.ask();
  }

  /**
   * A message was not sent that was shown. Where several share its identifier, those that were sent
   * are in doubt with it, so that none is taken for the others.
   */
  synchronized void leftOut(long uid) {
    leftOut.add(uid);
  }

  /**
   * The source has this message no more, and it is in doubt.
   *
   * @param otherwise its row if it is not at the target
   */
  synchronized void missed(LedgerEntry otherwise) {
    missed.put(otherwise.uid(), otherwise);
  }

  /** Those that {@link #missed} was told of. */
  synchronized Map<Long, LedgerEntry> missed() {
    return Map.copyOf(missed);
  }

  /** The source still has this message. */
  synchronized void seen(long uid) {
    seen.add(uid);
  }

  synchronized boolean wasSeen(long uid) {
    return seen.contains(uid);
  }

  /** Entries to be written, ascending by identifier. */
  synchronized List<LedgerEntry> entries() {
    return settled.values().stream().filter(e -> !isLeft(e.uid())).toList();
  }

  /** Which messages have come into doubt. */
  synchronized UidSet doubted() {
    var all = new TreeSet<>(doubted);
    settled.keySet().stream().filter(leftOut::contains).forEach(all::add);
    return UidSet.of(all);
  }

  private boolean isLeft(long uid) {
    return doubted.contains(uid) || leftOut.contains(uid);
  }
}
