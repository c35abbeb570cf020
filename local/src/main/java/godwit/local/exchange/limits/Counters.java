package godwit.local.exchange.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happened since the start. Safe for any thread. */
public final class Counters {
  private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> throttles = new ConcurrentHashMap<>();
  private final LongAdder requests = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();

  public void request(String kind, long announcedBytes) {
    requests.increment();
    bytesIn.add(Math.max(0, announcedBytes));
    bump(kinds, kind);
  }

  public void answer(int status, long bytes) {
    bump(statuses, String.valueOf(status));
    bytesOut.add(Math.max(0, bytes));
  }

  public void throttled(String reason) {
    bump(throttles, reason);
  }

  public void fault() {
    faults.increment();
  }

  public ObjectNode describe(Gates gates) {
    ObjectNode root = Json.object();
    root.put("requests", requests.sum());
    root.put("faults", faults.sum());
    root.put("bytesIn", bytesIn.sum());
    root.put("bytesOut", bytesOut.sum());
    fill(root.putObject("kinds"), kinds);
    fill(root.putObject("statuses"), statuses);
    fill(root.putObject("throttled"), throttles);
    ObjectNode concurrency = root.putObject("peakConcurrency");
    gates.peaks().forEach(concurrency::put);
    ObjectNode tooEarly = root.putObject("beforeRetryAfter");
    gates.tooEarly().forEach(tooEarly::put);
    return root;
  }

  private static void fill(ObjectNode node, Map<String, LongAdder> counts) {
    new TreeMap<>(counts).forEach((name, count) -> node.put(name, count.sum()));
  }

  private static void bump(Map<String, LongAdder> counts, String name) {
    counts.computeIfAbsent(name, ignored -> new LongAdder()).increment();
  }
}
