package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.FolderCursor;
import godwit.source.MailSource.Visitor;
import godwit.source.MessageSummary;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import godwit.source.UidSet;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Lists and reads messages of the open folder, many with one command. */
final class MessageReader {
  private static final String SUMMARY = "UID FLAGS INTERNALDATE RFC822.SIZE";
  private static final String GMAIL = " X-GM-MSGID X-GM-LABELS";

  /** How far around refused messages another one is looked for, in identifiers. */
  private static final int NEIGHBOURHOOD = 1_000;

  private final ImapConnection connection;
  private final long batchBytes;
  private final Elsewhere elsewhere;
  private final Twins twins = new Twins();

  /** Answers since the last listing began that could not be read. */
  private int unreadable;

  /** Looks into another folder than the open one. */
  @FunctionalInterface
  interface Elsewhere {
    /** As {@link #servesElsewhere} says. */
    Optional<Boolean> serves() throws IOException, ProtocolException, MigrationException;
  }

  MessageReader(ImapConnection connection, long batchBytes, Elsewhere elsewhere) {
    this.connection = connection;
    this.batchBytes = batchBytes;
    this.elsewhere = elsewhere;
  }

  /**
   * What exists in a range, ascending, each once. Where two messages share an identifier, {@link
   * #read} shows both under it.
   *
   * @param open the open folder
   */
  List<MessageSummary> list(FolderCursor open, UidRange range)
      throws IOException, ProtocolException, MigrationException {
    twins.begin(open, range);
    unreadable = 0;
    return new SummaryList(this).of(range);
  }

  /** As {@link godwit.source.MailSource#hasTwins} says. */
  boolean hasTwins(UidRange range) {
    return twins.within(range);
  }

  /** Asks for the summaries of a range; the same one may come several times. */
  void summaries(UidRange range, Taker taker)
      throws IOException, ProtocolException, MigrationException {
    Taker noting =
        (uid, answer) -> {
          twins.note(uid, answer.sequence());
          taker.take(uid, answer);
        };
    fetchAll(range, summaryItems(), "", noting);
  }

  /** Whether answers since the last listing began could not be read. */
  boolean hasUnreadable() {
    return unreadable > 0;
  }

  /**
   * Whether the server gives a message of another folder; nothing if no other folder holds any. The
   * open folder is the same afterwards.
   */
  Optional<Boolean> servesElsewhere() throws IOException, ProtocolException, MigrationException {
    return elsewhere.serves();
  }

  /**
   * The flags of a range's messages, ascending, each once.
   *
   * @param since only of what has changed after this count; for folders that count changes
   */
  List<UidFlags> flags(UidRange range, OptionalLong since)
      throws IOException, ProtocolException, MigrationException {
    NavigableMap<Long, UidFlags> found = new TreeMap<>();
    String changed = since.isPresent() ? "(CHANGEDSINCE " + since.getAsLong() + ")" : "";
    fetchAll(
        range,
        "UID FLAGS",
        changed,
        (uid, answer) ->
            answer.flags().ifPresent(flags -> found.put(uid, new UidFlags(uid, flags))));
    return List.copyOf(found.values());
  }

  /** The identifiers of a range, for servers that let nobody ask by number. */
  SortedSet<Long> uids(UidRange range) throws IOException, ProtocolException, MigrationException {
    var all = new TreeSet<Long>();
    fetchAll(range, "UID", "", (uid, answer) -> all.add(uid));
    return all;
  }

  /** The sizes of a range by identifier, as {@link godwit.source.SourceFigures#sizes} says. */
  SortedMap<Long, Long> sizes(UidRange range)
      throws IOException, ProtocolException, MigrationException {
    var all = new TreeMap<Long, Long>();
    fetchAll(
        range,
        "UID RFC822.SIZE",
        "",
        (uid, answer) -> all.merge(uid, answer.sizeBytes().orElse(0), Math::max));
    return all;
  }

  /** Takes what a server says of a message; may be told of the same one several times. */
  @FunctionalInterface
  interface Taker {
    void take(long uid, FetchAnswer answer);
  }

  /** Halves the range for as long as the server serves only a part of it (RFC 9738). */
  private void fetchAll(UidRange range, String items, String modifier, Taker taker)
      throws IOException, ProtocolException, MigrationException {
    fetch(
        range.toString(),
        items,
        modifier,
        answer -> {
          long uid = answer.uid().orElse(0);
          if (range.holds(uid)) {
            taker.take(uid, answer);
          } else if (uid == 0 && answer.sizeBytes().isPresent()) {
            // What was asked for, and of which message it is is not said.
            unreadable++;
          }
        });
    if (connection.stoppedShort() && range.span() > 1) {
      long middle = range.first() + (range.span() - 1) / 2;
      fetchAll(new UidRange(range.first(), middle), items, modifier, taker);
      fetchAll(new UidRange(middle + 1, range.last()), items, modifier, taker);
    }
  }

