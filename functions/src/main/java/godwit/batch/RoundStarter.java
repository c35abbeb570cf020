package godwit.batch;

import godwit.failure.MigrationException;

/** Starts a round of a batch. */
public interface RoundStarter {
  /**
   * Starts the next round for every mailbox that has had its initial copy and is idle.
   *
   * @param roundId a start with the same id is no second start
   * @return how many mailboxes it set going
   */
  int startRound(Batch batch, String roundId) throws MigrationException;
}
