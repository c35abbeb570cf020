package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An attachment on its way.
 *
 * @param number within the mailbox
 * @param message the message it is for
 * @param token what the upload URL proves itself with
 * @param expires when the URL ends
 * @param item the AttachmentItem as it was posted
 */
public record UploadSession(
    long number, long message, String token, Instant expires, ObjectNode item) {

  public long totalBytes() {
    return item.path("size").asLong();
  }

  ObjectNode line() {
    ObjectNode line = godwit.local.exchange.http.Json.object();
    line.put("op", "session").put("s", number).put("n", message).put("token", token);
    line.put("expires", expires.toString());
    line.set("item", item);
    return line;
  }

  static UploadSession of(com.fasterxml.jackson.databind.JsonNode line) {
    return new UploadSession(
        line.path("s").asLong(),
        line.path("n").asLong(),
        line.path("token").asText(),
        Instant.parse(line.path("expires").asText()),
        (ObjectNode) line.path("item"));
  }

  @Override
  public String toString() {
    return "UploadSession[" + number + " for message " + message + "]";
  }
}
