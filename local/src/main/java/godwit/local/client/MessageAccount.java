package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of one message, as the API answers for it.
 *
 * @param mailbox its EmailAddress
 * @param folder path at the source
 * @param state copied, degraded, skipped or failed
 * @param reason why it was skipped or failed; else empty
 */
public record MessageAccount(
    String mailbox, String folder, long uidValidity, long uid, String state, String reason) {

  static MessageAccount of(JsonNode json) {
    String failed = json.path("code").asText() + " " + json.path("advice").asText();
    return new MessageAccount(
        json.path("emailAddress").asText(),
        json.path("folder").asText(),
        json.path("uidValidity").asLong(),
        json.path("uid").asLong(),
        json.path("state").asText(),
        json.path("reason").asText(failed.strip()));
  }
}
