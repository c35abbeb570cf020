package godwit.source;

import godwit.failure.MigrationException;
import java.util.List;
import java.util.OptionalLong;

/**
 * One session with the mailbox that is copied from. Used by one thread at a time. Read-only: flags,
 * {@code \Seen} among them, never change. After a {@link godwit.failure.TransientException} the
 * session is dead and must be closed.
 */
public interface MailSource extends AutoCloseable {
  /** All folders of the user's own mail, INBOX first, then by path; also unselectable ones. */
  List<SourceFolder> folders() throws MigrationException;

  /**
   * Whether the server has labels in place of folders (Gmail): each message lies once in the folder
   * for {@link SpecialUse#ALL}, Junk or Trash, and the other folders only show it.
   */
  boolean labelled();

  /**
   * What a person should know of the last {@link #folders}: folders of others that were left out,
   * folders that hide mail; sentences without full stop.
   */
  List<String> notes();

  /**
   * Opens a folder for reading (EXAMINE).
   *
   * @throws godwit.failure.FolderChangedException if it is gone or cannot be opened
   */
  FolderState open(SourceFolder folder) throws MigrationException;

  /**
   * Divides the messages from {@code fromUid} on into closed ranges, ascending and disjoint, that
   * together cover every message there now exactly once. Needs memory and round trips per range,
   * not per message.
   *
   * @param fromUid 1 to 4294967295
   * @param messagesPerRange messages in each range but the last, at least 1
   * @return empty if there is no message from {@code fromUid} on
   * @throws godwit.failure.FolderChangedException if the folder is gone or its generation differs
   */
  List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException;

  /**
   * What exists in a range now, ascending by identifier, each once.
   *
   * @throws godwit.failure.FolderChangedException if the folder is gone or its generation differs
   */
  List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException;

  /**
   * Whether this session found several messages under one identifier where it listed a range of the
   * folder that was listed last. {@link #read} shows all of them in the session that knows.
   */
  default boolean hasTwins(UidRange range) {
    return false;
  }

  /**
   * The flags that messages in a range have now, ascending by identifier, each once: of those that
   * were added or changed after {@code since} where the server counts changes (CONDSTORE, RFC
   * 7162), else of all. So a message that has not changed may be among them, and none that has is
   * missing. Costs one command and about 50 bytes a message; small ranges bound what is held.
   *
   * @param since {@link FolderState#highestModSeq} of an earlier time, under the same generation;
   *     nothing or less than 1 for all messages
   * @throws godwit.failure.FolderChangedException if the folder is gone or its generation differs
   */
  List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException;

  /**
   * Shows {@code visitor} every listed message that still exists, ascending by identifier, each
   * exactly once, in one pipelined command for many messages. The visitor owns each message's
   * content and closes it, also when it throws; a message that was expunged meanwhile is not shown.
   * A literal that is cut short is never shown.
   *
   * @param messages ascending by identifier, from {@link #list} of the same cursor
   * @throws godwit.failure.FolderChangedException if the folder is gone or its generation differs
   * @throws MigrationException for any other reason the messages cannot be read on, or as the
   *     visitor threw; messages already shown stay shown
   */
  void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException;

  /** What can be told of sizes. */
  default SourceFigures figures() {
    return SourceFigures.ofSummaries(this);
  }

  @Override
  void close();

  /** Receives messages as they are read. */
  @FunctionalInterface
  interface Visitor {
    void visit(SourceMessage message) throws MigrationException;
  }
}
