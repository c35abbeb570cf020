package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * A mailbox as the API shows it.
 *
 * @param status as the native service names it
 * @param round 0 for the initial copy, then counting up
 */
public record MailboxState(
    String address, String status, int round, Counts counts, Optional<Trouble> trouble) {
  private static final Set<String> AT_REST =
      Set.of("Synced", "IncrementalFailed", "Failed", "Stopped");

  static MailboxState of(JsonNode json) {
    JsonNode problem = json.path("problem");
    return new MailboxState(
        json.path("emailAddress").asText(),
        json.path("status").asText(),
        json.path("round").asInt(),
        Counts.of(json),
        problem.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new Trouble(problem.path("code").asText(), problem.path("advice").asText())));
  }

  /** Whether its round has ended, well or not. */
  public boolean isAtRest() {
    return AT_REST.contains(status);
  }

  public boolean isSynced() {
    return status.equals("Synced");
  }

  /**
   * What keeps a mailbox from going on.
   *
   * @param code for programs
   * @param advice for people
   */
  public record Trouble(String code, String advice) {}
}
