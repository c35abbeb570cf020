package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.inspection.Job;
import java.util.Optional;

/**
 * Looks at one mailbox and changes nothing in it. Safe for use by many threads.
 *
 * @param <R> what is found
 */
interface Inspector<R> {
  /** What is said of a mailbox that cannot be inspected in its present state. */
  Optional<R> unfit(Mailbox mailbox);

  /**
   * Looks. Called again, in a later leg, until it is done.
   *
   * @throws MigrationException for trouble that may pass; for a mailbox that was tried often enough
   *     trouble is part of what is found
   */
  Look<R> look(Batch batch, Mailbox mailbox, Try attempt) throws MigrationException;

  /** What is said of a mailbox when trouble comes that is no part of what is found. */
  R gaveUp(MigrationException why);

  /**
   * One try.
   *
   * @param permit whether there is time left and the batch is there
   */
  record Try(Job job, boolean last, Permit permit) {}

  /** Whether a look may go on. */
  @FunctionalInterface
  interface Permit {
    boolean mayGoOn();
  }

  /** How a look ended. */
  sealed interface Look<R> {
    /** Everything was looked at. */
    record Done<R>(R found) implements Look<R> {}

    /** The time is up and more is to be looked at; what was seen is written down. */
    record More<R>() implements Look<R> {}
  }
}
