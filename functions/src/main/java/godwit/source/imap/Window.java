package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.MailSource.Visitor;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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
  private final NavigableMap<Long, SourceMessage> early = new TreeMap<>();
  private final Map<Long, MessageSummary> wanted;
  private final List<SourceMessage> later = new ArrayList<>();
  private final Set<Long> doubled;
  private final Map<Long, Set<Integer>> twins = new HashMap<>();
  private final Visitor visitor;
  private Optional<MigrationException> failure = Optional.empty();

  /**
   * @param doubled identifiers under which the folder has several messages, each of which is shown
   */
  Window(List<MessageSummary> messages, Set<Long> doubled, Visitor visitor) {
    this.doubled = doubled;
    this.awaited =
        messages.stream()
            .collect(
                Collectors.toMap(
                    MessageSummary::uid, Function.identity(), (a, b) -> a, TreeMap::new));
    this.wanted = Map.copyOf(awaited);
    this.visitor = visitor;
  }

  /** Takes over an answer's body if it is one that was asked for and has not come yet. */
  void take(FetchAnswer answer) {
    Optional<MimeContent> body = answer.body().filter(b -> b.sizeBytes() > 0);
    long uid = answer.uid().orElse(0);
    MessageSummary known = awaited.get(uid);
    MessageSummary first = wanted.get(uid);
    if (body.isPresent() && first != null && isTwin(answer, uid)) {
      later.add(new SourceMessage(answer.summary(first), body.get()));
      return;
    }
    if (body.isEmpty() || known == null) {
      answer.body().ifPresent(MimeContent::close);
      return;
    }
    arrived(new SourceMessage(answer.summary(known), body.get()));
  }

  /** Another message under an identifier that has come already, by its number. */
  private boolean isTwin(FetchAnswer answer, long uid) {
    return doubled.contains(uid)
        && twins.computeIfAbsent(uid, u -> new HashSet<>()).add(answer.sequence())
        && !awaited.containsKey(uid);
  }

  /** The server has the message and gives no body for it: it is shown without content. */
  void takeEmpty(long uid) {
    MessageSummary known = awaited.get(uid);
    if (known != null) {
      arrived(new SourceMessage(known, HeapContent.EMPTY));
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
    showUpTo(Long.MAX_VALUE);
    later.forEach(this::show);
    later.clear();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    early.values().forEach(message -> message.content().close());
    early.clear();
    later.forEach(message -> message.content().close());
    later.clear();
  }

  private void arrived(SourceMessage message) {
    long uid = message.summary().uid();
    awaited.remove(uid);
    early.put(uid, message);
    showUpTo(awaited.isEmpty() ? Long.MAX_VALUE : awaited.firstKey());
  }

  private void showUpTo(long uid) {
    for (Map.Entry<Long, SourceMessage> next = early.firstEntry();
        next != null && next.getKey() < uid;
        next = early.firstEntry()) {
      early.remove(next.getKey());
      show(next.getValue());
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
