package godwit.assess;

/**
 * What a person should know before the copy.
 *
 * @param text a sentence or two, with what to do
 */
public record Warning(Kind kind, String text) {
  /** What it is about; the words are part of the HTTP interface. */
  public enum Kind {
    INBOX_ONLY("inboxOnly"),
    GMAIL("gmail"),
    LEFT_OUT("leftOut"),
    NON_MAIL_FOLDER("nonMailFolder"),
    FOLDER_CHANGES("folderChanges"),
    FOLDER_UNREADABLE("folderUnreadable"),
    TOO_LARGE("tooLarge"),
    TARGET_ROOM("targetRoom"),
    MANY_FOLDERS("manyFolders"),
    FOLDER_LIMIT("folderLimit"),
    SOURCE_QUOTA("sourceQuota"),
    SOURCE_HIDES("sourceHides"),
    NO_UIDVALIDITY("noUidValidity"),
    ESTIMATED("estimated");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
