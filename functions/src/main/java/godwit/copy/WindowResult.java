package godwit.copy;

import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.ledger.LedgerEntry;
import godwit.source.UidSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of a window's messages so far. Safe for use by many threads. */
final class WindowResult {
  private final UidSet inDoubtBefore;
  private final TreeMap<Long, LedgerEntry> settled = new TreeMap<>();
  private final Set<Long> seen = new TreeSet<>();
  private final Set<Long> doubted = new TreeSet<>();
  private @Nullable MigrationException failure;
  private @Nullable Throwable defect;
  private boolean halted;

  WindowResult(UidSet inDoubtBefore) {
    this.inDoubtBefore = inDoubtBefore;
  }

  synchronized void settled(LedgerEntry entry) {
    settled.put(entry.uid(), entry);
  }

  /** The answer to a create was lost: the message may be there or not. */
  synchronized void doubted(long uid, TransientException why) {
    doubted.add(uid);
    failed(why);
  }

  /**
   * Keeps the first failure; a wish to slow down outweighs any other that is no person's matter,
   * and a longer wait a shorter one, as refusals that come at once may each tell another.
   */
  synchronized void failed(MigrationException why) {
    if (failure == null || outweighs(why, failure)) {
      failure = why;
    }
  }

  private static boolean outweighs(MigrationException late, MigrationException first) {
    Optional<Duration> asked = wish(late);
    return asked.isPresent()
        && switch (first) {
          case TransientException t -> wish(t).filter(w -> w.compareTo(asked.get()) >= 0).isEmpty();
          case ThrottledException t -> asked.get().compareTo(t.retryAfter()) > 0;
          case FolderChangedException f -> false;
          case MailboxBlockedException b -> false;
          case AppBlockedException a -> false;
        };
  }

  private static Optional<Duration> wish(MigrationException why) {
    return switch (why) {
      case ThrottledException t -> Optional.of(t.retryAfter());
      case TransientException t -> t.retryAfter();
      case FolderChangedException f -> Optional.empty();
      case MailboxBlockedException b -> Optional.empty();
      case AppBlockedException a -> Optional.empty();
    };
  }

  /** The source could not be read on, unless it was us who broke off. */
  synchronized void readingEnded(MigrationException why) {
    if (!isOver()) {
      failed(why);
    }
  }

  /** A defect while this message was sent: it is in doubt, and the invocation will fail. */
  synchronized void broke(long uid, Throwable why) {
    doubted.add(uid);
    defect = why;
  }

  /** The relay said not to go on: what is not sent stays for another leg. */
  synchronized void halt() {
    halted = true;
  }

  /** Whether nothing more may be sent. */
  synchronized boolean isOver() {
    return halted || failure != null || defect != null;
  }

  synchronized Optional<MigrationException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Throws the defect on, if there is one. */
  synchronized void rethrowDefect() {
    switch (defect) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("a checked exception is no defect", defect);
    }
  }

  /** The source still has this message. */
  synchronized void seen(long uid) {
    seen.add(uid);
  }

  synchronized boolean wasSeen(long uid) {
    return seen.contains(uid);
  }

  boolean wasInDoubt(long uid) {
    return inDoubtBefore.holds(uid);
  }

  /** Entries to be written, ascending by identifier. */
  synchronized List<LedgerEntry> entries() {
    return List.copyOf(settled.values());
  }

  /** Which messages of the chunk are in doubt now: newly, or still from before. */
  synchronized UidSet stillInDoubt() {
    var still = new TreeSet<>(doubted);
    still.addAll(inDoubtBefore.uids());
    still.removeAll(settled.keySet());
    return UidSet.of(still);
  }
}
