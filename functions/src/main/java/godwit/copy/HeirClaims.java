package godwit.copy;

import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.target.TargetMessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of heirs account for: messages at the target by their identity there, others by
 * content, each once. For one thread.
 */
final class HeirClaims {
  private final boolean alsoByContent;
  private final Map<TargetMessageId, String> arrived = new HashMap<>();
  private final Map<String, Deque<String>> alike = new HashMap<>();

  /**
   * No claims.
   *
   * @param alsoByContent whether messages that are not at the target are asked for as well
   */
  HeirClaims(boolean alsoByContent) {
    this.alsoByContent = alsoByContent;
  }

  boolean isEmpty() {
    return arrived.isEmpty() && alike.isEmpty();
  }

  /** Adds a row of an heir. */
  void add(String heir, LedgerEntry row) {
    if (row.outcome() instanceof Outcome.Copied copied) {
      arrived.put(copied.id(), heir);
    }
    if (alsoByContent) {
      content(row).ifPresent(c -> alike.computeIfAbsent(c, k -> new ArrayDeque<>()).add(heir));
    }
  }

  /** Which heir accounts for the message of this row; no heir does twice for a like one. */
  Optional<String> heirOf(LedgerEntry row) {
    if (row.outcome() instanceof Outcome.Copied copied) {
      Optional<String> heir = Optional.ofNullable(arrived.get(copied.id()));
      heir.ifPresent(h -> content(row).map(alike::get).ifPresent(left -> left.remove(h)));
      return heir;
    }
    return content(row).map(alike::get).map(Deque::poll);
  }

  /** What never was read is told by why it was left out, and its size. */
  private static Optional<String> content(LedgerEntry row) {
    if (!row.fingerprint().isEmpty()) {
      return Optional.of(row.fingerprint());
    }
    return switch (row.outcome()) {
      case Outcome.Copied c -> Optional.empty();
      case Outcome.Moved m -> Optional.empty();
      case Outcome.Skipped s -> Optional.of(s.code() + "/" + row.sizeBytes());
      case Outcome.Failed f -> Optional.of(f.code() + "/" + row.sizeBytes());
    };
  }
}
