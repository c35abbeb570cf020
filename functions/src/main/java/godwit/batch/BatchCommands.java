package godwit.batch;

import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import java.util.function.Predicate;

/**
 * Carries out what a person asks of a batch; whether the batch takes it now was asked before
 * ({@link BatchCommand}). Each is idempotent.
 */
public interface BatchCommands {
  /** Starts or resumes the batch; gives how many mailboxes that set going. */
  int start(Batch batch) throws MigrationException;

  /**
   * Makes the stopped mailboxes of a batch that is stopped ready for its next start; gives how
   * many.
   */
  int resume(Batch batch) throws MigrationException;

  /** Asks every mailbox to stop at its next checkpoint; gives how many were asked. */
  int stop(Batch batch) throws MigrationException;

  /**
   * Puts every mailbox that is blocked, or in which messages failed, back into its queue, and tries
   * these messages again; gives how many mailboxes.
   */
  int retry(Batch batch) throws MigrationException;

  /**
   * Puts every mailbox that is blocked and entered with the secret of such a source server of the
   * batch back into its queue, as that secret is another now; gives how many mailboxes.
   */
  int goOn(Batch batch, Predicate<SourceEndpoint> server) throws MigrationException;
}
