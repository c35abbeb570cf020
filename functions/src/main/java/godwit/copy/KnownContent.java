package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderKey;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder's other generations brought over, as a multiset of fingerprints, so that a changed
 * UIDVALIDITY copies only what is unknown. Safe for use by many threads.
 */
final class KnownContent {
  private static final int PAGE = 1_000;

  private final Map<String, Deque<TargetMessageId>> byFingerprint = new HashMap<>();

  private KnownContent() {}

  /** For folders that were never copied under another generation. */
  static KnownContent nothing() {
    return new KnownContent();
  }

  /** Reads the rows of all generations but {@code now}, less those that were already matched. */
  static KnownContent load(Ledger ledger, FolderKey folder, UidValidity now)
      throws MigrationException {
    var known = new KnownContent();
    var matched = new HashMap<TargetMessageId, Boolean>();
    Optional<String> after = Optional.empty();
    do {
      Ledger.Page page = ledger.page(folder, Ledger.EntryFilter.COPIED, after, PAGE);
      for (LedgerEntry entry : page.entries()) {
        if (entry.outcome() instanceof Outcome.Copied copied) {
          known.learn(entry, copied.id(), now, matched);
        }
      }
      after = page.next();
    } while (after.isPresent());
    known.byFingerprint.values().forEach(ids -> ids.removeIf(matched::containsKey));
    return known;
  }

  private void learn(
      LedgerEntry entry,
      TargetMessageId id,
      UidValidity now,
      Map<TargetMessageId, Boolean> matched) {
    if (entry.validity().equals(now)) {
      matched.put(id, true);
    } else {
      byFingerprint.computeIfAbsent(entry.fingerprint(), f -> new ArrayDeque<>()).add(id);
    }
  }

  /** Takes one message with this content out of the multiset. */
  synchronized Optional<TargetMessageId> take(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint)).map(Deque::poll);
  }
}
