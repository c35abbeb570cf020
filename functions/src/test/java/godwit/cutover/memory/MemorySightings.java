package godwit.cutover.memory;

import godwit.batch.BatchId;
import godwit.cutover.Sightings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sightings in memory. */
public final class MemorySightings implements Sightings {
  private final Map<String, Seen> seen = new HashMap<>();

  @Override
  public synchronized Instant seen(BatchId batch, String domain, List<String> hosts, Instant now) {
    Instant since =
        Optional.ofNullable(seen.get(batch + "|" + domain))
            .filter(s -> s.hosts().equals(hosts))
            .map(Seen::since)
            .orElse(now);
    seen.put(batch + "|" + domain, new Seen(List.copyOf(hosts), since));
    return since;
  }

  @Override
  public synchronized void purge(BatchId batch) {
    seen.keySet().removeIf(key -> key.startsWith(batch + "|"));
  }

  private record Seen(List<String> hosts, Instant since) {}
}
