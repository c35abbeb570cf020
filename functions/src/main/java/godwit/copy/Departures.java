package godwit.copy;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.target.TargetMessageId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Messages that have left their folders at the source since they were copied, by content: what
 * appears in another folder may be one of them. {@link #look()} belongs to the thread that reads
 * from the source; the rest is safe for use by many threads.
 */
final class Departures {
  private final Ledger ledger;
  private final RowWalk rows;
  private final LossSearch search;
  private final List<FolderPlan> folders;
  private final Given given;
  private final String owner;
  private final Map<String, Deque<Departed>> departed = new HashMap<>();
  private final Map<String, Deque<Departed>> underway = new HashMap<>();
  private final Set<FolderKey> looked = new HashSet<>();
  private final Map<TargetMessageId, LedgerEntry> lastMoved = new HashMap<>();
  private boolean followed;
  private final Map<FolderKey, Chunk> amendments = new HashMap<>();

  /**
   * A message that was copied out of a folder where it is no more.
   *
   * @param entry its row there
   */
  record Departed(FolderPlan from, LedgerEntry entry, Outcome.Copied copied) {}

  /**
   * The departures of a mailbox.
   *
   * @param folders its plans
   * @param given what was taken already
   * @param owner token of this worker
   */
  Departures(
      Ledger ledger, LossSearch search, List<FolderPlan> folders, Given given, String owner) {
    this.ledger = ledger;
    this.rows = new RowWalk(ledger);
    this.search = search;
    this.folders = List.copyOf(folders);
    this.given = given;
    this.owner = owner;
  }

  /** Whether anything followed its original. */
  synchronized boolean any() {
    return !amendments.isEmpty();
  }

  /**
   * Gets ready for messages that are new in some folder: looks what has left any, this one among
   * them, as a message may come back. Asks only where a folder's plan says that something may have
   * left, once.
   *
   * @return whether it came to an end; if not, the checkpoint said to stop
   */
  boolean look() throws MigrationException {
    for (FolderPlan folder : folders) {
      if (folder.mayHaveLost() && !looked.contains(folder.key()) && !look(folder)) {
        return false;
      }
      looked.add(folder.key());
    }
    return true;
  }

  private boolean look(FolderPlan folder) throws MigrationException {
    try {
      Optional<List<LedgerEntry>> gone = search.rows(folder, hasHeir(folder));
      gone.ifPresent(entries -> entries.forEach(entry -> keep(folder, entry)));
      return gone.isPresent();
    } catch (FolderChangedException e) {
      // Gone or numbered anew this moment: what was in it counts as new wherever it appears.
      return true;
    }
  }

  private void keep(FolderPlan folder, LedgerEntry entry) {
    switch (entry.outcome()) {
      case Outcome.Copied copied ->
          put(departed, entry.fingerprint(), new Departed(folder, entry, copied));
      case Outcome.Moved moved -> {
        String place = moved.folder() + entry.fingerprint();
        moved.copied().ifPresent(c -> put(underway, place, new Departed(folder, entry, c)));
      }
      case Outcome.Skipped skipped -> {}
      case Outcome.Failed failed -> {}
    }
  }

  /** Whether it may have another name now: then its heir takes its messages, and nobody else. */
  private boolean hasHeir(FolderPlan folder) {
    String id = folder.key().id();
    return !folder.source().selectable()
        && folders.stream().anyMatch(f -> !f.key().id().equals(id) && f.kin().contains(id));
  }

  private synchronized void put(Map<String, Deque<Departed>> pool, String key, Departed message) {
    pool.computeIfAbsent(key, k -> new ArrayDeque<>()).add(message);
  }

  /** Whether a message with this content has begun to move into this folder. */
  synchronized boolean isUnderway(FolderPlan into, String fingerprint) throws MigrationException {
    return !begun(into, fingerprint).isEmpty();
  }

  /** Takes one message with this content that has begun to move into this folder. */
  synchronized Optional<Departed> underway(FolderPlan into, String fingerprint)
      throws MigrationException {
    Optional<Departed> next = Optional.ofNullable(begun(into, fingerprint).poll());
    return next.filter(departed -> given.give(departed.copied().id()));
  }

  /** Those that have begun, the first of them for certain not at its end yet. */
  private Deque<Departed> begun(FolderPlan into, String fingerprint) throws MigrationException {
    Deque<Departed> found =
        underway.getOrDefault(into.key().id() + fingerprint, new ArrayDeque<>());
    while (!found.isEmpty()) {
      followMoves();
      TargetMessageId id = found.getFirst().copied().id();
      if (found.getFirst().entry().equals(lastMoved.get(id)) && !given.isGiven(id)) {
        return found;
      }
      found.removeFirst();
    }
    return found;
  }

  /** Takes one message with this content that has left its folder. */
  synchronized Optional<Departed> take(String fingerprint) {
    Deque<Departed> found = departed.getOrDefault(fingerprint, new ArrayDeque<>());
    while (!found.isEmpty()) {
      Departed next = found.remove();
      if (given.give(next.copied().id())) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /**
   * Finds the last row of every message that may be underway, and none for what has arrived: it may
   * have come by more than once, and a move that came to its end is not ended again. Reads all rows
   * of the mailbox, once.
   */
  private void followMoves() throws MigrationException {
    if (followed) {
      return;
    }
    var arrived = new HashSet<TargetMessageId>();
    underway.values().stream()
        .flatMap(Deque::stream)
        .forEach(each -> lastMoved.merge(each.copied().id(), each.entry(), Departures::later));
    for (FolderPlan folder : folders) {
      rows.present(
          folder,
          Ledger.EntryFilter.COPIED,
          entry -> {
            if (entry.outcome() instanceof Outcome.Copied copied) {
              Optional.of(copied.id()).filter(lastMoved::containsKey).ifPresent(arrived::add);
            }
          });
      rows.present(folder, Ledger.EntryFilter.MOVED, this::follow);
    }
    lastMoved.keySet().removeAll(arrived);
    followed = true;
  }

  private void follow(LedgerEntry entry) {
    if (entry.outcome() instanceof Outcome.Moved moved) {
      moved
          .copied()
          .ifPresent(c -> lastMoved.computeIfPresent(c.id(), (id, last) -> later(last, entry)));
    }
  }

  private static LedgerEntry later(LedgerEntry one, LedgerEntry other) {
    return other.at().isAfter(one.at()) ? other : one;
  }

  /**
   * Writes into its old row that a message moves, before anything else is done about it: should
   * this worker die, the next one finds it {@link #underway}. Idempotent.
   */
  synchronized void moves(Departed message, FolderPlan into) throws MigrationException {
    LedgerEntry entry = message.entry();
    if (!(entry.outcome() instanceof Outcome.Moved)) {
      amend(message, new Outcome.Moved(message.copied(), into.key().id()));
    }
  }

  /**
   * Writes that moves into this folder that were begun and not ended are none: what was to arrive
   * by them has left it again. What has gone on to another folder may follow it there. To be called
   * after {@link #look()}.
   *
   * @param there messages that arrived after all
   */
  synchronized void takeBack(FolderPlan into, Collection<TargetMessageId> there)
      throws MigrationException {
    there.forEach(given::give);
    for (String place : List.copyOf(underway.keySet())) {
      if (place.startsWith(into.key().id())) {
        String fingerprint = place.substring(into.key().id().length());
        Optional<Departed> begun = underway(into, fingerprint);
        while (begun.isPresent()) {
          amend(begun.get(), begun.get().copied());
          begun = underway(into, fingerprint);
        }
      }
    }
  }

  /** One transaction. */
  private void amend(Departed message, Outcome outcome) throws MigrationException {
    LedgerEntry entry = message.entry();
    FolderPlan from = message.from();
    Chunk chunk = amendments.get(from.key());
    if (chunk == null) {
      var key = ChunkKey.amendments(from.key(), from.validity(), from.round());
      chunk = ledger.claim(key, owner);
    }
    LedgerEntry amended = entry.settled(outcome);
    Chunk next = chunk.amended(amended.tally().minus(entry.tally()));
    Optional<Chunk> written = ledger.commit(next, List.of(amended));
    if (written.isEmpty()) {
      throw new TransientException("CHUNK_TAKEN", "another worker has this mailbox now");
    }
    amendments.put(from.key(), written.get());
  }
}
