package godwit.batch;

import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which batches are being added to, and which requests have added to them. A port; safe for use by
 * many threads and instances.
 */
public interface AdditionStore {
  /**
   * Begins an addition.
   *
   * @return it with its version; empty if another one to the same batch is under way, and then
   *     nothing was written
   */
  Optional<Addition> begin(Addition addition) throws MigrationException;

  /** The addition to a batch that is under way. */
  Optional<Addition> find(BatchId batch) throws MigrationException;

  /** Every addition that is under way. */
  List<Addition> all() throws MigrationException;

  /**
   * Replaces an addition on condition that nobody changed it since it was read.
   *
   * @return it with its new version; empty if somebody was faster or it is gone
   */
  Optional<Addition> update(Addition addition) throws MigrationException;

  /**
   * Ends an addition. If it was committed and has a request key, {@link #added} knows it from now
   * on. Idempotent.
   */
  void end(Addition addition) throws MigrationException;

  /** How many mailboxes the request of this key added; empty if there was none. */
  OptionalInt added(BatchId batch, String requestKey) throws MigrationException;

  /** Removes everything of a batch. Idempotent. */
  void purge(BatchId batch) throws MigrationException;
}
