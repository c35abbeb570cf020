package godwit.inspection;

import godwit.batch.BatchId;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * The runs of one kind of inspection, and which mailboxes are in work. A port; safe for use by many
 * threads and instances.
 */
public interface Jobs {
  /** The present run of a batch, or its last one. */
  Optional<Run> run(BatchId batch) throws MigrationException;

  /** The runs of all batches that are not finished. */
  List<Run> open() throws MigrationException;

  /**
   * Stores a run on condition that nobody changed it since it was read; one without version on
   * condition that the batch had none.
   *
   * @return the run with its new version; empty if somebody was faster
   */
  Optional<Run> put(Run run) throws MigrationException;

  /** The job of a mailbox that is not done. */
  Optional<Job> job(MailboxKey mailbox) throws MigrationException;

  /** All jobs of a batch that are not done: few at any time. */
  List<Job> jobs(BatchId batch) throws MigrationException;

  /** As {@link #put(Run)}, for a job. */
  Optional<Job> put(Job job) throws MigrationException;

  /** Removes a job without result, if nobody changed it since it was read. */
  void drop(Job job) throws MigrationException;

  /** The run that inspected a mailbox last. */
  Optional<String> lastRun(MailboxKey mailbox) throws MigrationException;

  /** Removes what is known of one mailbox; a worker at it leaves no result. Idempotent. */
  void forget(MailboxKey mailbox) throws MigrationException;

  /** Removes everything of a batch. Idempotent. */
  void purge(BatchId batch) throws MigrationException;
}
