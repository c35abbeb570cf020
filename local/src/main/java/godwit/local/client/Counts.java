package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many messages.
 *
 * @param source how many there are to copy
 * @param bytes of the copied ones at the source
 */
public record Counts(
    long source, long copied, long skipped, long failed, long degraded, long bytes) {

  static Counts of(JsonNode json) {
    return new Counts(
        json.path("sourceCount").asLong(),
        json.path("copiedCount").asLong(),
        json.path("skippedItemCount").asLong(),
        json.path("failedItemCount").asLong(),
        json.path("degradedItemCount").asLong(),
        json.path("bytes").asLong());
  }

  /** Messages that are dealt with, one way or another. */
  public long settled() {
    return copied + skipped + failed;
  }
}
