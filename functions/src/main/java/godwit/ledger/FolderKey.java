package godwit.ledger;

import godwit.batch.MailboxKey;

/**
 * Identity of a source folder in a mailbox of a batch.
 *
 * @param id 16 hexadecimal digits made from the folder's name at the source
 */
public record FolderKey(MailboxKey mailbox, String id) {
  public FolderKey {
    if (!id.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not a folder id: " + id);
    }
  }
}
