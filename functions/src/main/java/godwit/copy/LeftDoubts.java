package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages in doubt that no chunk will look for, because their folder is gone or was numbered anew
 * since they were sent.
 */
record LeftDoubts(Ledger ledger, DoubtSettings settings, Clock clock) {
  /**
   * Whether there are any, and the target's stamps can tell which of them arrived.
   *
   * @param owner token of this worker
   * @throws godwit.failure.ThrottledException if some may still be on their way
   * @throws BatonLostException if another worker has claimed one of the chunks meanwhile
   */
  boolean areDue(List<FolderPlan> before, List<FolderPlan> after, String owner)
      throws MigrationException, BatonLostException {
    List<Chunk> left = left(before, after);
    Instant now = clock.instant();
    for (Chunk chunk : left) {
      var doubt = Doubt.of(chunk.intent(), settings, now);
      if (!doubt.isDue(now)) {
        keep(chunk, doubt, owner);
        throw doubt.until(now);
      }
    }
    return !left.isEmpty();
  }

  private List<Chunk> left(List<FolderPlan> before, List<FolderPlan> after)
      throws MigrationException {
    Map<FolderKey, FolderPlan> now = new HashMap<>();
    after.forEach(plan -> now.put(plan.key(), plan));
    var left = new ArrayList<Chunk>();
    for (FolderPlan old : before) {
      FolderPlan plan = now.getOrDefault(old.key(), old);
      if (!plan.validity().equals(old.validity()) || plan.plannedThrough() < old.plannedThrough()) {
        ledger.chunks(old.key()).stream()
            .filter(c -> c.key().validity().equals(old.validity()) && !c.intent().isEmpty())
            .forEach(left::add);
      }
    }
    return left;
  }

  /** Writes down when they have landed at the latest, or each try would begin to wait anew. */
  private void keep(Chunk chunk, Doubt doubt, String owner)
      throws MigrationException, BatonLostException {
    if (chunk.intent().landed().isEmpty()) {
      Chunk claimed = ledger.claim(chunk.key(), owner);
      var landed = Intent.landed(doubt.uids(), doubt.landed());
      if (ledger.commit(claimed.intending(landed), List.of()).isEmpty()) {
        throw new BatonLostException();
      }
    }
  }
}
