package godwit.source.imap;

import godwit.endpoint.EndpointKey;
import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.SourceFigures;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import godwit.source.imap.ImapErrors.Attempt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * A session with one mailbox over IMAP. Folders are only ever opened with EXAMINE. Used by one
 * thread, but {@link #close} may be called by any, and ends at once what the other one does.
 */
final class ImapSource implements MailSource {
  /** A folder whose last message vanishes this often while it is planned is not at rest. */
  private static final int PLAN_TRIES = 3;

  /** Servers close a connection at once on LOGOUT; one that does not is not waited for. */
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final ImapConnection connection;
  private final EndpointKey server;
  private final SourceLogin login;
  private final MessageReader reader;
  private final UidPlanner planner;
  private Optional<FolderCursor> selected = Optional.empty();
  private Optional<Long> highestModSeq = Optional.empty();

  /** Messages of the selected folder, as long as nothing was asked since it was opened. */
  private OptionalInt fresh = OptionalInt.empty();

  private List<String> notes = List.of();
  private volatile boolean busy;
  private volatile boolean over;

  ImapSource(ImapConnection connection, SourceLogin login, ImapSettings settings) {
    this.connection = connection;
    this.server = login.endpoint().key();
    this.login = login;
    this.reader = new MessageReader(connection, settings.batchBytes(), this::servesElsewhere);
    this.planner = new UidPlanner(connection, reader);
  }

  @Override
  public List<SourceFolder> folders() throws MigrationException {
    var lister = new FolderLister(connection, login.endpoint().access().reading());
    FolderLister.Found found = guarded(Attempt.LIST, () -> lister.find(login.userRoot()));
    notes = found.notes();
    return found.folders();
  }

  @Override
  public boolean labelled() {
    return connection.hasCapability("X-GM-EXT-1");
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public FolderState open(SourceFolder folder) throws MigrationException {
    return guarded(Attempt.OPEN, () -> state(examine(folder)));
  }

  @Override
  public List<UidRange> plan(FolderCursor cursor, long fromUid, int messagesPerRange)
      throws MigrationException {
    for (int i = 0; i < PLAN_TRIES; i++) {
      int messages = messages(cursor);
      var plan = guarded(Attempt.READ, () -> planner.plan(messages, fromUid, messagesPerRange));
      if (plan.isPresent()) {
        return plan.get();
      }
    }
    throw new TransientException(
        "FOLDER_IN_MOTION", "messages vanish faster at " + server.value() + " than can be planned");
  }

  /** What the server said a moment ago if the folder was just opened, else what it says now. */
  private int messages(FolderCursor cursor) throws MigrationException {
    return fresh.isPresent() && selected.equals(Optional.of(cursor))
        ? fresh.getAsInt()
        : guarded(Attempt.OPEN, () -> examine(cursor)).messages();
  }

  @Override
  public List<MessageSummary> list(FolderCursor cursor, UidRange range) throws MigrationException {
    select(cursor);
    return guarded(Attempt.READ, () -> reader.list(cursor, range));
  }

  @Override
  public boolean hasTwins(UidRange range) {
    return reader.hasTwins(range);
  }

  @Override
  public List<UidFlags> flags(FolderCursor cursor, UidRange range, OptionalLong since)
      throws MigrationException {
    select(cursor);
    boolean counted =
        since.isPresent()
            && since.getAsLong() > 0
            && highestModSeq.filter(highest -> highest >= since.getAsLong()).isPresent();
    return guarded(
        Attempt.READ,
        () -> {
          try {
            return reader.flags(range, counted ? since : OptionalLong.empty());
          } catch (BadCommandException e) {
            // Counted by a proxy and not known behind it: told of all.
            return reader.flags(range, OptionalLong.empty());
          }
        });
  }

  @Override
  public void read(FolderCursor cursor, List<MessageSummary> messages, Visitor visitor)
      throws MigrationException {
    select(cursor);
    guarded(
        Attempt.READ,
        () -> {
          reader.read(messages, visitor);
          return messages;
        });
  }

  @Override
  public SourceFigures figures() {
    return new Sizes();
  }

  @Override
  public void close() {
    if (!busy && !over) {
      sayGoodbye();
    }
    over = true;
    connection.cut();
  }

  private void select(FolderCursor cursor) throws MigrationException {
    if (!selected.equals(Optional.of(cursor))) {
      guarded(Attempt.OPEN, () -> examine(cursor));
    }
  }

  private OpenFolder examine(FolderCursor cursor)
      throws IOException, ProtocolException, MigrationException {
    OpenFolder open = examine(cursor.folder());
    if (!open.validity().equals(cursor.validity())) {
      selected = Optional.empty();
      throw new FolderChangedException(
          "UIDVALIDITY",
          "the folder's UIDVALIDITY at " + server.value() + " is another than when it was planned");
    }
    return open;
  }

  private OpenFolder examine(SourceFolder folder)
      throws IOException, ProtocolException, MigrationException {
    selected = Optional.empty();
    var open = new OpenFolder(login.endpoint().access().reading().ignoreUidValidity());
    examine(folder, open);
    open.requireCount();
    selected = Optional.of(new FolderCursor(folder, open.validity()));
    highestModSeq = open.highestModSeq();
    fresh = OptionalInt.of(open.messages());
    return open;
  }

  private void examine(SourceFolder folder, OpenFolder open)
      throws IOException, ProtocolException, MigrationException {
    boolean sequenced =
        connection.hasCapability("CONDSTORE") || connection.hasCapability("QRESYNC");
    if (sequenced) {
      try {
        var condstore = new Argument().writeAtom("CONDSTORE");
        var arguments = new Argument().writeString(folder.wireName()).writeArgument(condstore);
        connection.run("EXAMINE", arguments, open::take);
        return;
      } catch (BadCommandException e) {
        // Offered by a proxy and not known behind it, as at iCloud: asked again without.
      }
    }
    connection.run("EXAMINE", new Argument().writeString(folder.wireName()), open::take);
  }

  private FolderState state(OpenFolder open)
      throws IOException, ProtocolException, MigrationException {
    OptionalLong uidNext = open.uidNext();
    if (uidNext.isEmpty() && open.messages() > 0 && !open.isView()) {
      OptionalLong last = planner.uid(open.messages());
      uidNext = last.isPresent() ? OptionalLong.of(last.getAsLong() + 1) : uidNext;
    }
    return new FolderState(
        open.validity(),
        Math.max(1, uidNext.orElse(1)),
        open.messages(),
        open.highestModSeq(),
        open.isView());
  }

  private interface Call<T> {
    T run() throws IOException, ProtocolException, MigrationException;
  }

  /** Translates failures and gives up the connection wherever it may be out of step. */
  private <T> T guarded(Attempt attempt, Call<T> call) throws MigrationException {
    if (over) {
      throw new TransientException("SESSION_CLOSED", "the session is closed");
    }
    boolean inStep = false;
    busy = true;
    fresh = OptionalInt.empty();
    try {
      T result = call.run();
      inStep = true;
      return result;
    } catch (CommandFailedException e) {
      inStep = true;
      throw refused(attempt, e);
    } catch (ProtocolException e) {
      throw refused(attempt, e);
    } catch (IOException e) {
      throw ImapErrors.broken(attempt, e, server);
    } catch (MigrationException e) {
      inStep = true;
      throw e;
    } finally {
      busy = false;
      if (!inStep) {
        over = true;
        connection.cut();
      }
    }
  }

  private MigrationException refused(Attempt attempt, ProtocolException failure) {
    Optional<MigrationException> late =
        Optional.ofNullable(failure.getResponse())
            .filter(answer -> !answer.isSynthetic())
            .flatMap(answer -> LogInRefusals.afterwards(answer, server));
    return late.orElseGet(() -> ImapErrors.refused(attempt, failure, server));
  }

  private Optional<Boolean> servesElsewhere()
      throws IOException, ProtocolException, MigrationException {
    FolderCursor here = selected.orElseThrow();
    Optional<Boolean> served =
        new OtherFolders(connection, reader, planner).serve(here.folder(), this::examine);
    OpenFolder unused = examine(here);
    return served;
  }

  /** What the server tells of sizes. */
  private final class Sizes implements SourceFigures {
    private final StorageCommands commands = new StorageCommands(connection);

    @Override
    public SortedMap<Long, Long> sizes(FolderCursor cursor, UidRange range)
        throws MigrationException {
      select(cursor);
      return guarded(Attempt.READ, () -> reader.sizes(range));
    }

    @Override
    public Optional<Long> bytes(SourceFolder folder) throws MigrationException {
      return guarded(Attempt.READ, () -> commands.bytes(folder.wireName()));
    }

    @Override
    public Optional<Quota> quota() throws MigrationException {
      return guarded(Attempt.READ, commands::quota);
    }
  }

  /** Whoever connects next finds the place free at the server, too. */
  private void sayGoodbye() {
    try {
      connection.leave(GOODBYE);
    } catch (IOException | ProtocolException e) {
      // The server has closed the connection, as it should, or it is cut next, whatever its state.
    }
  }
}
