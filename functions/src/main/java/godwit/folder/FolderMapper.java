package godwit.folder;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which target folder each source folder becomes: what the server says it is for (RFC 6154)
 * first, then its name, then a folder of its own. Children of a special folder stay its children.
 * Whatever is not kept as it was is noted.
 */
public final class FolderMapper {
  /**
   * Levels below a well-known folder. Exchange takes 300 in all (Learn: Exchange Online limits,
   * maximum folder hierarchy depth).
   */
  static final int MAX_DEPTH = 250;

  /** Virtual folders: every message in them lies in another folder as well. */
  private static final Set<SpecialUse> VIRTUAL =
      EnumSet.of(SpecialUse.ALL, SpecialUse.FLAGGED, SpecialUse.IMPORTANT);

  private final FolderUses uses;
  private final RuleBook rules;
  private final List<MappedFolder> mapped = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> foreseen = new ArrayList<>();
  private final TakenPaths taken = new TakenPaths();

  private FolderMapper(FolderUses uses, RuleBook rules) {
    this.uses = uses;
    this.rules = rules;
  }

  /** Maps all folders of a mailbox. Pure. */
  public static FolderMapping map(List<SourceFolder> folders, FolderRules rules) {
    FolderUses uses = FolderUses.learn(folders);
    var mapper = new FolderMapper(uses, new RuleBook(rules, uses));
    folders.forEach(mapper::place);
    return new FolderMapping(mapper.mapped, mapper.notes, mapper.foreseen);
  }

  /** What is said of a folder that only shows what lies in others. */
  public static String leftOut(SourceFolder view) {
    return "left out: " + view.display() + ", its messages lie in other folders as well";
  }

  private void place(SourceFolder folder) {
    if (!folder.selectable()) {
      return;
    }
    if (!rules.admits(folder.path())) {
      notes.add("left out: " + folder.display() + ", by the batch's own rules");
      return;
    }
    if (uses.of(folder.path()).filter(VIRTUAL::contains).isPresent()) {
      notes.add(leftOut(folder));
      return;
    }
    TargetFolderPath target = target(folder);
    taken
        .take(target, folder.display())
        .ifPresent(other -> notes.add("merged: " + folder.display() + " with " + other));
    mapped.add(new MappedFolder(folder, target));
  }

  private TargetFolderPath target(SourceFolder folder) {
    List<String> path = folder.path();
    Optional<RuleBook.Renaming> renaming = rules.renaming(path);
    if (renaming.isPresent()) {
      return renamed(folder, renaming.get());
    }
    if (!rules.target().isEmpty()) {
      return new TargetFolderPath(WellKnownFolder.ROOT, belowTarget(clean(folder, named(path))));
    }
    for (int depth = path.size(); depth > 0; depth--) {
      Optional<WellKnownFolder> root =
          uses.of(path.subList(0, depth)).flatMap(FolderMapper::wellKnown);
      if (root.isPresent()) {
        return new TargetFolderPath(root.get(), clean(folder, path.subList(depth, path.size())));
      }
    }
    return new TargetFolderPath(WellKnownFolder.ROOT, besideInbox(folder, clean(folder, path)));
  }

  private TargetFolderPath renamed(SourceFolder folder, RuleBook.Renaming renaming) {
    List<String> names = renaming.rule().place(folder.path(), renaming.end());
    WellKnownFolder root = renaming.rule().root();
    List<String> cleaned = names.stream().map(FolderName::clean).limit(MAX_DEPTH).toList();
    var target =
        new TargetFolderPath(root, root == WellKnownFolder.ROOT ? belowTarget(cleaned) : cleaned);
    notes.add("renamed: " + folder.display() + " to " + target.display());
    return target;
  }

  private List<String> belowTarget(List<String> names) {
    var below = new ArrayList<>(rules.target());
    below.addAll(names);
    return below;
  }

  /** Only a server shouts this name. */
  private static List<String> named(List<String> path) {
    if (!path.getFirst().equals("INBOX")) {
      return path;
    }
    var named = new ArrayList<>(path);
    named.set(0, "Inbox");
    return named;
  }

  private static Optional<WellKnownFolder> wellKnown(SpecialUse use) {
    return switch (use) {
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
    if (cleaned.size() > MAX_DEPTH) {
      notes.add("moved up: " + folder.display() + ", it lies deeper than Exchange allows");
      cleaned = cleaned.subList(0, MAX_DEPTH);
    } else if (!cleaned.equals(names)) {
      notes.add("renamed: " + folder.display() + " to " + String.join("/", cleaned));
    }
    return cleaned;
  }

  /** Exchange has folders of its own there, whose names depend on the mailbox's language. */
  private List<String> besideInbox(SourceFolder folder, List<String> names) {
    Optional<NameUse> use = FolderNames.use(names.getFirst());
    // The outbox of Exchange is there under this name, but it is no place for old mail.
    if (use.equals(Optional.of(NameUse.OUTBOX))) {
      var below = new ArrayList<>(List.of(TargetFolderPath.IMPORTED));
      below.addAll(names);
      notes.add("moved: " + folder.display() + " to " + String.join("/", below));
      return List.copyOf(below);
    }
    if (names.size() == 1 && use.isPresent()) {
      foreseen.add(use.get() == NameUse.OTHER ? clash(folder) : besides(folder));
    }
    return names;
  }

  private static String clash(SourceFolder folder) {
    return "name of a folder without mail: "
        + folder.display()
        + " goes to "
        + TargetFolderPath.IMPORTED
        + "/"
        + folder.path().getLast()
        + " if the mailbox calls its calendar, contacts, notes, tasks or journal so";
  }

  private static String besides(SourceFolder folder) {
    return "kept apart: "
        + folder.display()
        + ", another folder has this use; merged if the mailbox calls its own folder so";
  }
}
