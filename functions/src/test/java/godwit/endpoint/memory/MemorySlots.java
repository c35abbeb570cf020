package godwit.endpoint.memory;

import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Slots in memory. */
public final class MemorySlots implements Slots {
  private final Map<EndpointKey, Set<String>> endpoints = new HashMap<>();

  @Override
  public synchronized boolean acquire(EndpointKey endpoint, int limit, String holder) {
    var held = held(endpoint);
    return held.contains(holder) || (held.size() < limit && held.add(holder));
  }

  @Override
  public synchronized void release(EndpointKey endpoint, String holder) {
    held(endpoint).remove(holder);
  }

  @Override
  public synchronized List<String> holders(EndpointKey endpoint) {
    return List.copyOf(held(endpoint));
  }

  private Set<String> held(EndpointKey endpoint) {
    return endpoints.computeIfAbsent(endpoint, e -> new LinkedHashSet<>());
  }
}
