package godwit.folder;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the folders of one mailbox are for. What the server says holds, also of several folders. A
 * name counts only beside or directly below the INBOX, only if the server names no folder for that
 * use, and only for the first such folder.
 */
final class FolderUses {
  private final Map<List<String>, SpecialUse> uses = new HashMap<>();

  private FolderUses() {}

  static FolderUses learn(List<SourceFolder> folders) {
    var learned = new FolderUses();
    Set<SpecialUse> known = EnumSet.noneOf(SpecialUse.class);
    for (SourceFolder folder : folders) {
      folder.specialUse().ifPresent(use -> learned.uses.put(folder.path(), use));
      folder.specialUse().ifPresent(known::add);
    }
    for (SourceFolder folder : folders) {
      if (folder.specialUse().isEmpty() && learned.isTopLevel(folder)) {
        FolderNames.use(folder.path().getLast())
            .flatMap(NameUse::use)
            .filter(known::add)
            .ifPresent(use -> learned.uses.put(folder.path(), use));
      }
    }
    return learned;
  }

  Optional<SpecialUse> of(List<String> path) {
    return Optional.ofNullable(uses.get(path));
  }

  private boolean isTopLevel(SourceFolder folder) {
    List<String> parents = folder.path().subList(0, folder.path().size() - 1);
    return parents.isEmpty() || (parents.size() == 1 && uses.get(parents) == SpecialUse.INBOX);
  }
}
