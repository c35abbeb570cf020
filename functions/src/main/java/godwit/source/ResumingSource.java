package godwit.source;

import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Connects anew, one connection after the other, when a session breaks while messages are read, and
 * goes on behind the last message that was shown. A message at which the connection breaks again
 * and again, read alone at last, is shown without content, if another one can be read after it: so
 * one damaged message is told as such and holds up no other, and a server that has fallen silent
 * costs none. Used by one thread, but {@link #close} may be called by any.
 */
final class ResumingSource implements MailSource {
  /** Breaks that a new connection mends; a server that says why it ends the session is obeyed. */
  private static final Set<String> MENDABLE =
      Set.of("CONNECTION_LOST", "READ_TIMEOUT", "BAD_ANSWER", "ANSWER_TOO_LONG");

  /** Breaks at the same message, from the first, until it is given up. */
  private static final int MOST_BREAKS = 3;

  /** So many small ones before a message are asked for, as some may be damaged too. */
  private static final int MOST_BEFORE = 2;

  /** How far before a message another one is looked for, in identifiers. */
  private static final int NEIGHBOURHOOD = 1_000;

  private final Opening opening;
  private volatile MailSource session;
  private volatile boolean closed;
  private List<String> notes = List.of();
  private Optional<Listing> listing = Optional.empty();
  private boolean unlisted;

  /** What was listed last: a session that is opened later learns it too, as it may matter. */
  private record Listing(FolderCursor cursor, UidRange range) {}

  /** Opens a session with the same mailbox. */
  @FunctionalInterface
  interface Opening {
    MailSource open() throws MigrationException;
  }

  ResumingSource(Opening opening) throws MigrationException {
    this.opening = opening;
    this.session = opening.open();
  }

  @Override
  public List<SourceFolder> folders() throws MigrationException {
    List<SourceFolder> folders = session.folders();
    // A session that is opened later has listed none, and would have nothing to tell of them.
    notes = session.notes();
    return folders;
  }

  @Override
  public boolean labelled() {
    return session.labelled();
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public FolderState open(SourceFolder folder) throws MigrationException {
    try {
      return session.open(folder);
    } catch (TransientException e) {
      if (closed || !MENDABLE.contains(e.code())) {
        throw e;
      }
      reconnect();
      return openOnceMore(folder);
    }
  }

  /** Exchange 2007 breaks off at folders whose name ends in a space; the others shall be copied. */
  private FolderState openOnceMore(SourceFolder folder) throws MigrationException {
    try {
      return session.open(folder);
    } catch (TransientException e) {
      if (closed || !MENDABLE.contains(e.code())) {
        throw e;
      }
      reconnect();
      throw new FolderChangedException(
          "OPEN_BREAKS",
          "the connection breaks whenever this folder is opened; rename it at the source");
    }
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    return session.plan(cursor, fromUid, messagesPerRange);
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    listing = Optional.of(new Listing(cursor, range));
    unlisted = false;
    return session.list(cursor, range);
  }

  @Override
  public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException {
    return session.flags(cursor, range, since);
  }

  @Override
  public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException {
    var reading = new Reading(messages, visitor);
    while (!reading.left.isEmpty()) {
      List<MessageSummary> next = reading.next();
      try {
        listAgain(cursor);
        session.read(cursor, next, reading);
        reading.done(next);
      } catch (TransientException e) {
        if (closed || reading.visitorFailed || !MENDABLE.contains(e.code())) {
          throw e;
        }
        reconnect();
        if (reading.breaksAgain()) {
          if (!anotherIsRead(cursor, reading)) {
            throw e;
          }
          reading.giveUpFirst();
        }
      }
    }
  }

  /** Whether the server gives another message than the first one left; also if there is none. */
  private boolean anotherIsRead(FolderCursor cursor, Reading reading) throws MigrationException {
    try {
      List<MessageSummary> others = others(cursor, reading);
      for (MessageSummary other : others) {
        if (isRead(cursor, other)) {
          return true;
        }
      }
      return others.isEmpty();
    } catch (TransientException e) {
      if (closed || !MENDABLE.contains(e.code())) {
        throw e;
      }
      return false;
    }
  }

  private boolean isRead(FolderCursor cursor, MessageSummary other) throws MigrationException {
    try {
      session.read(cursor, List.of(other), message -> message.content().close());
      return true;
    } catch (TransientException e) {
      if (closed || !MENDABLE.contains(e.code())) {
        throw e;
      }
      reconnect();
      return false;
    }
  }

  /** One that was read a moment ago, else some before the first that is left, and the last. */
  private List<MessageSummary> others(FolderCursor cursor, Reading reading)
      throws MigrationException {
    if (reading.read.isPresent()) {
      return List.of(reading.read.get());
    }
    var others = new ArrayList<MessageSummary>();
    long first = reading.left.getFirst().uid();
    if (first > 1) {
      // Listing forgets which identifiers stand for several messages.
      unlisted = true;
      var before = new UidRange(Math.max(1, first - NEIGHBOURHOOD), first - 1);
      session.list(cursor, before).stream()
          .filter(message -> message.uid() < first)
          .sorted(Comparator.comparingLong(MessageSummary::sizeBytes))
          .limit(MOST_BEFORE)
          .forEach(others::add);
    }
    MessageSummary last = reading.left.getLast();
    if (last.uid() != first) {
      others.add(last);
    }
    return others;
  }

  /** Identifiers that stand for several messages are known from the listing alone. */
  private void listAgain(FolderCursor cursor) throws MigrationException {
    Optional<Listing> same = listing.filter(l -> l.cursor().equals(cursor));
    if (unlisted && same.isPresent()) {
      List<MessageSummary> unused = session.list(cursor, same.get().range());
    }
    unlisted = false;
  }

  @Override
  public SourceFigures figures() {
    return session.figures();
  }

  @Override
  public void close() {
    closed = true;
    session.close();
  }

  private void reconnect() throws MigrationException {
    session.close();
    session = opening.open();
    unlisted = true;
    if (closed) {
      session.close();
    }
  }

  /** How far one {@link #read} has come. */
  private static final class Reading implements Visitor {
    private final Visitor visitor;
    private final Deque<MessageSummary> left;
    private boolean visitorFailed;
    private int breaks;

    /** The last message that came, if any. */
    private Optional<MessageSummary> read = Optional.empty();

    Reading(List<MessageSummary> messages, Visitor visitor) {
      this.left = new ArrayDeque<>(messages);
      this.visitor = visitor;
    }

    /** All that is left; after a break without progress, the first of it alone. */
    List<MessageSummary> next() {
      return breaks > 1 ? List.of(left.getFirst()) : List.copyOf(left);
    }

    @Override
    public void visit(SourceMessage message) throws MigrationException {
      // Shown in ascending order: what was passed over is gone at the source.
      passUpTo(message.summary().uid());
      breaks = 0;
      read = Optional.of(message.summary());
      show(message);
    }

    void done(List<MessageSummary> read) {
      passUpTo(read.getLast().uid());
      breaks = 0;
    }

    private void passUpTo(long uid) {
      while (!left.isEmpty() && left.getFirst().uid() <= uid) {
        left.removeFirst();
      }
    }

    /** Counts a break; whether there were too many at the first message left. */
    boolean breaksAgain() {
      breaks++;
      return breaks >= MOST_BREAKS;
    }

    void giveUpFirst() throws MigrationException {
      breaks = 0;
      show(new SourceMessage(left.removeFirst(), NoContent.INSTANCE));
    }

    private void show(SourceMessage message) throws MigrationException {
      visitorFailed = true;
      visitor.visit(message);
      visitorFailed = false;
    }
  }
}
