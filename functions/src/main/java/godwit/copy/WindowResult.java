package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.LedgerEntry;
import godwit.source.UidSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of a window's messages so far. Safe for use by many threads. */
final class WindowResult {
  private final Halt halt;
  private final TreeMap<Long, LedgerEntry> settled = new TreeMap<>();
  private final Set<Long> seen = new TreeSet<>();
  private final Set<Long> doubted = new TreeSet<>();

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

  /** The source still has this message. */
  synchronized void seen(long uid) {
    seen.add(uid);
  }

  synchronized boolean wasSeen(long uid) {
    return seen.contains(uid);
  }

  /** Entries to be written, ascending by identifier. */
  synchronized List<LedgerEntry> entries() {
    return List.copyOf(settled.values());
  }

  /** Which messages have come into doubt. */
  synchronized UidSet doubted() {
    return UidSet.of(doubted);
  }
}
