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
  private final NavigableMap<Long, SourceMessage> early = new TreeMap<>();
  private final Visitor visitor;
  private Optional<MigrationException> failure = Optional.empty();

  Window(List<MessageSummary> messages, Visitor visitor) {
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
    arrived(new SourceMessage(answer.summary(known), body.get()));
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

  boolean failed() {
    return failure.isPresent();
  }

  /** Shows what waited for messages that never came. */
  void finish() throws MigrationException {
    showUpTo(Long.MAX_VALUE);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    early.values().forEach(message -> message.content().close());
    early.clear();
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
