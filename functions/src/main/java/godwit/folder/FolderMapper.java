package godwit.folder;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which target folder each source folder becomes: what the server says it is for (RFC 6154)
 * first, then its name, then a folder of its own. Children of a special folder stay its children.
 */
public final class FolderMapper {
  /** Virtual folders: every message in them lies in another folder as well. */
  private static final Set<SpecialUse> VIRTUAL =
      EnumSet.of(SpecialUse.ALL, SpecialUse.FLAGGED, SpecialUse.IMPORTANT);

  private final Map<List<String>, SpecialUse> uses = new HashMap<>();
  private final List<MappedFolder> mapped = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> taken = new HashMap<>();

  private FolderMapper() {}

  /** Maps all folders of a mailbox. Pure. */
  public static FolderMapping map(List<SourceFolder> folders) {
    var mapper = new FolderMapper();
    mapper.learnUses(folders);
    folders.forEach(mapper::place);
    return new FolderMapping(mapper.mapped, mapper.notes);
  }

  private void learnUses(List<SourceFolder> folders) {
    var known = EnumSet.noneOf(SpecialUse.class);
    for (SourceFolder folder : folders) {
      folder.specialUse().ifPresent(use -> uses.put(folder.path(), use));
      folder.specialUse().ifPresent(known::add);
    }
    for (SourceFolder folder : folders) {
      if (folder.specialUse().isEmpty() && isTopLevel(folder)) {
        FolderNames.use(folder.path().getLast())
            .filter(known::add)
            .ifPresent(use -> uses.put(folder.path(), use));
      }
    }
  }

  private boolean isTopLevel(SourceFolder folder) {
    List<String> parents = folder.path().subList(0, folder.path().size() - 1);
    return parents.isEmpty() || (parents.size() == 1 && uses.get(parents) == SpecialUse.INBOX);
  }

  private void place(SourceFolder folder) {
    if (!folder.selectable()) {
      return;
    }
    SpecialUse own = uses.get(folder.path());
    if (own != null && VIRTUAL.contains(own)) {
      notes.add("left out: " + folder.display() + ", its messages lie in other folders as well");
      return;
    }
    TargetFolderPath target = target(folder);
    String other = taken.putIfAbsent(target.toString().toLowerCase(Locale.ROOT), folder.display());
    if (other != null) {
      notes.add("merged: " + folder.display() + " with " + other);
    }
    mapped.add(new MappedFolder(folder, target));
  }

  private TargetFolderPath target(SourceFolder folder) {
    List<String> path = folder.path();
    for (int depth = path.size(); depth > 0; depth--) {
      Optional<WellKnownFolder> root = wellKnown(uses.get(path.subList(0, depth)));
      if (root.isPresent()) {
        return new TargetFolderPath(root.get(), clean(folder, path.subList(depth, path.size())));
      }
    }
    return new TargetFolderPath(WellKnownFolder.ROOT, clean(folder, path));
  }

  private static Optional<WellKnownFolder> wellKnown(
      @org.jspecify.annotations.Nullable SpecialUse use) {
    return switch (use) {
      case null -> Optional.empty();
      case INBOX -> Optional.of(WellKnownFolder.INBOX);
      case SENT -> Optional.of(WellKnownFolder.SENT_ITEMS);
      case DRAFTS -> Optional.of(WellKnownFolder.DRAFTS);
      case TRASH -> Optional.of(WellKnownFolder.DELETED_ITEMS);
      case JUNK -> Optional.of(WellKnownFolder.JUNK_EMAIL);
      case ARCHIVE -> Optional.of(WellKnownFolder.ARCHIVE);
      case ALL, FLAGGED, IMPORTANT -> Optional.empty();
    };
  }

  private List<String> clean(SourceFolder folder, List<String> names) {
    var cleaned = names.stream().map(FolderName::clean).toList();
    if (!cleaned.equals(names)) {
      notes.add("renamed: " + folder.display() + " to " + String.join("/", cleaned));
    }
    return cleaned;
  }
}
