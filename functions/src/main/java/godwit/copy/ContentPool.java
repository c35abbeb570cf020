package godwit.copy;

import godwit.copy.KnownContent.Known;
import godwit.target.TargetMessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages at the target by content, each there once. Safe for use by many threads. */
final class ContentPool {
  private final Map<String, Deque<Known>> byFingerprint = new HashMap<>();
  private final Set<TargetMessageId> seen = new HashSet<>();

  /** Keeps a message out: another row has it. */
  synchronized void exclude(TargetMessageId id) {
    seen.add(id);
  }

  /** Adds a message unless it is there already or kept out. */
  synchronized void add(String fingerprint, Known known) {
    if (seen.add(known.id())) {
      byFingerprint.computeIfAbsent(fingerprint, f -> new ArrayDeque<>()).add(known);
    }
  }

  /** Takes one message with this content, in the order in which they were added. */
  synchronized Optional<Known> take(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint)).map(Deque::poll);
  }
}
