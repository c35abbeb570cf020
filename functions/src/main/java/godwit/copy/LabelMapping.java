package godwit.copy;

import godwit.failure.MailboxBlockedException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderMapping;
import godwit.folder.FolderRules;
import godwit.folder.MappedFolder;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where folders go, and which of them are only labels. At Gmail a message lies once in All Mail,
 * Junk or Trash, and every other folder shows those of All Mail that have its label: so only these
 * three are read, and the others only say where messages go.
 *
 * @param labels names, as the server lists them, of folders that are not read
 */
public record LabelMapping(FolderMapping mapping, Set<String> labels) {
  private static final Set<SpecialUse> OF_THEIR_OWN =
      EnumSet.of(SpecialUse.ALL, SpecialUse.JUNK, SpecialUse.TRASH);

  public LabelMapping {
    labels = Set.copyOf(labels);
  }

  /**
   * Maps the folders of a mailbox.
   *
   * @param labelled whether the server has labels in place of folders
   * @throws MailboxBlockedException if it has, and hides the folder that holds every message
   */
  public static LabelMapping of(List<SourceFolder> folders, FolderRules rules, boolean labelled)
      throws MailboxBlockedException {
    return labelled
        ? ofLabels(folders, rules)
        : new LabelMapping(FolderMapper.map(folders, rules), Set.of());
  }

  private static LabelMapping ofLabels(List<SourceFolder> folders, FolderRules rules)
      throws MailboxBlockedException {
    Optional<SourceFolder> all =
        folders.stream().filter(f -> f.selectable() && hasUse(f, SpecialUse.ALL)).findFirst();
    if (all.isEmpty()) {
      throw new MailboxBlockedException(
          "ALL_MAIL_HIDDEN",
          "the mailbox hides All Mail from IMAP, the only folder that holds every message: switch"
              + " on Show in IMAP for All Mail in Gmail's settings, Labels");
    }
    FolderMapping usual = FolderMapper.map(shown(folders, all.get()), rules);
    var mapped = new ArrayList<MappedFolder>();
    var labels = new HashSet<String>();
    for (MappedFolder folder : usual.folders()) {
      boolean isAll = folder.source().wireName().equals(all.get().wireName());
      mapped.add(isAll ? new MappedFolder(all.get(), folder.target()) : folder);
      if (!isAll && folder.source().specialUse().filter(OF_THEIR_OWN::contains).isEmpty()) {
        labels.add(folder.source().wireName());
      }
    }
    if (mapped.stream().noneMatch(f -> f.source().equals(all.get()))) {
      throw new MailboxBlockedException(
          "ALL_MAIL_LEFT_OUT",
          "the batch's rules leave out All Mail, the only folder of a Gmail mailbox that is read;"
              + " let includeFolders name it too, or take it out of excludeFolders");
    }
    var mapping = new FolderMapping(mapped, notes(usual, all.get(), folders), usual.foreseen());
    return new LabelMapping(mapping, labels);
  }

  /** Without chats, and with All Mail as the archive: there goes what has no label. */
  private static List<SourceFolder> shown(List<SourceFolder> folders, SourceFolder all) {
    var archive =
        new SourceFolder(all.wireName(), all.path(), Optional.of(SpecialUse.ARCHIVE), true);
    return folders.stream()
        .filter(f -> !isChats(f, folders))
        .map(f -> f.equals(all) ? archive : f)
        .toList();
  }

  private static List<String> notes(
      FolderMapping usual, SourceFolder all, List<SourceFolder> folders) {
    var notes = new ArrayList<>(usual.notes());
    notes.add(
        "read once: "
            + all.display()
            + ", each message goes where its labels say; without label to the archive");
    folders.stream()
        .filter(f -> isChats(f, folders))
        .forEach(f -> notes.add("left out: " + f.display() + ", it holds chats and no mail"));
    return notes;
  }

  /** Beside All Mail, in any language, and of no use that is known. */
  private static boolean isChats(SourceFolder folder, List<SourceFolder> folders) {
    return folder.specialUse().isEmpty()
        && folder.selectable()
        && folder.path().size() == 2
        && folders.stream()
            .filter(f -> hasUse(f, SpecialUse.ALL))
            .anyMatch(
                f -> f.path().size() == 2 && f.path().getFirst().equals(folder.path().getFirst()));
  }

  private static boolean hasUse(SourceFolder folder, SpecialUse use) {
    return folder.specialUse().equals(Optional.of(use));
  }
}
