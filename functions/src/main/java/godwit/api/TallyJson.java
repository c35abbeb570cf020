package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Tally;
import godwit.report.Throughput;
import java.time.Duration;

/** Counts and rates as JSON. */
final class TallyJson {
  private static final double TENTHS = 10;

  private TallyJson() {}

  static void put(ObjectNode json, long sourceMessages, Throughput done, Duration throttled) {
    put(json, sourceMessages, done.tally());
    json.put("megabytesPerHour", rounded(done.megabytesPerHour()));
    json.put("messagesPerHour", Math.round(done.messagesPerHour()));
    json.put("workingSeconds", done.working().toSeconds());
    json.put("throttledSeconds", throttled.toSeconds());
  }

  static void put(ObjectNode json, long sourceMessages, Tally tally) {
    json.put("sourceCount", sourceMessages);
    put(json, tally);
    if (sourceMessages > 0) {
      long arrived = tally.copied() + tally.skipped();
      json.put("percentSynced", Math.min(100, arrived * 100 / sourceMessages));
    }
  }

  /** A round in which failed messages arrive has fewer of them than none, which no reader wants. */
  static void put(ObjectNode json, Tally tally) {
    json.put("copiedCount", Math.max(0, tally.copied()));
    json.put("skippedItemCount", Math.max(0, tally.skipped()));
    json.put("failedItemCount", Math.max(0, tally.failed()));
    json.put("degradedItemCount", Math.max(0, tally.degraded()));
    json.put("bytes", tally.bytes());
    json.put("megabytes", rounded(Throughput.megabytes(tally.bytes())));
  }

  private static double rounded(double value) {
    return Math.round(value * TENTHS) / TENTHS;
  }
}
