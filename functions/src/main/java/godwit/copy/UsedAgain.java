package godwit.copy;

import godwit.ledger.FolderPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that the source gave to other folders within a round: Work became Old, and there is a new
 * Work. A folder that is new may be what one that is numbered anew was before, so it gets that one
 * as kin for as long as the round lasts. The old name is planned first and takes what it still has
 * itself.
 *
 * @param before plans of the round before, or of an earlier try, by folder
 * @param round the present one
 */
record UsedAgain(Map<String, FolderPlan> before, int round) {
  static UsedAgain of(List<FolderPlan> before, int round) {
    var byId = new HashMap<String, FolderPlan>();
    before.forEach(plan -> byId.put(plan.key().id(), plan));
    return new UsedAgain(byId, round);
  }

  /**
   * The plans with such kin.
   *
   * @param fresh plans of all folders that can be opened
   */
  List<FolderPlan> in(List<FolderPlan> fresh) {
    Set<String> opened = fresh.stream().map(f -> f.key().id()).collect(Collectors.toSet());
    List<String> changed =
        fresh.stream().filter(this::isOther).map(plan -> plan.key().id()).toList();
    return fresh.stream().map(plan -> withKin(plan, changed, opened)).toList();
  }

  /** What a person should know. */
  List<String> notes(List<FolderPlan> fresh) {
    List<String> heirs =
        fresh.stream().filter(this::isHeir).map(plan -> plan.source().display()).toList();
    return fresh.stream()
        .filter(plan -> !heirs.isEmpty() && isOther(plan))
        .map(plan -> note(plan, heirs))
        .toList();
  }

  private static String note(FolderPlan plan, List<String> heirs) {
    return "another folder than before, or numbered anew: "
        + plan.source().display()
        + "; what of it is now in "
        + String.join(", ", heirs)
        + " is not copied again and stays in "
        + plan.targetPath();
  }

  private boolean isHeir(FolderPlan plan) {
    return !plan.chunks().isEmpty() && isNew(plan);
  }

  private boolean isOther(FolderPlan plan) {
    return before(plan)
        .filter(old -> old.plannedThrough() > 0 && !old.validity().equals(plan.validity()))
        .isPresent();
  }

  private boolean isNew(FolderPlan plan) {
    return before(plan).filter(old -> old.source().selectable()).isEmpty();
  }

  private Optional<FolderPlan> before(FolderPlan plan) {
    return Optional.ofNullable(before.get(plan.key().id()));
  }

  private FolderPlan withKin(FolderPlan plan, List<String> changed, Set<String> opened) {
    if (plan.chunks().isEmpty()) {
      return plan;
    }
    var more = new ArrayList<String>();
    before(plan).filter(old -> old.round() == round).map(FolderPlan::kin).ifPresent(more::addAll);
    if (isNew(plan)) {
      more.addAll(changed);
    }
    more.removeIf(id -> id.equals(plan.key().id()) || !opened.contains(id));
    var kin = new LinkedHashSet<>(plan.kin());
    kin.addAll(more);
    return plan.kin(kin.stream().limit(FolderPlan.MAX_KIN).toList());
  }
}
