package godwit.batch;

import java.time.Instant;

/**
 * Where a mailbox stands in its round.
 *
 * @param round 0 for the initial copy, then 1, 2, ...
 * @param roundId why the round was started, such as {@code 2026-11-22}; a start with the same id is
 *     no second start
 * @param stage what is to be done next
 * @param folder index into the folders of the plan
 * @param chunk index into that folder's chunks
 * @param attempt number of the present try at this place, counting from 1
 * @param replans how often the round was planned anew since messages last went through
 */
public record Relay(
    int round, String roundId, Stage stage, int folder, int chunk, int attempt, int replans) {
  /** The start of the initial copy. */
  public static final Relay START = new Relay(0, "initial", Stage.PLAN, 0, 0, 1, 0);

  private static final String RETRY = "retry ";

  /** The id of a round in which messages that failed are tried again. */
  public static String retryId(Instant now) {
    return RETRY + now;
  }

  /** Whether messages that failed are tried again in this round. */
  public boolean isRetry() {
    return roundId.startsWith(RETRY);
  }

  /** What is to be done next in a round. */
  public enum Stage {
    /** List folders, plan chunks. */
    PLAN,
    /** Copy chunks from the place that the relay names. */
    COPY,
    /** Nothing: every planned message is accounted for. */
    DONE
  }

  /** Whether what was known at the first try may have changed. */
  public boolean isFurtherTry() {
    return attempt > 1 || replans > 0;
  }

  /** The start of the next round; only after this one is done, or its chunks would be lost. */
  public Relay nextRound(String id) {
    if (stage != Stage.DONE) {
      throw new IllegalStateException("round " + round + " is not done");
    }
    return new Relay(round + 1, id, Stage.PLAN, 0, 0, 1, 0);
  }

  /** The same round planned again: finished chunks stay finished, unfinished ones stay planned. */
  public Relay replan() {
    return new Relay(round, roundId, Stage.PLAN, 0, 0, attempt, replans);
  }

  /** The same round, begun again for another reason: as {@link #replan}, with all its tries. */
  public Relay again(String id) {
    return new Relay(round, id, Stage.PLAN, 0, 0, 1, 0);
  }

  /** The first chunk of a plan just made: still the same try, as nothing has been copied. */
  public Relay atFirstChunk() {
    return new Relay(round, roundId, Stage.COPY, 0, 0, attempt, replans);
  }

  /** A later chunk of the same round, in the same try. */
  public Relay at(int nextFolder, int nextChunk) {
    return new Relay(round, roundId, Stage.COPY, nextFolder, nextChunk, attempt, replans);
  }

  public Relay done() {
    return new Relay(round, roundId, Stage.DONE, 0, 0, 1, 0);
  }

  public Relay withAttempt(int number) {
    return new Relay(round, roundId, stage, folder, chunk, number, replans);
  }

  public Relay withReplans(int times) {
    return new Relay(round, roundId, stage, folder, chunk, attempt, times);
  }
}
