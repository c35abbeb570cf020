package godwit.batch;

/**
 * Where a mailbox stands in its round.
 *
 * @param round 0 for the initial copy, then 1, 2, ...
 * @param roundId why the round was started, such as {@code 2026-11-22}; a start with the same id is
 *     no second start
 * @param planned whether folders and chunks of this round are planned
 * @param folder index into the folders of the plan
 * @param chunk index into that folder's chunks
 * @param attempt number of the present try at this place, counting from 1
 */
public record Relay(
    int round, String roundId, boolean planned, int folder, int chunk, int attempt) {
  /** The start of the initial copy. */
  public static final Relay START = new Relay(0, "initial", false, 0, 0, 1);

  /** The start of the next round. */
  public Relay nextRound(String id) {
    return new Relay(round + 1, id, false, 0, 0, 1);
  }

  /** The first chunk of a plan just made. */
  public Relay atFirstChunk() {
    return new Relay(round, roundId, true, 0, 0, 1);
  }

  /** The same round, to be planned again. */
  public Relay replan() {
    return new Relay(round, roundId, false, 0, 0, 1);
  }

  public Relay at(int nextFolder, int nextChunk) {
    return new Relay(round, roundId, planned, nextFolder, nextChunk, 1);
  }

  public Relay withAttempt(int number) {
    return new Relay(round, roundId, planned, folder, chunk, number);
  }
}
