package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A batch as it answers.
 *
 * @param status as the native service names it
 */
public record BatchState(String name, String status, Counts counts) {
  private static final Set<String> AT_REST =
      Set.of("Synced", "SyncedWithErrors", "Failed", "Stopped");

  static BatchState of(JsonNode json) {
    return new BatchState(
        json.path("name").asText(), json.path("status").asText(), Counts.of(json));
  }

  /** Whether no round is under way. */
  public boolean isAtRest() {
    return AT_REST.contains(status);
  }
}
