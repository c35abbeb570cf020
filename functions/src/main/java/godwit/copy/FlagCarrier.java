package godwit.copy;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MessageFlags;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries changes of read, flagged and answered state over to messages that were copied before. For
 * each of them three states are compared: what the source had when it was last looked at, what it
 * has now, and what the target has; only what changed at the source is carried, and only where the
 * target is as it was left. Idempotent: a change that was carried over and not written down is
 * found to be there already. For one thread.
 */
final class FlagCarrier {
  /** Rows are asked for in one go where messages lie closer to each other than this. */
  private static final long SPAN = 5_000;

  /** After so many that could not be carried over, the rest waits for the next round as well. */
  private static final int MOST_FAILURES = 10;

  private final Ledger ledger;
  private final CopySession.Ends ends;
  private final CopySession.Sending sending;

  /** How comparing a folder ended. */
  enum End {
    /** Everything is compared. */
    DONE,
    /** Some changes could not be carried over now: the next round tries again. */
    LEFT,
    /** The checkpoint said to stop. */
    CUT
  }

  FlagCarrier(Ledger ledger, CopySession.Ends ends, CopySession.Sending sending) {
    this.ledger = ledger;
    this.ends = ends;
    this.sending = sending;
  }

  /**
   * Compares one folder.
   *
   * @param owner token of this worker
   * @throws BatonLostException if another worker does the same
   * @throws MigrationException if it cannot go on now; what was carried over is written down
   */
  End carry(FolderPlan folder, String owner) throws MigrationException, BatonLostException {
    var range = new UidRange(1, folder.flags().through());
    var flags = new TreeMap<Long, MessageFlags>();
    List<UidFlags> listed =
        ends.source().flags(folder.cursor(), range, FlagsSeen.since(folder.flags()));
    long unchanged = FlagsSeen.unchangedThrough(folder.flags(), listed);
    listed.stream()
        .filter(each -> each.uid() > unchanged)
        .forEach(each -> flags.put(each.uid(), each.flags()));
    return new Run(folder, owner, flags).carry();
  }

  /** A message whose flags at the source are others than the ledger knows. */
  private record Changed(LedgerEntry entry, Outcome.Copied copied, String letters) {
    MarkChange change() {
      return new MarkChange(
          Letters.marks(entry.sourceFlags()),
          Letters.possible(entry.flags()),
          Letters.marks(letters));
    }

    /** After an answer was lost: the next round looks which it was. */
    LedgerEntry doubted() {
      return entry.flagged(Letters.perhaps(entry.flags(), letters), entry.sourceFlags());
    }

    /** Nothing is known of the target, and nothing needs to be. */
    LedgerEntry untouched() {
      return entry.flagged(entry.flags(), letters);
    }

    /** After it was looked at. */
    LedgerEntry settled(MessageMarks there) {
      return entry.flagged(Letters.given(entry.flags(), letters, there), letters);
    }
  }

  /** One folder's comparison. */
  private final class Run {
    private final FolderPlan folder;
    private final String owner;
    private final NavigableMap<Long, MessageFlags> flags;
    private final AtomicInteger failures = new AtomicInteger();
    private Optional<Chunk> chunk = Optional.empty();

    Run(FolderPlan folder, String owner, NavigableMap<Long, MessageFlags> flags) {
      this.folder = folder;
      this.owner = owner;
      this.flags = flags;
    }

    End carry() throws MigrationException, BatonLostException {
      while (!flags.isEmpty() && mayTry()) {
        long first = flags.firstKey();
        long last = flags.headMap(first + SPAN).lastKey();
        List<Changed> changed = changed(new UidRange(first, last));
        for (int i = 0; i < changed.size() && mayTry(); i += Ledger.MAX_ENTRIES) {
          int end = Math.min(i + Ledger.MAX_ENTRIES, changed.size());
          if (!carry(changed.subList(i, end))) {
            return End.CUT;
          }
        }
        flags.headMap(last + 1).clear();
      }
      return failures.get() == 0 ? End.DONE : End.LEFT;
    }

    private boolean mayTry() {
      return failures.get() < MOST_FAILURES;
    }

    private List<Changed> changed(UidRange range) throws MigrationException {
      var changed = new ArrayList<Changed>();
      for (LedgerEntry entry : ledger.entries(folder.key(), folder.validity(), range)) {
        MessageFlags now = flags.get(entry.uid());
        if (now != null
            && entry.outcome() instanceof Outcome.Copied copied
            && isChanged(entry, Letters.of(now))) {
          changed.add(new Changed(entry, copied, Letters.of(now)));
        }
      }
      return changed;
    }

    private static boolean isChanged(LedgerEntry entry, String letters) {
      return !letters.equals(entry.sourceFlags()) || Letters.possible(entry.flags()).size() > 1;
    }

    /** False if the checkpoint said to stop; what was carried over is written in any case. */
    private boolean carry(List<Changed> window) throws MigrationException, BatonLostException {
      var halt = new Halt();
      var under = new ArrayList<CompletableFuture<Optional<LedgerEntry>>>();
      for (Changed each : window) {
        under.add(CompletableFuture.supplyAsync(() -> carried(each, halt), sending.senders()));
      }
      List<LedgerEntry> settled =
          under.stream().flatMap(flight -> landed(flight, halt).stream()).toList();
      if (!settled.isEmpty()) {
        commit(settled);
      }
      halt.rethrow();
      return !halt.isCalled();
    }

    private void commit(List<LedgerEntry> settled) throws MigrationException, BatonLostException {
      if (chunk.isEmpty()) {
        var key = ChunkKey.amendments(folder.key(), folder.validity(), folder.round());
        chunk = Optional.of(ledger.claim(key, owner));
      }
      chunk = ledger.commit(chunk.orElseThrow(), settled);
      if (chunk.isEmpty()) {
        throw new BatonLostException();
      }
    }

    /** Empty if it stays as it is for now. */
    private Optional<LedgerEntry> carried(Changed message, Halt halt) {
      MarkChange change = message.change();
      if (!change.isAny()) {
        return Optional.of(message.untouched());
      }
      if (!sending.checkpoint().mayGoOn()) {
        halt.ask();
      }
      if (halt.isCalled() || !mayTry()) {
        return Optional.empty();
      }
      try {
        Optional<MessageMarks> there = ends.target().mark(message.copied().id(), change);
        return Optional.of(there.map(message::settled).orElseGet(message::untouched));
      } catch (TransientException one) {
        // Tried again in the next round: whatever ails the target as a whole, copying will tell.
        failures.incrementAndGet();
        return Optional.of(message.doubted());
      } catch (MigrationException e) {
        halt.failed(e);
      }
      return Optional.empty();
    }
  }

  private static Optional<LedgerEntry> landed(
      CompletableFuture<Optional<LedgerEntry>> flight, Halt halt) {
    try {
      return flight.join();
    } catch (CompletionException e) {
      halt.broke(Optional.ofNullable(e.getCause()).orElse(e));
      return Optional.empty();
    }
  }
}
