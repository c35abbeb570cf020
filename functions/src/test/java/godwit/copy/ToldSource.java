package godwit.copy;

import godwit.failure.MigrationException;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A source that says other things of its folders than they are, and notes what it is asked.
 *
 * @param told what it says of a folder when it is opened
 * @param asked the commands that cost time with each message
 */
record ToldSource(
    MailSource source, boolean labelled, UnaryOperator<FolderState> told, List<String> asked)
    implements MailSource {
  @Override
  public List<SourceFolder> folders() throws MigrationException {
    return source.folders();
  }

  @Override
  public List<String> notes() {
    return source.notes();
  }

  @Override
  public FolderState open(SourceFolder folder) throws MigrationException {
    return told.apply(source.open(folder));
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    asked.add("plan " + fromUid);
    return source.plan(cursor, fromUid, messagesPerRange);
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    asked.add("list " + range);
    return source.list(cursor, range);
  }

  @Override
  public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException {
    return source.flags(cursor, range, since);
  }

  @Override
  public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException {
    source.read(cursor, messages, visitor);
  }

  @Override
  public void close() {
    source.close();
  }
}
