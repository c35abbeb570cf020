package godwit.folder;

import godwit.source.SpecialUse;
import godwit.target.WellKnownFolder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Folders that a rule names between {@code #} signs, whatever a mailbox calls them (Learn:
 * New-MigrationBatch, ExcludeFolders). Calendar and its like are no mail and no IMAP server says
 * which folder they are, so they are known by their English names alone.
 */
enum StandardFolder {
  ROOT("Root"),
  INBOX("Inbox", SpecialUse.INBOX, WellKnownFolder.INBOX),
  SENT_ITEMS("SentItems", SpecialUse.SENT, WellKnownFolder.SENT_ITEMS),
  DELETED_ITEMS("DeletedItems", SpecialUse.TRASH, WellKnownFolder.DELETED_ITEMS),
  DRAFTS("Drafts", SpecialUse.DRAFTS, WellKnownFolder.DRAFTS),
  JUNK_EMAIL("JunkEmail", SpecialUse.JUNK, WellKnownFolder.JUNK_EMAIL),
  ARCHIVE("Archive", SpecialUse.ARCHIVE, WellKnownFolder.ARCHIVE),
  ALL_ITEMS("AllItems"),
  OUTBOX("Outbox"),
  CALENDAR("Calendar"),
  CONTACTS("Contacts"),
  JOURNAL("Journal"),
  TASKS("Tasks"),
  NOTES("Notes");

  private final String word;
  private final Optional<SpecialUse> use;
  private final Optional<WellKnownFolder> target;

  StandardFolder(String word) {
    this.word = word;
    this.use = Optional.empty();
    this.target = Optional.empty();
  }

  StandardFolder(String word, SpecialUse use, WellKnownFolder target) {
    this.word = word;
    this.use = Optional.of(use);
    this.target = Optional.of(target);
  }

  /** The folder of a word such as {@code Inbox}, in any case. */
  static Optional<StandardFolder> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(each -> "#" + each.word + "#").toList();
  }

  /** The folder of Exchange that it is; empty where no mail goes. */
  Optional<WellKnownFolder> target() {
    return target;
  }

  /** Whether the folder with this path is meant; the root's path is empty. */
  boolean is(List<String> path, FolderUses uses) {
    return switch (this) {
      case ROOT -> path.isEmpty();
      case ALL_ITEMS -> uses.of(path).equals(Optional.of(SpecialUse.ALL));
      case OUTBOX ->
          path.size() == 1 && FolderNames.use(path.getFirst()).equals(Optional.of(NameUse.OUTBOX));
      case CALENDAR, CONTACTS, JOURNAL, TASKS, NOTES ->
          path.size() == 1 && FolderName.folded(path.getFirst()).equals(lower());
      case INBOX, SENT_ITEMS, DELETED_ITEMS, DRAFTS, JUNK_EMAIL, ARCHIVE ->
          use.isPresent() && uses.of(path).equals(use);
    };
  }

  private String lower() {
    return word.toLowerCase(Locale.ROOT);
  }
}
