package godwit.verify;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.target.TargetFigures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;

/**
 * Holds one folder's source, rows and stamps against each other. Reads 1,000 rows with each storage
 * request; asks the target for single messages only where a row's message was not seen, at most
 * {@link Lookups#MOST} times in a mailbox. For one thread.
 */
final class FolderComparison {
  private static final int PAGE = 1_000;

  private final FolderPlan folder;
  private final SightingIndex index;
  private final Set<Long> places;
  private final Lookups lookups;
  private final List<Difference> differences = new ArrayList<>();
  private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
  private final Set<Long> rows = new HashSet<>();

  /** Of the rows, those of messages that another folder accounts for. */
  private final Set<Long> elsewhere = new HashSet<>();

  private long copied;
  private long skipped;
  private long found;
  private long moved;
  private long degraded;

  /** What was found: figures, and the first of the differences. */
  record Compared(FolderCheck check, List<Difference> differences) {}

  /**
   * @param places target folders in which its messages are at home
   */
  FolderComparison(FolderPlan folder, SightingIndex index, Set<Long> places, Lookups lookups) {
    this.folder = folder;
    this.index = index;
    this.places = places;
    this.lookups = lookups;
  }

  /**
   * Compares.
   *
   * @param source identifiers there now; empty if it cannot be told
   */
  Compared compare(Ledger ledger, Optional<SortedSet<Long>> source, TargetFigures target)
      throws MigrationException {
    readRows(ledger);
    source.ifPresent(this::account);
    stamps();
    long expunged = source.map(this::expunged).orElse(0L);
    var check =
        new FolderCheck(
            folder.source().display(),
            folder.targetPath(),
            source.map(ids -> OptionalLong.of(ids.size())).orElse(OptionalLong.empty()),
            rows.size() - elsewhere.size(),
            copied,
            skipped,
            found,
            moved,
            degraded,
            expunged,
            target.messages(folder.target()),
            counts);
    return new Compared(check, differences);
  }

  private void readRows(Ledger ledger) throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      Ledger.Page page = ledger.page(folder.key(), Ledger.EntryFilter.ALL, after, PAGE);
      for (LedgerEntry entry : page.entries()) {
        if (entry.validity().equals(folder.validity())) {
          rows.add(entry.uid());
          judge(entry);
        }
      }
      after = page.next();
    } while (after.isPresent());
  }

  private void judge(LedgerEntry entry) throws MigrationException {
    switch (entry.outcome()) {
      case Outcome.Copied row -> {
        copied++;
        degraded += row.degradations().isEmpty() ? 0 : 1;
        if (isThere(entry, row)) {
          found++;
          moved += index.isElsewhere(row.id(), places) ? 1 : 0;
        } else {
          add(Difference.Kind.MISSING, entry.uid(), row.id().value());
        }
      }
      case Outcome.Moved m -> elsewhere.add(entry.uid());
      case Outcome.Skipped s -> skipped++;
      case Outcome.Failed f -> add(Difference.Kind.FAILED, entry.uid(), "");
    }
  }

  /** By identity, by stamp, and at last by asking: it may have been moved during the walk. */
  private boolean isThere(LedgerEntry entry, Outcome.Copied row) throws MigrationException {
    return index.has(row.id())
        || index.of(folder).containsKey(entry.uid())
        || lookups.has(row.id());
  }

  private long expunged(SortedSet<Long> source) {
    return rows.stream().filter(uid -> !source.contains(uid) && !elsewhere.contains(uid)).count();
  }

  private void account(SortedSet<Long> source) {
    for (long uid : source) {
      if (!rows.contains(uid)) {
        boolean planned = uid <= folder.plannedThrough();
        add(planned ? Difference.Kind.UNACCOUNTED : Difference.Kind.NEW, uid, "");
      }
    }
  }

  private void stamps() {
    index
        .of(folder)
        .forEach((uid, seen) -> {
          for (int i = 1; i < seen.size(); i++) {
            add(Difference.Kind.DOUBLED, uid, "");
          }
          if (!rows.contains(uid)) {
            add(Difference.Kind.UNKNOWN, uid, "");
          }
        });
  }

  private void add(Difference.Kind kind, long uid, String targetId) {
    counts.merge(kind, 1L, Long::sum);
    if (differences.size() < Evidence.MOST_DIFFERENCES) {
      differences.add(new Difference(kind, folder.source().display(), uid, targetId));
    }
  }
}
