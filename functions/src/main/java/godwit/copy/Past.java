package godwit.copy;

import godwit.copy.KnownContent.Known;
import godwit.failure.MigrationException;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Trace;
import godwit.ledger.Traces;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was copied of a mailbox under other names, in other generations and by earlier batches, as
 * rows and traces tell. Read when it is first asked for; safe for use by many threads.
 */
final class Past {
  private final Ledger ledger;
  private final Traces traces;
  private final List<FolderPlan> folders;
  private final Map<PoolKey, ContentPool> pools = new HashMap<>();
  private final Given given;

  /** What was in a folder is more for that folder itself: stamps tell of it too. */
  private record PoolKey(String kin, boolean own) {}

  /**
   * The past of a mailbox.
   *
   * @param folders its plans, gone folders included
   * @param given what was taken already
   */
  Past(Ledger ledger, Traces traces, List<FolderPlan> folders, Given given) {
    this.ledger = ledger;
    this.traces = traces;
    this.folders = List.copyOf(folders);
    this.given = given;
  }

  List<Trace> traces(FolderPlan folder, UidRange range) throws MigrationException {
    return traces.of(folder.key(), folder.validity(), range);
  }

  /** Takes one message with this content that is known of the folder's kin. */
  synchronized Optional<Known> take(FolderPlan folder, String fingerprint)
      throws MigrationException {
    for (String kin : folder.kin()) {
      ContentPool pool = pool(kin, folder);
      Optional<Known> found = pool.take(fingerprint);
      while (found.isPresent() && !given.give(found.get().id())) {
        found = pool.take(fingerprint);
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What is known of {@code kin} for {@code folder}, less what rows of its heirs have taken. */
  private ContentPool pool(String kin, FolderPlan folder) throws MigrationException {
    var key = new PoolKey(kin, kin.equals(folder.key().id()));
    ContentPool pool = pools.get(key);
    if (pool == null) {
      pool = load(new FolderKey(folder.key().mailbox(), kin), key.own());
      pools.put(key, pool);
    }
    return pool;
  }

  private ContentPool load(FolderKey kin, boolean own) throws MigrationException {
    var pool = new ContentPool();
    Optional<UidValidity> present = present(kin);
    for (FolderPlan heir : folders) {
      boolean itself = present.isPresent() && heir.key().equals(kin);
      if (itself || heir.kin().contains(kin.id())) {
        rows(
            heir.key(),
            (entry, copied) -> {
              if (entry.validity().equals(heir.validity())) {
                pool.exclude(copied.id());
              }
            });
      }
    }
    // It is accounted for where it went, whatever an old stamp says.
    new RowWalk(ledger).each(kin, Ledger.EntryFilter.MOVED, entry -> exclude(entry, pool));
    rows(
        kin,
        (entry, copied) -> {
          if (!present.equals(Optional.of(entry.validity()))) {
            pool.add(entry.fingerprint(), new Known(copied.id(), true));
          }
        });
    // A stamp leaves no row to be amended, so nobody would know later that another has it.
    List<Trace> stamped = own || present.isEmpty() ? traces.of(kin) : List.of();
    for (Trace trace : stamped) {
      if (!present.equals(Optional.of(trace.validity()))) {
        pool.add(trace.fingerprint(), new Known(trace.id(), false));
      }
    }
    return pool;
  }

  /** The generation that a folder has now; empty for one that is gone. */
  private Optional<UidValidity> present(FolderKey folder) {
    return folders.stream()
        .filter(plan -> plan.key().equals(folder) && plan.source().selectable())
        .map(FolderPlan::validity)
        .findFirst();
  }

  private static void exclude(LedgerEntry entry, ContentPool pool) {
    if (entry.outcome() instanceof Outcome.Moved moved) {
      moved.copied().ifPresent(copied -> pool.exclude(copied.id()));
    }
  }

  private void rows(FolderKey folder, Reader reader) throws MigrationException {
    new RowWalk(ledger)
        .each(
            folder,
            Ledger.EntryFilter.COPIED,
            entry -> {
              if (entry.outcome() instanceof Outcome.Copied copied) {
                reader.read(entry, copied);
              }
            });
  }

  /** Reads rows one after the other. */
  @FunctionalInterface
  private interface Reader {
    void read(LedgerEntry entry, Outcome.Copied copied);
  }
}
