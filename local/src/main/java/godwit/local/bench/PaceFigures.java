package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * One case, as the Exchange Online stand-in counted it.
 *
 * @param took from the request that makes the batch until all its mailboxes are synced
 * @param requests everything that was asked, folders and refused requests included
 * @param refused answers 429
 * @param sentBytes bodies of all requests
 * @param latency of each answer at least
 */
record PaceFigures(
    Workload workload,
    Duration took,
    long requests,
    long refused,
    long sentBytes,
    Duration latency) {
  private static final int AT_ONCE = 4;
  private static final long REQUESTS = 10_000;
  private static final Duration REQUEST_WINDOW = Duration.ofMinutes(10);
  private static final long BYTES = 150L * 1024 * 1024;
  private static final Duration BYTE_WINDOW = Duration.ofMinutes(5);

  /** What no program can be faster than, for one of the mailboxes, and which limit it is. */
  record Bound(String limit, Duration least) {}

  /** The limit that binds a mailbox hardest. */
  Bound bound() {
    Bound atOnce =
        new Bound(
            AT_ONCE + " requests at once", latency.multipliedBy(each(requests)).dividedBy(AT_ONCE));
    Bound perWindow =
        new Bound("10,000 requests in 10 min", windows(each(requests), REQUESTS, REQUEST_WINDOW));
    Bound bytes = new Bound("150 MB in 5 min", windows(each(sentBytes), BYTES, BYTE_WINDOW));
    return longest(longest(atOnce, perWindow), bytes);
  }

  private static Bound longest(Bound a, Bound b) {
    return a.least().compareTo(b.least()) >= 0 ? a : b;
  }

  /** A whole limit goes at once, then nothing until its window is over. */
  private static Duration windows(long amount, long limit, Duration window) {
    return window.multipliedBy(Math.max(0, amount - 1) / limit);
  }

  private long each(long all) {
    return Math.ceilDiv(all, workload.mailboxes());
  }

  /** How near to the bound, 1 for as fast as can be. */
  double share() {
    return (double) bound().least().toNanos() / took.toNanos();
  }

  double refusedShare() {
    return requests == 0 ? 0 : (double) refused / requests;
  }

  double messagesPerSecond() {
    return Rates.perSecond(workload.total(), took);
  }

  double megabytesPerFiveMinutes() {
    return Rates.perSecond(sentBytes / 1e6, took) * BYTE_WINDOW.toSeconds();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("case", workload.name()).put("mailboxes", workload.mailboxes());
    json.put("messages", workload.total()).put("seconds", took.toNanos() / 1e9);
    json.put("messagesPerSecond", messagesPerSecond());
    json.put("requests", requests).put("refused", refused).put("refusedShare", refusedShare());
    json.put("sentBytes", sentBytes).put("megabytesPerFiveMinutes", megabytesPerFiveMinutes());
    json.put("binds", bound().limit()).put("leastSeconds", bound().least().toNanos() / 1e9);
    json.put("shareOfBound", share());
    return json;
  }
}
