package godwit.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Finds for each message of a folder at the source the one that arrived, as multisets: each message
 * belongs to at most one other.
 */
final class FolderMatch {
  private final List<Pair> pairs = new ArrayList<>();
  private final List<SourceMessage> missing;
  private final List<ArrivedMessage> surplus;

  /** Pairs equal identities first, then what has changed a little. */
  FolderMatch(List<SourceMessage> source, List<ArrivedMessage> arrived) {
    this.missing = new ArrayList<>(source);
    this.surplus = new ArrayList<>(arrived);
    pair((s, a) -> s.identity().equals(a.identity()) && FactsDifference.between(s, a).isEmpty());
    pair((s, a) -> s.identity().equals(a.identity()));
    // Exchange gives a Message-ID to a message that has none.
    pair((s, a) ->
        s.messageId().isEmpty()
            && s.subject().equals(a.subject())
            && s.received().equals(a.received()));
    pair((s, a) -> !s.messageId().isEmpty() && s.messageId().equals(a.messageId()));
  }

  private void pair(BiPredicate<MessageFacts, MessageFacts> fits) {
    for (SourceMessage message : List.copyOf(missing)) {
      Optional<ArrivedMessage> other =
          surplus.stream().filter(a -> fits.test(message.facts(), a.facts())).findFirst();
      if (other.isPresent() && surplus.remove(other.get()) && missing.remove(message)) {
        pairs.add(new Pair(message, other.get()));
      }
    }
  }

  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  List<SourceMessage> missing() {
    return List.copyOf(missing);
  }

  List<ArrivedMessage> surplus() {
    return List.copyOf(surplus);
  }

  /** A message at both ends. */
  record Pair(SourceMessage source, ArrivedMessage arrived) {
    List<String> differences() {
      return FactsDifference.between(source.facts(), arrived.facts());
    }
  }
}
