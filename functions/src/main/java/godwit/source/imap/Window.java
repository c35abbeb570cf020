package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.MailSource.Visitor;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The messages of one FETCH on their way to the visitor: each once and in order, whatever order the
 * server answers in. A message that comes early is kept until those before it have come or are
 * known to be gone. After the visitor has failed, the rest is taken from the wire and dropped, so
 * that the session stays usable.
 */
final class Window implements AutoCloseable {
  private final NavigableMap<Long, MessageSummary> awaited;
  private final NavigableMap<Long, List<SourceMessage>> early = new TreeMap<>();
  private final Map<Long, Integer> doubled;
  private final Map<Long, Map<Integer, SourceMessage>> twins = new TreeMap<>();
  private final Visitor visitor;
  private Optional<MigrationException> failure = Optional.empty();

  /**
   * @param doubled identifiers under which the folder has several messages, and how many: they are
   *     shown one right after the other, and none before the last has come, so that a connection
   *     that breaks leaves all of them to be read again
   */
  Window(List<MessageSummary> messages, Map<Long, Integer> doubled, Visitor visitor) {
    this.doubled = doubled;
    this.awaited =
        messages.stream()
            .collect(
                Collectors.toMap(
                    MessageSummary::uid, Function.identity(), (a, b) -> a, TreeMap::new));
    this.visitor = visitor;
  }

  /** Takes over an answer's body if it is one that was asked for and has not come yet. */
  void take(FetchAnswer answer) {
    Optional<MimeContent> body = answer.body().filter(b -> b.sizeBytes() > 0);
    MessageSummary known = awaited.get(answer.uid().orElse(0));
    if (body.isEmpty() || known == null) {
      answer.body().ifPresent(MimeContent::close);
      return;
    }
    var message = new SourceMessage(answer.summary(known), body.get());
    if (doubled.containsKey(known.uid())) {
      takeTwin(answer.sequence(), message);
    } else {
      arrived(known.uid(), List.of(message));
    }
  }

  /** Twins differ by their numbers in the folder. */
  private void takeTwin(int number, SourceMessage message) {
    long uid = message.summary().uid();
    Map<Integer, SourceMessage> come = twins.computeIfAbsent(uid, u -> new TreeMap<>());
    if (come.putIfAbsent(number, message) != null) {
      message.content().close();
    } else if (come.size() == doubled.getOrDefault(uid, 1)) {
      arrived(uid, List.copyOf(come.values()));
    }
  }

  /** The server has the message and gives no body for it: it is shown without content. */
  void takeEmpty(long uid) {
    MessageSummary known = awaited.get(uid);
    if (known != null && !twins.containsKey(uid)) {
      arrived(uid, List.of(new SourceMessage(known, HeapContent.EMPTY)));
    }
  }

  /** Which have not come. */
  List<Long> missing() {
    return List.copyOf(awaited.keySet());
  }

  /** Whether several messages share an identifier here. */
  boolean hasTwins() {
    return !doubled.isEmpty();
  }

  boolean failed() {
    return failure.isPresent();
  }

  /** Shows what waited for messages that never came. */
  void finish() throws MigrationException {
    Map.copyOf(twins).forEach((uid, come) -> arrived(uid, List.copyOf(come.values())));
    showUpTo(Long.MAX_VALUE);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    early.values().forEach(messages -> messages.forEach(m -> m.content().close()));
    early.clear();
    twins.values().forEach(come -> come.values().forEach(m -> m.content().close()));
    twins.clear();
  }

  private void arrived(long uid, List<SourceMessage> messages) {
    twins.remove(uid);
    awaited.remove(uid);
    early.put(uid, messages);
    showUpTo(awaited.isEmpty() ? Long.MAX_VALUE : awaited.firstKey());
  }

  private void showUpTo(long uid) {
    for (Map.Entry<Long, List<SourceMessage>> next = early.firstEntry();
        next != null && next.getKey() < uid;
        next = early.firstEntry()) {
      early.remove(next.getKey());
      next.getValue().forEach(this::show);
    }
  }

  private void show(SourceMessage message) {
    if (failure.isPresent()) {
      message.content().close();
      return;
    }
    try {
      visitor.visit(message);
    } catch (MigrationException e) {
      failure = Optional.of(e);
    }
  }
}
