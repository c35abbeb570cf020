package godwit.inspection;

import godwit.batch.BatchId;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * The jobs of one kind of inspection and what was found. A port; safe for use by many threads and
 * instances.
 *
 * @param <R> what is found in a mailbox
 */
public interface Inspections<R> extends Jobs {
  /**
   * Stores a result, replacing an earlier one, and removes its job: both or nothing.
   *
   * @return whether it was done; if not, somebody else changed the job since it was read
   */
  boolean finish(Job job, Result<R> result) throws MigrationException;

  /** What was found in a mailbox last. */
  Optional<Result<R>> result(MailboxKey mailbox) throws MigrationException;

  /**
   * A page of what was found in a batch, by address.
   *
   * @param after where the last page ended; empty for the first
   * @param limit at most so many, 1 to 1,000
   */
  Page<R> results(BatchId batch, Optional<String> after, int limit) throws MigrationException;

  /**
   * Some results.
   *
   * @param next where to go on; empty at the end
   */
  record Page<R>(List<Result<R>> results, Optional<String> next) {
    public Page {
      results = List.copyOf(results);
    }
  }
}
