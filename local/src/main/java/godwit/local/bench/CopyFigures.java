package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One run of one case.
 *
 * @param run from 1; the first finds a cold program
 * @param took from the request that makes the batch until all its mailboxes are synced
 * @param cpu used meanwhile, by process
 * @param peakBytes most memory that the host process had in RAM meanwhile
 * @param raw the same mail read with FETCH alone just before
 */
record CopyFigures(
    Workload workload,
    int run,
    Duration took,
    Map<String, Duration> cpu,
    Optional<Long> peakBytes,
    RawFetch.Reading raw) {
  CopyFigures {
    cpu = Map.copyOf(cpu);
  }

  double messagesPerSecond() {
    return Rates.perSecond(workload.total(), took);
  }

  double megabytesPerSecond() {
    return Rates.perSecond(raw.bytes() / 1e6, took);
  }

  double cpuMillisPerMessage(String process) {
    return Rates.millisEach(cpu.getOrDefault(process, Duration.ZERO), workload.total());
  }

  /** How many times as long as reading alone. */
  double timesRaw() {
    double own = messagesPerSecond();
    return own == 0 ? 0 : raw.messagesPerSecond() / own;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("case", workload.name()).put("run", run);
    json.put("mailboxes", workload.mailboxes()).put("messages", workload.total());
    json.put("bytes", raw.bytes()).put("seconds", took.toNanos() / 1e9);
    json.put("messagesPerSecond", messagesPerSecond());
    json.put("megabytesPerSecond", megabytesPerSecond());
    ObjectNode each = json.putObject("cpuMillisPerMessage");
    cpu.keySet().stream().sorted().forEach(name -> each.put(name, cpuMillisPerMessage(name)));
    peakBytes.ifPresent(peak -> json.put("hostPeakBytes", peak));
    ObjectNode fetch = json.putObject("rawFetch");
    fetch.put("seconds", raw.took().toNanos() / 1e9);
    fetch.put("messagesPerSecond", raw.messagesPerSecond());
    fetch.put("megabytesPerSecond", raw.megabytesPerSecond());
    json.put("timesRaw", timesRaw());
    return json;
  }
}
