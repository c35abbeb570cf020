package godwit.source.memory;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.SourceMessage;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import godwit.source.memory.MemoryFolder.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A session with a {@link MemoryMailbox}. */
final class MemorySource implements MailSource {
  private final MemoryMailbox mailbox;
  private volatile boolean closed;

  MemorySource(MemoryMailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public List<SourceFolder> folders() throws MigrationException {
    alive();
    return mailbox.list();
  }

  @Override
  public boolean labelled() {
    return false;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public FolderState open(SourceFolder folder) throws MigrationException {
    mailbox.opening(folder.path());
    return in(
        folder,
        f ->
            new FolderState(
                f.validity(), f.uidNext(), f.messages().size(), mailbox.shown(f.modSeq())));
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    List<Long> uids = in(cursor, f -> List.copyOf(f.messages().tailMap(fromUid).keySet()));
    var ranges = new ArrayList<UidRange>();
    for (int i = 0; i < uids.size(); i += messagesPerRange) {
      int end = Math.min(i + messagesPerRange, uids.size());
      ranges.add(new UidRange(uids.get(i), uids.get(end - 1)));
    }
    return ranges;
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    return in(
        cursor,
        f ->
            f.messages().subMap(range.first(), true, range.last(), true).values().stream()
                .map(Stored::summary)
                .toList());
  }

  @Override
  public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException {
    return in(
        cursor,
        f -> {
          long count = mailbox.shown(since.orElse(0)).orElse(0L);
          long after = count > f.modSeq() ? 0 : count;
          return f.messages().subMap(range.first(), true, range.last(), true).values().stream()
              .filter(stored -> stored.modSeq() > after)
              .map(stored -> new UidFlags(stored.summary().uid(), stored.summary().flags()))
              .toList();
        });
  }

  @Override
  public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException {
    FolderState state = open(cursor.folder());
    same(cursor, state);
    for (MessageSummary message : messages) {
      Optional<Stored> stored =
          in(cursor, f -> Optional.ofNullable(f.messages().get(message.uid())));
      if (stored.isPresent()) {
        mailbox.countRead();
        visitor.visit(new SourceMessage(stored.get().summary(), stored.get().content().again()));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private <T> T in(SourceFolder folder, Function<MemoryFolder, T> look) throws MigrationException {
    alive();
    return mailbox
        .look(folder.wireName(), look)
        .orElseThrow(() -> new FolderChangedException("NONEXISTENT", "the folder is gone"));
  }

  private <T> T in(FolderCursor cursor, Function<MemoryFolder, T> look) throws MigrationException {
    same(cursor, open(cursor.folder()));
    return in(cursor.folder(), look);
  }

  private static void same(FolderCursor cursor, FolderState state) throws FolderChangedException {
    if (!state.validity().equals(cursor.validity())) {
      throw new FolderChangedException("UIDVALIDITY", "the folder is of another generation");
    }
  }

  private void alive() throws TransientException {
    if (closed) {
      throw new TransientException("SESSION_CLOSED", "the session is closed");
    }
  }
}
