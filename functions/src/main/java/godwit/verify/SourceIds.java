package godwit.verify;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.UidRange;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The identifiers that the source has now: one command for each 5,000 messages. */
record SourceIds(MailSource source) {
  private static final int RANGE = 5_000;

  /** Empty if the folder is gone or of another generation, so that nothing can be compared. */
  Optional<SortedSet<Long>> of(FolderPlan folder) throws MigrationException {
    try {
      FolderState state = source.open(folder.source());
      if (!state.validity().isToldAs(folder.validity())) {
        return Optional.empty();
      }
      var ids = new TreeSet<Long>();
      if (state.messages() > 0) {
        for (UidRange range : source.plan(folder.cursor(), 1, RANGE)) {
          ids.addAll(source.figures().sizes(folder.cursor(), range).keySet());
        }
      }
      return Optional.of(ids);
    } catch (FolderChangedException e) {
      return Optional.empty();
    }
  }
}
