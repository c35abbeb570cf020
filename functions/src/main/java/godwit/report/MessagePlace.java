package godwit.report;

/**
 * A place in the list of a batch's messages; every part is empty at the beginning.
 *
 * @param page where the page of mailboxes begins
 * @param address the mailbox in that page
 * @param folder id of the folder in that mailbox
 * @param after where the page of that folder's entries begins
 */
public record MessagePlace(String page, String address, String folder, String after) {
  /** Before the first message. */
  public static final MessagePlace START = new MessagePlace("", "", "", "");

  MessagePlace nextPage(String token) {
    return new MessagePlace(token, "", "", "");
  }

  MessagePlace at(String mailbox, String folderId, String entry) {
    return new MessagePlace(page, mailbox, folderId, entry);
  }
}
