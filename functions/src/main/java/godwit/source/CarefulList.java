package godwit.source;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Lists a range of a folder of which a message ends the connection whenever it is listed, as
 * Dovecot does with a file that it cannot read. Such a message is listed with its identifier and
 * flags alone, which servers know without opening it. For one call.
 */
final class CarefulList {
  /** Messages listed with one command: each that is damaged costs a connection for its block. */
  private static final int BLOCK = 50;

  /**
   * So many breaks in a row, and nothing listed between them, are no fault of messages, unless
   * another one is listed then.
   */
  private static final int MOST_IN_A_ROW = 10;

  private final Supplier<MailSource> session;
  private final Mending mending;
  private final FolderCursor cursor;

  /** What the server tells without opening it; not all, as flags may be unreadable. */
  private final NavigableMap<Long, UidFlags> known = new TreeMap<>();

  private final NavigableMap<Long, MessageSummary> listed = new TreeMap<>();
  private final List<UidRange> twins = new ArrayList<>();

  /** The last that was listed as it is. */
  private OptionalLong sound = OptionalLong.empty();

  private int inARow;

  /** Makes a new session after a break. */
  @FunctionalInterface
  interface Mending {
    /**
     * Connects anew.
     *
     * @throws TransientException {@code trouble} itself, if a new session does not help
     */
    void after(TransientException trouble) throws MigrationException;
  }

  /**
   * @param session the one in use, another after each mending
   */
  CarefulList(Supplier<MailSource> session, Mending mending, FolderCursor cursor) {
    this.session = session;
    this.mending = mending;
    this.cursor = cursor;
  }

  /** What is known of a message without opening it. */
  static MessageSummary bare(UidFlags message) {
    return new MessageSummary(
        message.uid(), 0, Optional.empty(), message.flags(), Optional.empty());
  }

  /** As {@link MailSource#list} says. */
  List<MessageSummary> of(UidRange range) throws MigrationException {
    // Most connections are not cut by a message: over the new one it may go as it is.
    if (!lists(range)) {
      listInPieces(range);
    }
    return List.copyOf(listed.values());
  }

  /**
   * What a later session has to list again before it reads: pieces in which messages share an
   * identifier, of which none broke.
   */
  List<UidRange> twins() {
    return List.copyOf(twins);
  }

  private void listInPieces(UidRange range) throws MigrationException {
    session
        .get()
        .flags(cursor, range, OptionalLong.empty())
        .forEach(message -> known.put(message.uid(), message));
    list(cut(range, BLOCK));
  }

  private void list(List<UidRange> pieces) throws MigrationException {
    for (UidRange piece : pieces) {
      if (lists(piece)) {
        continue;
      }
      if (piece.span() == 1) {
        long uid = piece.first();
        listed.put(uid, bare(known.getOrDefault(uid, new UidFlags(uid, MessageFlags.NONE))));
      } else {
        list(apart(piece));
      }
    }
  }

  /** Down to single messages: those that are known, else halves, as others may lie between them. */
  private List<UidRange> apart(UidRange range) {
    List<Long> uids = known(range);
    if (uids.size() > 1) {
      return cut(range, 1);
    }
    if (uids.isEmpty()) {
      long middle = range.first() + (range.span() - 1) / 2;
      return List.of(new UidRange(range.first(), middle), new UidRange(middle + 1, range.last()));
    }
    var message = new UidRange(uids.getFirst(), uids.getFirst());
    var pieces = new ArrayList<UidRange>(range.without(message));
    pieces.add(message);
    return pieces;
  }

  /**
   * Pieces of so many known messages. They leave no gap: messages whose flags cannot be read lie
   * anywhere.
   */
  private List<UidRange> cut(UidRange range, int messages) {
    List<Long> uids = known(range);
    var pieces = new ArrayList<UidRange>();
    long first = range.first();
    for (int next = messages; next < uids.size(); next += messages) {
      pieces.add(new UidRange(first, uids.get(next) - 1));
      first = uids.get(next);
    }
    pieces.add(new UidRange(first, range.last()));
    return pieces;
  }

  private List<Long> known(UidRange range) {
    return List.copyOf(known.subMap(range.first(), true, range.last(), true).keySet());
  }

  private boolean lists(UidRange range) throws MigrationException {
    try {
      MailSource source = session.get();
      take(source.list(cursor, range));
      if (source.hasTwins(range)) {
        twins.add(range);
      }
      return true;
    } catch (TransientException e) {
      mending.after(e);
      inARow++;
      if (inARow == MOST_IN_A_ROW) {
        requireWell(range, e);
        inARow = 0;
      }
      return false;
    }
  }

  private void take(List<MessageSummary> found) {
    found.forEach(message -> listed.put(message.uid(), message));
    // That there is nothing in a range is told in an outage, too.
    if (!found.isEmpty()) {
      sound = OptionalLong.of(found.getLast().uid());
      inARow = 0;
    }
  }

  private void requireWell(UidRange broken, TransientException trouble) throws MigrationException {
    for (long uid : others(broken)) {
      if (isListed(uid)) {
        return;
      }
    }
    throw trouble;
  }

  /** Far behind first, as a lost file takes neighbours; else one that was listed before. */
  private List<Long> others(UidRange broken) {
    List<Long> behind = List.copyOf(known.tailMap(broken.last(), false).keySet());
    var others = new ArrayList<Long>();
    if (!behind.isEmpty()) {
      others.add(behind.getLast());
      others.add(behind.get(behind.size() / 2));
    }
    sound.ifPresent(others::add);
    return others;
  }

  private boolean isListed(long uid) throws MigrationException {
    try {
      return !session.get().list(cursor, new UidRange(uid, uid)).isEmpty();
    } catch (TransientException e) {
      mending.after(e);
      return false;
    }
  }
}
