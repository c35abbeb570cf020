package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.Ledger.EntryFilter;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Losses;
import godwit.ledger.Outcome;
import godwit.source.MailSource;
import godwit.source.UidRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks for the rows of messages that have left a folder, part after part: a storage request for
 * each thousand rows and a command for each part. When the checkpoint says to stop, how far it came
 * is kept in the folder's plan, and a later leg goes on there; each leg does one part at least. For
 * the thread that reads from the source.
 *
 * @param size how much one part is
 */
record LossSearch(
    CopySession.Books books, MailSource source, Checkpoint checkpoint, LossSearch.Size size) {
  /** More is not kept, and looked for again by a later leg. */
  private static final int MOST_KEPT = 20_000;

  /** Rows of one part may lie so far apart that they are asked for in one go. */
  private static final long SPAN = 5_000;

  /**
   * How much is one part.
   *
   * @param page rows in one storage request, 1 to 1,000
   * @param pages storage requests in one part, at least 1
   */
  record Size(int page, int pages) {
    /** A second or two. */
    static final Size USUAL = new Size(1_000, 10);
  }

  /** Some rows, and where the next ones are. */
  private record Part(List<LedgerEntry> entries, Optional<String> next) {}

  /**
   * Searches one folder.
   *
   * @param movedOnly whether only those count that are known to have moved
   * @return empty if the checkpoint said to stop
   * @throws godwit.failure.FolderChangedException if the folder is gone or its generation differs
   */
  Optional<List<LedgerEntry>> rows(FolderPlan folder, boolean movedOnly) throws MigrationException {
    Losses reached = folder.losses();
    var found = new ArrayList<>(known(folder));
    int parts = 0;
    while (!reached.whole()) {
      if (parts > 0 && !checkpoint.mayGoOn()) {
        keep(folder, reached);
        return Optional.empty();
      }
      Part part = part(folder, movedOnly ? EntryFilter.MOVED : EntryFilter.ALL, reached.place());
      List<LedgerEntry> gone = gone(folder, part.entries());
      found.addAll(gone);
      reached = reached.found(gone.stream().map(LedgerEntry::uid).toList(), part.next());
      parts++;
    }
    if (parts > 1) {
      keep(folder, reached);
    }
    return Optional.of(found);
  }

  /** What earlier legs have found. */
  private List<LedgerEntry> known(FolderPlan folder) throws MigrationException {
    var found = new ArrayList<LedgerEntry>();
    List<UidRange> ranges = folder.losses().gone().ranges();
    for (int i = 0; i < ranges.size(); ) {
      long first = ranges.get(i).first();
      var wanted = new HashSet<Long>();
      long last = first;
      for (; i < ranges.size() && ranges.get(i).first() - first < SPAN; i++) {
        UidRange range = ranges.get(i);
        last = range.last();
        for (long uid = range.first(); uid <= last; uid++) {
          wanted.add(uid);
        }
      }
      books.ledger().entries(folder.key(), folder.validity(), new UidRange(first, last)).stream()
          .filter(entry -> wanted.contains(entry.uid()))
          .forEach(found::add);
    }
    return found;
  }

  private Part part(FolderPlan folder, EntryFilter filter, Optional<String> from)
      throws MigrationException {
    var entries = new ArrayList<LedgerEntry>();
    Optional<String> place = from;
    int pages = 0;
    do {
      Ledger.Page page = books.ledger().page(folder.key(), filter, place, size.page());
      page.entries().stream()
          .filter(entry -> entry.validity().equals(folder.validity()))
          .forEach(entries::add);
      place = page.next();
      pages++;
    } while (place.isPresent() && pages < size.pages());
    return new Part(entries, place);
  }

  private List<LedgerEntry> gone(FolderPlan folder, List<LedgerEntry> entries)
      throws MigrationException {
    boolean asked = entries.stream().anyMatch(e -> e.outcome() instanceof Outcome.Copied);
    Set<Long> present = asked ? present(folder, entries) : Set.of();
    return entries.stream().filter(entry -> isGone(entry, present)).toList();
  }

  private static boolean isGone(LedgerEntry entry, Set<Long> present) {
    return switch (entry.outcome()) {
      case Outcome.Copied c -> !present.contains(entry.uid()) && !entry.fingerprint().isEmpty();
      case Outcome.Moved m -> true;
      case Outcome.Skipped s -> false;
      case Outcome.Failed f -> false;
    };
  }

  private Set<Long> present(FolderPlan folder, List<LedgerEntry> entries)
      throws MigrationException {
    var present = new HashSet<Long>();
    if (folder.source().selectable()) {
      var range = new UidRange(entries.getFirst().uid(), entries.getLast().uid());
      source
          .flags(folder.cursor(), range, OptionalLong.empty())
          .forEach(each -> present.add(each.uid()));
    }
    return present;
  }

  private void keep(FolderPlan folder, Losses reached) throws MigrationException {
    if (reached.gone().ranges().size() <= MOST_KEPT) {
      books.plans().save(folder.key().mailbox(), List.of(folder.losing(reached)));
    }
  }
}
