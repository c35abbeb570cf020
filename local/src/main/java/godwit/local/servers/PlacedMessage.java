package godwit.local.servers;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A message and where, when and with which flags it lies in a mailbox. */
public final class PlacedMessage {
  private final List<String> folder;
  private final Instant internalDate;
  private final Set<String> flags;
  private final byte[] content;

  /**
   * A message to be stored.
   *
   * @param folder names from the top of the mailbox down, {@code INBOX} alone for the inbox
   * @param internalDate when it arrived, kept to the second
   * @param flags as IMAP spells them, such as {@code \Seen} or a keyword
   * @param content as it goes over the wire, not copied
   */
  public PlacedMessage(
      List<String> folder, Instant internalDate, Set<String> flags, byte[] content) {
    this.folder = List.copyOf(folder);
    this.internalDate = internalDate;
    this.flags = Set.copyOf(flags);
    this.content = content;
  }

  public List<String> folder() {
    return folder;
  }

  public Instant internalDate() {
    return internalDate;
  }

  public Set<String> flags() {
    return flags;
  }

  /** The content itself, not a copy. */
  public byte[] content() {
    return content;
  }

  /** Where and how big; nothing of the mail. */
  @Override
  public String toString() {
    return "message of " + content.length + " bytes in " + String.join(" > ", folder);
  }
}
