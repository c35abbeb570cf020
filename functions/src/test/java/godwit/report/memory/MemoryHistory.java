package godwit.report.memory;

import godwit.batch.BatchId;
import godwit.report.History;
import godwit.report.Point;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** History in memory. */
public final class MemoryHistory implements History {
  private final Map<BatchId, Map<String, Point>> places = new HashMap<>();

  @Override
  public synchronized void note(BatchId batch, Point point) {
    var kept = places.computeIfAbsent(batch, b -> new HashMap<>());
    History.places(point.at()).forEach(place -> kept.put(place, point));
  }

  @Override
  public synchronized List<Point> of(BatchId batch) {
    var points = new TreeMap<Instant, Point>();
    places.getOrDefault(batch, Map.of()).values().forEach(point -> points.put(point.at(), point));
    return List.copyOf(points.values());
  }

  @Override
  public synchronized void purge(BatchId batch) {
    places.remove(batch);
  }
}
