package godwit.copy;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Losses;
import godwit.source.FolderState;
import godwit.source.MailSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks once more at folders that were opened before one with something new: a message may have
 * been moved from the one to the other in between, and must not be taken for a new one. Costs a
 * command for each such folder, none where nothing is new.
 *
 * @param before plans of the round before, or of an earlier try, by folder
 * @param round the present one
 */
record SecondLook(MailSource source, Map<String, FolderPlan> before, int round) {
  /**
   * Whether messages may have left a folder: fewer came than identifiers were given out, or there
   * are fewer than before.
   */
  static boolean hasLost(FolderState state, FolderPlan before) {
    long mostNew = Math.max(0, state.uidNext() - 1 - before.plannedThrough());
    return mostNew > state.messages() - before.sourceMessages();
  }

  /**
   * The plans with what has left their folders meanwhile.
   *
   * @param fresh in the order in which their folders were opened
   */
  List<FolderPlan> at(List<FolderPlan> fresh) throws MigrationException {
    int last = fresh.size() - 1;
    while (last >= 0 && fresh.get(last).chunks().isEmpty()) {
      last--;
    }
    var looked = new ArrayList<FolderPlan>();
    for (int i = 0; i < fresh.size(); i++) {
      FolderPlan plan = fresh.get(i);
      looked.add(i < last && mayHaveMore(plan) && lost(plan) ? lossy(plan) : plan);
    }
    return looked;
  }

  private FolderPlan lossy(FolderPlan plan) {
    return plan.losing(Losses.in(round));
  }

  /** Only what was copied of it can have been moved on. */
  private boolean mayHaveMore(FolderPlan plan) {
    return plan.losses().round() != round && same(plan).isPresent();
  }

  private Optional<FolderPlan> same(FolderPlan plan) {
    return Optional.ofNullable(before.get(plan.key().id()))
        .filter(old -> old.plannedThrough() > 0 && old.validity().equals(plan.validity()));
  }

  private boolean lost(FolderPlan plan) throws MigrationException {
    try {
      FolderState now = source.open(plan.source());
      return now.validity().isToldAs(plan.validity())
          && same(plan).filter(old -> hasLost(now, old)).isPresent();
    } catch (FolderChangedException e) {
      // The next round finds it gone or numbered anew, and what it has lost.
      return false;
    }
  }
}