  /** Shows the messages as {@link godwit.source.MailSource#read} says. */
  void read(List<MessageSummary> messages, Visitor visitor)
      throws IOException, ProtocolException, MigrationException {
    int most = connection.messageLimit();
    for (List<MessageSummary> batch : Batches.cut(messages, batchBytes, most)) {
      try (var window = new Window(batch, twins.among(batch), visitor)) {
        var unused = bodies(window.missing(), window);
        if (!window.failed() && !window.missing().isEmpty()) {
          new SecondLook(this, window).run(messages);
        }
        window.finish();
      }
    }
  }

  /** Which of these are there, ascending. */
  List<Long> existing(List<Long> uids) throws IOException, ProtocolException, MigrationException {
    var existing = new TreeSet<Long>();
    fetch(
        UidSet.of(uids).toString(),
        "UID",
        answer -> answer.uid().stream().filter(uids::contains).forEach(existing::add));
    if (connection.stoppedShort() && uids.size() > 1) {
      int half = uids.size() / 2;
      existing.addAll(existing(uids.subList(0, half)));
      existing.addAll(existing(uids.subList(half, uids.size())));
    }
    return List.copyOf(existing);
  }

  /**
   * What a message has besides its body and may have changed since it was listed. Where several
   * share an identifier, the list knows one of them only.
   */
  private String bodyItems(Window window) {
    if (window.hasTwins()) {
      return summaryItems() + " BODY.PEEK[]";
    }
    return connection.hasCapability("X-GM-EXT-1")
        ? "UID FLAGS X-GM-LABELS BODY.PEEK[]"
        : "UID FLAGS BODY.PEEK[]";
  }

  /**
   * Asks for bodies and hands them to {@code window}.
   *
   * @return the refusal, if it may be the server's trouble as well as a message's
   * @throws CommandFailedException for a refusal that is the server's
   */
  Optional<CommandFailedException> bodies(List<Long> uids, Window window)
      throws IOException, ProtocolException, MigrationException {
    if (uids.isEmpty()) {
      return Optional.empty();
    }
    try {
      fetch(UidSet.of(uids).toString(), bodyItems(window), window::take);
      boolean progress = window.missing().size() < uids.size();
      if (connection.stoppedShort() && !window.failed() && progress) {
        List<Long> rest = window.missing();
        var first = bodies(rest.subList(0, (rest.size() + 1) / 2), window);
        var second = bodies(rest.subList((rest.size() + 1) / 2, rest.size()), window);
        return first.or(() -> second);
      }
      return Optional.empty();
    } catch (CommandFailedException e) {
      return switch (ImapErrors.blame(e.getResponse())) {
        case MESSAGE -> Optional.empty();
        case UNKNOWN -> Optional.of(e);
        case SERVER -> throw e;
      };
    }
  }

  /** Some messages near these that are none of them. */
  List<Long> neighbours(List<Long> uids, int most)
      throws IOException, ProtocolException, MigrationException {
    long first = Math.max(1, uids.getFirst() - NEIGHBOURHOOD);
    long last = Math.min(UidRange.MAX_UID, uids.getLast() + NEIGHBOURHOOD);
    return uids(new UidRange(first, last)).stream()
        .filter(uid -> !uids.contains(uid))
        .limit(most)
        .toList();
  }

  /** Whether the server gives the body of a message, which is dropped. */
  boolean serves(long uid) throws IOException, ProtocolException, MigrationException {
    var served = new AtomicBoolean();
    try {
      fetch(
          Long.toString(uid),
          "UID BODY.PEEK[]",
          answer ->
              answer
                  .body()
                  .ifPresent(body -> {
                    served.set(true);
                    body.close();
                  }));
    } catch (CommandFailedException e) {
      return false;
    }
    return served.get();
  }

  private void fetch(String set, String items, Consumer<FetchAnswer> taker)
      throws IOException, ProtocolException, MigrationException {
    fetch(set, items, "", taker);
  }

  private void fetch(String set, String items, String modifier, Consumer<FetchAnswer> taker)
      throws IOException, ProtocolException, MigrationException {
    var arguments = new Argument().writeAtom(set).writeArgument(new Argument().writeAtom(items));
    if (!modifier.isEmpty()) {
      arguments.writeAtom(modifier);
    }
    connection.run("UID FETCH", arguments, answer -> hand(answer, taker));
  }

  /** An answer that cannot be parsed counts as none: its message is asked for again, alone. */
  private void hand(ImapAnswer answer, Consumer<FetchAnswer> taker) {
    if (!answer.keyEquals("FETCH") && !answer.keyEquals("UIDFETCH")) {
      answer.discard();
      return;
    }
    FetchAnswer parsed;
    try {
      parsed = FetchAnswer.of(answer);
    } catch (ParsingException e) {
      answer.discard();
      unreadable++;
      return;
    }
    taker.accept(parsed);
  }

  private String summaryItems() {
    // Gmail's identity also finds a message under its other labels; so it comes first.
    if (connection.hasCapability("OBJECTID") && !connection.hasCapability("X-GM-EXT-1")) {
      return SUMMARY + " EMAILID";
    }
    return connection.hasCapability("X-GM-EXT-1") ? SUMMARY + GMAIL : SUMMARY;
  }
}
