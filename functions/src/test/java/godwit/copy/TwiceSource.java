package godwit.copy;

import godwit.failure.MigrationException;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceFolder;
import godwit.source.SourceMessage;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that shows the first message of a window twice, and counts contents left open. */
record TwiceSource(MailSource source, AtomicInteger left) implements MailSource {
  TwiceSource(MailSource source) {
    this(source, new AtomicInteger());
  }

  @Override
  public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException {
    source.read(
        cursor,
        messages,
        message -> {
          visitor.visit(counted(message));
          if (messages.size() > 1 && message.summary().uid() == messages.get(1).uid()) {
            again(cursor, messages.getFirst(), visitor);
          }
        });
  }

  private SourceMessage counted(SourceMessage message) {
    left.incrementAndGet();
    return new SourceMessage(message.summary(), new Counted(message.content(), left));
  }

  private void again(FolderCursor cursor, MessageSummary first, Visitor visitor)
      throws MigrationException {
    source.read(cursor, List.of(first), twin -> visitor.visit(counted(twin)));
  }

  @Override
  public List<SourceFolder> folders() throws MigrationException {
    return source.folders();
  }

  @Override
  public boolean labelled() {
    return source.labelled();
  }

  @Override
  public List<String> notes() {
    return source.notes();
  }

  @Override
  public FolderState open(SourceFolder folder) throws MigrationException {
    return source.open(folder);
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    return source.plan(cursor, fromUid, messagesPerRange);
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    return source.list(cursor, range);
  }

  @Override
  public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException {
    return source.flags(cursor, range, since);
  }

  @Override
  public void close() {
    source.close();
  }

  private record Counted(MimeContent content, AtomicInteger left) implements MimeContent {
    @Override
    public long sizeBytes() {
      return content.sizeBytes();
    }

    @Override
    public InputStream open() throws IOException {
      return content.open();
    }

    @Override
    public void close() {
      left.decrementAndGet();
      content.close();
    }
  }
}
