package godwit.folder;

import godwit.target.TargetFolderPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which target folders have a source already. Parents count as well, so that two trees that become
 * one because their names differ only in case are noticed, once.
 */
final class TakenPaths {
  private record Taker(List<String> spelled, String source) {}

  private final Map<List<String>, Taker> first = new HashMap<>();
  private final Set<List<String>> spellings = new HashSet<>();
  private final Map<List<String>, String> taken = new HashMap<>();

  /**
   * Takes a path.
   *
   * @param source the folder that takes it, for a person
   * @return the folder that has it, or that has spelled a parent of it in another way
   */
  Optional<String> take(TargetFolderPath path, String source) {
    var spelled = new ArrayList<>(List.of(path.root().graphName()));
    spelled.addAll(path.names());
    List<String> folded = spelled.stream().map(FolderName::folded).toList();
    List<String> others = new ArrayList<>();
    for (int depth = 1; depth <= folded.size(); depth++) {
      spelledBefore(folded, spelled, depth, source).ifPresent(others::add);
    }
    String holder = taken.putIfAbsent(folded, source);
    return holder != null ? Optional.of(holder) : others.stream().findFirst();
  }

  private Optional<String> spelledBefore(
      List<String> folded, List<String> spelled, int depth, String source) {
    List<String> here = List.copyOf(spelled.subList(0, depth));
    Taker now = new Taker(here, source);
    Taker before = first.putIfAbsent(List.copyOf(folded.subList(0, depth)), now);
    boolean another = before != null && !before.spelled().equals(here);
    return spellings.add(here) && another ? Optional.of(before.source()) : Optional.empty();
  }
}
