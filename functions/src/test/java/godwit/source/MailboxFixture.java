package godwit.source;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A mailbox for tests, changed and looked at by another route than the port under test. */
public interface MailboxFixture {
  /** Makes a folder and those above it. */
  void createFolder(List<String> path) throws Exception;

  /** Deletes a folder with its messages. */
  void deleteFolder(List<String> path) throws Exception;

  /**
   * Adds a message.
   *
   * @param flags as in IMAP, such as {@code \Seen} or {@code $Forwarded}
   */
  void append(List<String> path, byte[] message, Instant received, Set<String> flags)
      throws Exception;

  /** Adds a flag, such as {@code \Seen}, to those that a message has. */
  void mark(List<String> path, long uid, String flag) throws Exception;

  /** Removes a message for good. */
  void expunge(List<String> path, long uid) throws Exception;

  /** Which system flags a message has now, such as {@code \Seen}, without {@code \Recent}. */
  Set<String> flags(List<String> path, long uid) throws Exception;
}
