package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import java.util.Optional;

/** Reads rows one after the other: one storage request for each thousand of a folder. */
record RowWalk(Ledger ledger) {
  private static final int PAGE = 1_000;

  /** Rows of a folder's present generation, ascending by identifier. */
  void present(FolderPlan folder, Ledger.EntryFilter filter, Reader reader)
      throws MigrationException {
    each(
        folder.key(),
        filter,
        entry -> {
          if (entry.validity().equals(folder.validity())) {
            reader.read(entry);
          }
        });
  }

  /** Rows of all generations. */
  void each(FolderKey folder, Ledger.EntryFilter filter, Reader reader) throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      Ledger.Page page = ledger.page(folder, filter, after, PAGE);
      for (LedgerEntry entry : page.entries()) {
        reader.read(entry);
      }
      after = page.next();
    } while (after.isPresent());
  }

  /** Takes one row. */
  @FunctionalInterface
  interface Reader {
    void read(LedgerEntry entry) throws MigrationException;
  }
}
