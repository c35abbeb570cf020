package godwit.copy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.Ledger.EntryFilter;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.UidValidity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settles what folders that the source lists no more leave to folders that have their messages
 * under other names: what a row of an heir accounts for counts there and no more in the folder that
 * is gone. The heir's row is written first, with its window, so that a crash between the two leaves
 * a message counted twice for a while, and never uncounted. The same with what a folder that is
 * listed had in earlier generations, which counts no more, but must not be had twice. Idempotent;
 * one storage transaction for each 90 messages. For one thread.
 */
final class Inheritance {
  private static final int PAGE = 1_000;

  private final Ledger ledger;
  private final Checkpoint checkpoint;
  private boolean any;

  Inheritance(Ledger ledger, Checkpoint checkpoint) {
    this.ledger = ledger;
    this.checkpoint = checkpoint;
  }

  /** Whether anything has changed hands. */
  boolean any() {
    return any;
  }

  /**
   * Settles what has come to heirs so far.
   *
   * @param folders all plans of a mailbox
   * @param owner token of this worker
   * @return whether everything is settled; if not, the checkpoint said to stop
   * @throws BatonLostException if another worker does the same
   */
  boolean settle(List<FolderPlan> folders, String owner)
      throws MigrationException, BatonLostException {
    for (FolderPlan past : folders) {
      List<FolderPlan> heirs = heirs(past, folders);
      for (UidValidity generation : heirs.isEmpty() ? Set.<UidValidity>of() : generations(past)) {
        if (!settle(new Estate(past, generation), heirs, owner)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a folder leaves of one generation. */
  private record Estate(FolderPlan folder, UidValidity generation) {
    FolderKey key() {
      return folder.key();
    }
  }

  private Set<UidValidity> generations(FolderPlan past) throws MigrationException {
    if (!past.source().selectable()) {
      return Set.of(past.validity());
    }
    var earlier = new LinkedHashSet<UidValidity>();
    ledger.chunks(past.key()).forEach(chunk -> earlier.add(chunk.key().validity()));
    earlier.remove(past.validity());
    return earlier;
  }

  /** Only those with something to copy in this round may have come by anything. */
  private static List<FolderPlan> heirs(FolderPlan past, List<FolderPlan> folders) {
    String id = past.key().id();
    return folders.stream()
        .filter(f -> !f.chunks().isEmpty() && f.kin().contains(id) && !f.key().id().equals(id))
        .toList();
  }

  private boolean settle(Estate gone, List<FolderPlan> heirs, String owner)
      throws MigrationException, BatonLostException {
    Tally left = left(gone);
    if (left.messages() == 0) {
      return true;
    }
    // What is counted no more need not be told by its content.
    boolean counts = !gone.folder().source().selectable();
    var claims = new HeirClaims(counts && left.messages() > left.copied());
    for (FolderPlan heir : heirs) {
      new RowWalk(ledger).present(heir, EntryFilter.ALL, row -> claims.add(heir.key().id(), row));
    }
    if (claims.isEmpty()) {
      return true;
    }
    var key = ChunkKey.amendments(gone.key(), gone.generation(), gone.folder().round());
    Chunk chunk = ledger.claim(key, owner);
    for (EntryFilter filter :
        List.of(EntryFilter.COPIED, EntryFilter.FAILED, EntryFilter.SKIPPED)) {
      Optional<Chunk> settled = settle(gone, filter, claims, chunk);
      if (settled.isEmpty()) {
        return false;
      }
      chunk = settled.get();
    }
    return true;
  }

  private Tally left(Estate gone) throws MigrationException {
    return ledger.chunks(gone.key()).stream()
        .filter(chunk -> chunk.key().validity().equals(gone.generation()))
        .map(Chunk::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  /** Empty if the checkpoint said to stop. */
  private Optional<Chunk> settle(Estate gone, EntryFilter filter, HeirClaims claims, Chunk begun)
      throws MigrationException, BatonLostException {
    Chunk chunk = begun;
    Optional<String> after = Optional.empty();
    do {
      Ledger.Page page = ledger.page(gone.key(), filter, after, PAGE);
      List<Legacy> legacies = legacies(gone, page.entries(), claims);
      for (int i = 0; i < legacies.size(); i += Ledger.MAX_ENTRIES) {
        if (!checkpoint.mayGoOn()) {
          return Optional.empty();
        }
        int end = Math.min(i + Ledger.MAX_ENTRIES, legacies.size());
        chunk = commit(chunk, legacies.subList(i, end));
      }
      after = page.next();
    } while (after.isPresent());
    return Optional.of(chunk);
  }

  /** A row of the folder that is gone, and as what it stays there. */
  private record Legacy(LedgerEntry was, LedgerEntry left) {
    static Legacy to(String heir, LedgerEntry entry) {
      Optional<Outcome.Copied> copied =
          entry.outcome() instanceof Outcome.Copied c ? Optional.of(c) : Optional.empty();
      return new Legacy(entry, entry.settled(new Outcome.Moved(copied, heir)));
    }

    Tally difference() {
      return left.tally().minus(was.tally());
    }
  }

  private static List<Legacy> legacies(Estate gone, List<LedgerEntry> entries, HeirClaims claims) {
    var legacies = new ArrayList<Legacy>();
    for (LedgerEntry entry : entries) {
      if (entry.validity().equals(gone.generation())) {
        claims.heirOf(entry).ifPresent(heir -> legacies.add(Legacy.to(heir, entry)));
      }
    }
    return legacies;
  }

  private Chunk commit(Chunk chunk, List<Legacy> legacies)
      throws MigrationException, BatonLostException {
    Tally difference = legacies.stream().map(Legacy::difference).reduce(Tally.NONE, Tally::plus);
    List<LedgerEntry> rows = legacies.stream().map(Legacy::left).toList();
    Chunk written =
        ledger.commit(chunk.amended(difference), rows).orElseThrow(BatonLostException::new);
    any = true;
    return written;
  }
}
