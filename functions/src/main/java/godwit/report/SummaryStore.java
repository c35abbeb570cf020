package godwit.report;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * Where it is kept what the rows of batches add up to, so that a glance at a batch of 50,000
 * mailboxes reads none of them. A port; safe for use by many threads and instances.
 */
public interface SummaryStore {
  /** Keeps the sums of a batch in place of those kept before. */
  void keep(KeptSums sums) throws MigrationException;

  /** What is kept of a batch. */
  Optional<KeptSums> find(BatchId batch) throws MigrationException;

  /** What is kept of all batches, in no order. */
  List<KeptSums> all() throws MigrationException;

  /** Removes what is kept of a batch. Idempotent. */
  void remove(BatchId batch) throws MigrationException;
}
