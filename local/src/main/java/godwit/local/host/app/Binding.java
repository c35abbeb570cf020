package godwit.local.host.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One binding of a function.json.
 *
 * @param type httpTrigger, queueTrigger, timerTrigger or http
 * @param name of the parameter it belongs to, or {@code $return}
 */
public record Binding(String type, String name, JsonNode json) {
  static Binding from(JsonNode json) {
    return new Binding(json.path("type").asText(), json.path("name").asText(), json);
  }

  /** Whether it starts the function. */
  boolean isTrigger() {
    return type.endsWith("Trigger");
  }

  /** A text member; empty where it is absent. */
  public String text(String member) {
    return json.path(member).asText("");
  }

  /** A member that is a list of texts; empty where it is absent. */
  public List<String> texts(String member) {
    return StreamSupport.stream(json.path(member).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
