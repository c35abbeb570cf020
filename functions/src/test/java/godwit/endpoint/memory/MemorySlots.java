package godwit.endpoint.memory;

import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Slots in memory. */
public final class MemorySlots implements Slots {
  private final Map<EndpointKey, Map<String, String>> endpoints = new HashMap<>();

  @Override
  public synchronized Grant acquire(EndpointKey endpoint, Limits limits, Holder holder) {
    var held = held(endpoint);
    if (held.containsKey(holder.name())) {
      return Grant.TAKEN;
    }
    if (held.size() >= limits.all()) {
      return Grant.ENDPOINT_FULL;
    }
    if (held.values().stream().filter(holder.user()::equals).count() >= limits.perUser()) {
      return Grant.USER_FULL;
    }
    held.put(holder.name(), holder.user());
    return Grant.TAKEN;
  }

  @Override
  public synchronized void release(EndpointKey endpoint, String holder) {
    held(endpoint).remove(holder);
  }

  @Override
  public synchronized List<String> holders(EndpointKey endpoint) {
    return List.copyOf(held(endpoint).keySet());
  }

  private Map<String, String> held(EndpointKey endpoint) {
    return endpoints.computeIfAbsent(endpoint, e -> new LinkedHashMap<>());
  }
}
