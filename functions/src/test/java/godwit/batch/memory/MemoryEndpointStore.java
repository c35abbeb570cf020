package godwit.batch.memory;

import godwit.batch.EndpointStore;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Endpoints in memory. */
public final class MemoryEndpointStore implements EndpointStore {
  private final TreeMap<String, StoredEndpoint> endpoints = new TreeMap<>();
  private long writes;

  @Override
  public synchronized Optional<StoredEndpoint> find(EndpointName name) {
    return Optional.ofNullable(endpoints.get(name.key()));
  }

  @Override
  public synchronized List<StoredEndpoint> all() {
    return List.copyOf(endpoints.values());
  }

  @Override
  public synchronized Optional<StoredEndpoint> save(StoredEndpoint endpoint) {
    String version = find(endpoint.name()).map(StoredEndpoint::version).orElse("");
    if (!version.equals(endpoint.version())) {
      return Optional.empty();
    }
    StoredEndpoint saved = endpoint.at("v" + ++writes);
    endpoints.put(endpoint.name().key(), saved);
    return Optional.of(saved);
  }

  @Override
  public synchronized boolean delete(StoredEndpoint endpoint) {
    Optional<StoredEndpoint> found = find(endpoint.name());
    if (found.filter(f -> !f.version().equals(endpoint.version())).isPresent()) {
      return false;
    }
    endpoints.remove(endpoint.name().key());
    return true;
  }
}
