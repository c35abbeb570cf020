package godwit.folder;

import godwit.target.WellKnownFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule {@code from=to}: the folder and everything below it goes to another place.
 *
 * @param root where the place starts
 * @param names below it, outermost first
 */
record FolderRename(FolderPattern from, WellKnownFolder root, List<String> names) {
  FolderRename {
    names = List.copyOf(names);
  }

  /** Reads one; empty if it is no rule or leads to where no mail can be. */
  static Optional<FolderRename> parse(String text) {
    List<EscapedName> sides = EscapedName.split(text, '=').orElse(List.of());
    if (sides.size() != 2) {
      return Optional.empty();
    }
    Optional<FolderPattern> from = FolderPattern.parse(sides.get(0).written().strip());
    Optional<FolderPattern> to = FolderPattern.parse(sides.get(1).written().strip());
    return to.isPresent() ? from.flatMap(f -> made(f, to.get())) : Optional.empty();
  }

  private static Optional<FolderRename> made(FolderPattern from, FolderPattern to) {
    Optional<WellKnownFolder> root =
        to.standard().isEmpty() || to.standard().get() == StandardFolder.ROOT
            ? Optional.of(WellKnownFolder.ROOT)
            : to.standard().flatMap(StandardFolder::target);
    boolean nowhere = to.subtree() || (to.names().isEmpty() && isRoot(root));
    return nowhere ? Optional.empty() : root.map(r -> new FolderRename(from, r, to.names()));
  }

  private static boolean isRoot(Optional<WellKnownFolder> root) {
    return root.filter(r -> r == WellKnownFolder.ROOT).isPresent();
  }

  /** The names below {@link #root} of a folder whose path the rule covers up to {@code end}. */
  List<String> place(List<String> path, int end) {
    var place = new ArrayList<>(names);
    place.addAll(path.subList(end, path.size()));
    return place;
  }
}
