package godwit.source;

import godwit.failure.MigrationException;
import godwit.source.MailSource.Visitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How far {@link ResumingSource#read} has come. For one call. */
final class Reading implements Visitor {
  /** Breaks at the same message, from the first, until it is given up. */
  private static final int MOST_BREAKS = 3;

  private final Visitor visitor;
  private final Deque<MessageSummary> left;
  private boolean visitorFailed;
  private int breaks;

  private Optional<MessageSummary> read = Optional.empty();

  Reading(List<MessageSummary> messages, Visitor visitor) {
    this.left = new ArrayDeque<>(messages);
    this.visitor = visitor;
  }

  boolean isDone() {
    return left.isEmpty();
  }

  /** Whether the last thing that failed was the visitor. */
  boolean visitorFailed() {
    return visitorFailed;
  }

  /** The last message that came, if any. */
  Optional<MessageSummary> read() {
    return read;
  }

  MessageSummary first() {
    return left.getFirst();
  }

  /** The next, one of the middle and the last, as far as there are. */
  List<MessageSummary> behindFirst() {
    List<MessageSummary> all = List.copyOf(left);
    return IntStream.of(1, all.size() / 2, all.size() - 1)
        .filter(i -> i > 0 && i < all.size())
        .distinct()
        .mapToObj(all::get)
        .toList();
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
