package godwit.cutover;

import godwit.batch.BatchId;
import godwit.failure.MigrationException;
import java.time.Instant;
import java.util.List;

/**
 * Remembers since when a domain's MX records were seen as they are: DNS itself keeps no past. A
 * port; safe for use by many threads and instances.
 */
public interface Sightings {
  /**
   * Records what was seen now. Idempotent for the same hosts.
   *
   * @param hosts in a stable order
   * @return when exactly these hosts were first seen without others in between, {@code now} at the
   *     earliest sight
   */
  Instant seen(BatchId batch, String domain, List<String> hosts, Instant now)
      throws MigrationException;

  /** Removes what was recorded for a batch. Idempotent. */
  void purge(BatchId batch) throws MigrationException;
}
