package godwit.notify;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/**
 * What is to be told. A port; safe for use by many threads and instances. Small: what was told or
 * given up leaves it.
 */
public interface Notices {
  /**
   * Adds a notice.
   *
   * @return whether there was none of its batch and key; if there was, nothing was written
   */
  boolean add(Notice notice) throws MigrationException;

  /** All notices of all batches, at most 1,000. */
  List<Notice> all() throws MigrationException;

  /**
   * Replaces a notice on condition that nobody changed it since it was read.
   *
   * @return the notice with its new version; empty if somebody was faster or it is gone
   */
  Optional<Notice> update(Notice notice) throws MigrationException;

  /** Removes a notice. Idempotent. */
  void remove(Notice notice) throws MigrationException;

  /** Removes all notices of a batch. Idempotent. */
  void purge(BatchId batch) throws MigrationException;
}
