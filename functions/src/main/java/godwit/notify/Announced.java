package godwit.notify;

import godwit.batch.BatchId;
import java.time.Instant;
import java.util.Optional;

/**
 * What was announced of a batch so far, so that nothing is announced twice.
 *
 * @param rounds the ended rounds that were last seen, see {@link EndedRounds}; empty before the
 *     first end
 * @param mailedRounds those of the last mail
 * @param mailed when the last mail was announced
 * @param blocked when the last mailbox that was seen blocked was blocked
 * @param synced whether it was announced that every initial copy has ended
 * @param step the step of time whose course was noted, see {@link godwit.report.History}
 * @param version opaque; changes with each write; empty if it was never written
 */
public record Announced(
    BatchId batch,
    String rounds,
    String mailedRounds,
    Optional<Instant> mailed,
    Optional<Instant> blocked,
    boolean synced,
    long step,
    String version) {
  /** Nothing yet. */
  public static Announced nothing(BatchId batch) {
    return new Announced(batch, "", "", Optional.empty(), Optional.empty(), false, 0, "");
  }

  Announced withRounds(String ended, boolean nowSynced) {
    return new Announced(
        batch, ended, mailedRounds, mailed, blocked, synced || nowSynced, step, version);
  }

  Announced mailedAt(Instant now) {
    return new Announced(batch, rounds, rounds, Optional.of(now), blocked, synced, step, version);
  }

  Announced blockedAt(Instant last) {
    return new Announced(
        batch, rounds, mailedRounds, mailed, Optional.of(last), synced, step, version);
  }

  Announced withStep(long noted) {
    return new Announced(batch, rounds, mailedRounds, mailed, blocked, synced, noted, version);
  }
}
