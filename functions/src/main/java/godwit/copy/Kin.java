package godwit.copy;

import godwit.ledger.FolderPlan;
import godwit.source.SourceFolder;
import godwit.source.UidValidity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which folders a folder may have been: itself in another generation or of an earlier
 * batch, and, if it is new, those that the source no longer lists, as one of them may have got this
 * name. A folder that is still listed is nobody's past, whatever it holds: the same content in two
 * folders is two messages. What its name held before, in another generation, is {@link UsedAgain}.
 */
final class Kin {
  private final Set<String> gone;
  private final Set<String> traced;
  private final Map<String, FolderPlan> plans = new HashMap<>();

  private Kin(Set<String> gone, Set<String> traced, List<FolderPlan> before) {
    this.gone = gone;
    this.traced = traced;
    before.forEach(plan -> plans.put(plan.key().id(), plan));
  }

  /**
   * Who may be whose kin.
   *
   * @param listed what the source lists, folders that are not copied included
   * @param before the plans of the round before
   * @param traced folders that earlier batches left traces of
   */
  static Kin of(List<SourceFolder> listed, List<FolderPlan> before, Set<String> traced) {
    Set<String> present =
        listed.stream().map(f -> FolderIds.of(f.wireName())).collect(Collectors.toSet());
    Set<String> gone =
        Stream.concat(before.stream().map(plan -> plan.key().id()), traced.stream().sorted())
            .filter(id -> !present.contains(id))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Kin(gone, traced, before);
  }

  /** Whether the source lists a folder no more. */
  boolean isGone(String id) {
    return gone.contains(id);
  }

  /**
   * The kin of one folder, the likeliest first, at most {@link FolderPlan#MAX_KIN}.
   *
   * @param before its plan of the round before; absent for a folder that is new. One that was gone
   *     and is back may be another under its name
   */
  List<String> of(String id, UidValidity validity, Optional<FolderPlan> before) {
    var kin = new LinkedHashSet<String>();
    boolean renewed = before.filter(plan -> !plan.validity().equals(validity)).isPresent();
    if (renewed || traced.contains(id)) {
      kin.add(id);
    }
    before.ifPresent(plan ->
        plan.kin().stream().filter(k -> k.equals(id) || gone.contains(k)).forEach(kin::add));
    if (before.filter(plan -> plan.source().selectable()).isEmpty()) {
      // A server that renames keeps the generation, as a rule.
      gone.stream()
          .sorted(Comparator.comparing((String g) -> !wasOf(g, validity)))
          .forEach(kin::add);
    }
    return kin.stream().limit(FolderPlan.MAX_KIN).toList();
  }

  private boolean wasOf(String id, UidValidity validity) {
    return Optional.ofNullable(plans.get(id))
        .filter(plan -> plan.validity().equals(validity))
        .isPresent();
  }
}
