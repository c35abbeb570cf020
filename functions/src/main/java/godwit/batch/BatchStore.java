package godwit.batch;

import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/** Where batches are kept. A port; safe for use by many threads and instances. */
public interface BatchStore {
  /**
   * Adds a batch.
   *
   * @return whether its name was free; if not, nothing was written
   */
  boolean insert(Batch batch) throws MigrationException;

  /** The batch of this name, names compared without case, in whichever incarnation. */
  Optional<Batch> find(BatchName name) throws MigrationException;

  /** All batches, by name. */
  List<Batch> all() throws MigrationException;

  /**
   * Replaces a batch on condition that nobody changed it since it was read.
   *
   * @return the batch with its new version; empty if somebody was faster or it is gone
   */
  Optional<Batch> update(Batch batch) throws MigrationException;

  /** Removes the batch if it still is of this incarnation. Idempotent. */
  void remove(BatchId id) throws MigrationException;
}
