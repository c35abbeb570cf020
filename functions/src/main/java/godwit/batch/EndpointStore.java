package godwit.batch;

import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/** Where source servers are kept under names. A port; safe for use by many threads. */
public interface EndpointStore {
  /** The endpoint of this name, names compared without case. */
  Optional<StoredEndpoint> find(EndpointName name) throws MigrationException;

  /** All endpoints, by name. */
  List<StoredEndpoint> all() throws MigrationException;

  /**
   * Adds an endpoint whose version is empty, replaces another on condition that nobody changed it
   * since it was read.
   *
   * @return the endpoint with its new version; empty if somebody was faster
   */
  Optional<StoredEndpoint> save(StoredEndpoint endpoint) throws MigrationException;

  /**
   * Removes an endpoint on condition that nobody changed it since it was read.
   *
   * @return whether it is gone
   */
  boolean delete(StoredEndpoint endpoint) throws MigrationException;
}
