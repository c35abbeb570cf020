package godwit.source;

import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayList;
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
  /** A server's goodbye without a reason: sessions end so, and Dovecot at a file it cannot read. */
  private static final String GOODBYE = "BYE";

  /** Breaks that a new connection mends; a server that says why it ends the session is obeyed. */
  private static final Set<String> MENDABLE =
      Set.of("CONNECTION_LOST", "READ_TIMEOUT", "BAD_ANSWER", "ANSWER_TOO_LONG", GOODBYE);

  /** Trouble of the server, or of ours, whichever folder is asked for. */
  private static final Set<String> OF_ALL =
      Set.of("INUSE", "MAINTENANCE", "SPOOL", "SESSION_CLOSED", "FOLDER_IN_MOTION");

  /** So many other folders are tried when one cannot be opened. */
  private static final int MOST_OTHERS = 5;

  /** So many before a message are asked for, as some may be damaged too. */
  private static final int MOST_BEFORE = 2;

  /** How far before a message another one is looked for, in identifiers. */
  private static final int NEIGHBOURHOOD = 1_000;

  private final Opening opening;
  private volatile MailSource session;
  private volatile boolean closed;
  private List<String> notes = List.of();
  private List<SourceFolder> folders = List.of();
  private Optional<Listing> listing = Optional.empty();
  private boolean unlisted;

  /** What was listed last: a session that is opened later learns it too, as it may matter. */
  private record Listing(FolderCursor cursor, List<UidRange> ranges) {}

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
    folders = session.folders();
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
    return ofOne(folder, () -> session.open(folder), other -> session.open(other).messages() >= 0);
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    return ofOne(
        cursor.folder(),
        () -> session.plan(cursor, fromUid, messagesPerRange),
        other -> {
          FolderState state = session.open(other);
          var there = new FolderCursor(other, state.validity());
          return !session.plan(there, 1, Integer.MAX_VALUE).isEmpty();
        });
  }

  /** What is asked of a folder. */
  private interface Question<T> {
    T ask() throws MigrationException;
  }

  /** Whether another folder shows that the server is well. */
  private interface Proof {
    boolean holds(SourceFolder other) throws MigrationException;
  }

  /**
   * Asks again over a new connection, and takes the folder for damaged if that fails as well while
   * another one is fine: Exchange 2007 breaks off at names that end in a space, Zimbra at locked
   * folders of others, Dovecot has lost an index. The others shall be copied.
   */
  private <T> T ofOne(SourceFolder folder, Question<T> question, Proof proof)
      throws MigrationException {
    try {
      return question.ask();
    } catch (TransientException e) {
      requireFolders(e);
      reconnect();
    }
    try {
      return question.ask();
    } catch (TransientException e) {
      requireFolders(e);
      reconnect();
      if (!anotherIsFine(folder, proof)) {
        throw e;
      }
      String words =
          MENDABLE.contains(e.code()) && !e.code().equals(GOODBYE)
              ? "the connection breaks whenever this folder is opened; rename it at the source"
              : "the server refuses this folder again and again while it serves others ("
                  + e.code()
                  + "); look into its log";
      throw new FolderChangedException("OPEN_BREAKS", words);
    }
  }

  /** Trouble that may be a folder's is looked into, any other is passed on. */
  private void requireFolders(TransientException trouble) throws TransientException {
    if (closed || trouble.retryAfter().isPresent() || OF_ALL.contains(trouble.code())) {
      throw trouble;
    }
  }

  private boolean anotherIsFine(SourceFolder folder, Proof proof) throws MigrationException {
    List<SourceFolder> others =
        folders.stream()
            .filter(other -> other.selectable() && !other.equals(folder))
            .limit(MOST_OTHERS)
            .toList();
    for (SourceFolder other : others) {
      try {
        if (proof.holds(other)) {
          return true;
        }
      } catch (FolderChangedException e) {
        // One that is gone proves nothing.
      } catch (TransientException e) {
        requireFolders(e);
        reconnect();
      }
    }
    return false;
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    listing = Optional.of(new Listing(cursor, List.of(range)));
    unlisted = false;
    try {
      return session.list(cursor, range);
    } catch (TransientException e) {
      mend(e);
      // Not listed again as a whole by itself: it could break again.
      listing = Optional.empty();
      var careful = new CarefulList(() -> session, this::mend, cursor);
      List<MessageSummary> listed = careful.of(range);
      listing = Optional.of(new Listing(cursor, careful.twins()));
      return listed;
    }
  }

  /** Connects anew after a break that this may mend. */
  private void mend(TransientException trouble) throws MigrationException {
    if (closed || !MENDABLE.contains(trouble.code())) {
      throw trouble;
    }
    reconnect();
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
    while (!reading.isDone()) {
      List<MessageSummary> next = reading.next();
      try {
        listAgain(cursor);
        session.read(cursor, next, reading);
        reading.done(next);
      } catch (TransientException e) {
        if (closed || reading.visitorFailed() || !MENDABLE.contains(e.code())) {
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
      mend(e);
      return false;
    }
  }

  /** One that was read a moment ago, else some before the first that is left, and behind it. */
  private List<MessageSummary> others(FolderCursor cursor, Reading reading)
      throws MigrationException {
    if (reading.read().isPresent()) {
      return List.of(reading.read().get());
    }
    var others = new ArrayList<MessageSummary>();
    long first = reading.first().uid();
    if (first > 1) {
      // A list could break as well at one that is damaged.
      var before = new UidRange(Math.max(1, first - NEIGHBOURHOOD), first - 1);
      session.flags(cursor, before, OptionalLong.empty()).reversed().stream()
          .filter(message -> message.uid() < first)
          .limit(MOST_BEFORE)
          .map(CarefulList::bare)
          .forEach(others::add);
    }
    others.addAll(reading.behindFirst());
    return others;
  }

  /** Identifiers that stand for several messages are known from the listing alone. */
  private void listAgain(FolderCursor cursor) throws MigrationException {
    Optional<Listing> same = listing.filter(l -> l.cursor().equals(cursor));
    if (unlisted && same.isPresent()) {
      for (UidRange range : same.get().ranges()) {
        List<MessageSummary> unused = session.list(cursor, range);
      }
    }
    unlisted = false;
  }

  @Override
  public SourceFigures figures() {
    return new ResumingFigures(() -> session, this::mend);
  }

  @Override
  public void close() {
    closed = true;
    session.close();
  }

  private void reconnect() throws MigrationException {
    session.close();
    session = openAgain();
    unlisted = true;
    if (closed) {
      session.close();
    }
  }

  /** Servers that count log-ins say no more than that the password is wrong. */
  private MailSource openAgain() throws MigrationException {
    try {
      return opening.open();
    } catch (MailboxBlockedException e) {
      throw new TransientException(
          e.code(),
          e.explanation() + "; it let us in a moment ago, so it is tried again after a wait first");
    }
  }
}
