package godwit.source;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Lists a range of a folder of which a message ends the connection whenever it is listed, as
 * Dovecot does with a file that it cannot read. Such a message is listed with its identifier and
 * flags alone, which servers know without opening it. For one call.
 */
final class CarefulList {
  /** Messages listed with one command: each that is damaged costs a connection for its block. */
  private static final int BLOCK = 50;

  /** So many breaks in a row, and nothing listed between them, are no fault of messages. */
  private static final int MOST_IN_A_ROW = 10;

  private final Supplier<MailSource> session;
  private final Mending mending;
  private final FolderCursor cursor;
  private final List<MessageSummary> listed = new ArrayList<>();
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
    List<UidFlags> all = session.get().flags(cursor, range, OptionalLong.empty());
    for (int from = 0; from < all.size(); from += BLOCK) {
      List<UidFlags> block = all.subList(from, Math.min(from + BLOCK, all.size()));
      if (!lists(block)) {
        oneByOne(block);
      }
    }
    return List.copyOf(listed);
  }

  private void oneByOne(List<UidFlags> block) throws MigrationException {
    for (UidFlags message : block) {
      if (!lists(List.of(message))) {
        listed.add(bare(message));
      }
    }
  }

  private boolean lists(List<UidFlags> messages) throws MigrationException {
    var range = new UidRange(messages.getFirst().uid(), messages.getLast().uid());
    try {
      listed.addAll(session.get().list(cursor, range));
      inARow = 0;
      return true;
    } catch (TransientException e) {
      mending.after(e);
      inARow++;
      if (inARow == MOST_IN_A_ROW) {
        throw e;
      }
      return false;
    }
  }
}
