package godwit.copy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;

/** The relay's side of copying: whether to go on, and where to show progress. */
public interface Checkpoint {
  /**
   * Whether another message may be sent now: the baton is held for certain, time is left and nobody
   * asked to stop. No input or output; called by many threads before each message.
   */
  boolean mayGoOn();

  /**
   * Shows progress; called between windows by the copying thread.
   *
   * @param done what this invocation has settled in the present chunk
   * @throws BatonLostException if another worker has the mailbox
   */
  void show(Tally done) throws BatonLostException, MigrationException;
}
