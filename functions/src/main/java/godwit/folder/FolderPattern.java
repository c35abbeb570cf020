package godwit.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A folder as a rule names it, in the words of the native service (Learn: New-MigrationBatch,
 * ExcludeFolders): {@code Projects/2019} is that folder, {@code Projects/*} the folder with all
 * below it, {@code #Inbox#} a standard folder in any language. Case does not matter and there are
 * no wildcards. A backslash makes the next character an ordinary one: <code>\#Notes\#</code>,
 * <code>Invoices 2019\/2020</code>.
 *
 * @param standard where it starts; the root if empty
 * @param names below that, outermost first, without escapes
 * @param subtree whether everything below it is meant too
 */
record FolderPattern(Optional<StandardFolder> standard, List<String> names, boolean subtree) {
  FolderPattern {
    names = List.copyOf(names);
  }

  /** Reads one; empty if it names no folder, or a standard folder that there is not. */
  static Optional<FolderPattern> parse(String text) {
    Optional<List<EscapedName>> split = EscapedName.split(text, '/');
    if (split.isEmpty()) {
      return Optional.empty();
    }
    var parts = new ArrayList<>(split.get());
    boolean subtree = parts.size() > 1 && parts.getLast().written().equals("*");
    if (subtree) {
      parts.removeLast();
    }
    Optional<StandardFolder> standard = Optional.empty();
    if (parts.getFirst().isBetweenSigns()) {
      standard = StandardFolder.of(parts.getFirst().betweenSigns());
      if (standard.isEmpty()) {
        return Optional.empty();
      }
      parts.removeFirst();
    }
    boolean nameless = parts.stream().anyMatch(part -> part.plain().isEmpty());
    return nameless
        ? Optional.empty()
        : Optional.of(
            new FolderPattern(standard, parts.stream().map(EscapedName::plain).toList(), subtree));
  }

  boolean matches(List<String> path, FolderUses uses) {
    OptionalInt end = end(path, uses);
    return end.isPresent() && (subtree || end.getAsInt() == path.size());
  }

  /**
   * How many names of the path, from the outermost on, the named folder has; empty if it is not.
   */
  OptionalInt end(List<String> path, FolderUses uses) {
    for (int start = 0; start + names.size() <= path.size(); start++) {
      if (startsAt(path.subList(0, start), uses) && follow(path.subList(start, path.size()))) {
        return OptionalInt.of(start + names.size());
      }
    }
    return OptionalInt.empty();
  }

  private boolean startsAt(List<String> above, FolderUses uses) {
    return standard.map(s -> s.is(above, uses)).orElse(above.isEmpty());
  }

  private boolean follow(List<String> below) {
    for (int i = 0; i < names.size(); i++) {
      if (!FolderName.folded(names.get(i)).equals(FolderName.folded(below.get(i)))) {
        return false;
      }
    }
    return true;
  }
}
