package godwit.copy;

import godwit.target.TargetMessageId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages at the target that this leg has taken for messages of the source. Rows of several
 * folders and generations may tell of the same one, and of two equal messages at the source only
 * one may have it. Safe for use by many threads.
 */
final class Given {
  private final Set<TargetMessageId> ids = ConcurrentHashMap.newKeySet();

  /** Whether it may be had; at most once for each. */
  boolean give(TargetMessageId id) {
    return ids.add(id);
  }

  boolean isGiven(TargetMessageId id) {
    return ids.contains(id);
  }
}
