package godwit.local.migration;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.stack.Stack;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The stand-in's own view of what has arrived. */
record Inspection(Stack stack) {

  /** Every message of a mailbox with every stored property; none where there is no mailbox. */
  List<JsonNode> messages(String address) {
    Answer answer = Answer.to("GET", at("/mailboxes/" + encoded(address) + "/messages"), "");
    return answer.status() == 404 ? List.of() : answer.orThrow().lines();
  }

  /** How many messages a mailbox has. */
  int count(String address) {
    return Answer.to("GET", at("/mailboxes"), "")
        .orThrow()
        .json()
        .valueStream()
        .filter(mailbox -> mailbox.path("address").asText().equalsIgnoreCase(address))
        .mapToInt(mailbox -> mailbox.path("messages").asInt())
        .sum();
  }

  List<String> folders(String address) {
    return Answer.to("GET", at("/mailboxes/" + encoded(address) + "/folders"), "")
        .orThrow()
        .json()
        .valueStream()
        .map(folder -> folder.path("path").asText())
        .toList();
  }

  JsonNode counters() {
    return Answer.to("GET", at("/counters"), "").orThrow().json();
  }

  /** Changes settings while the stand-in runs. */
  void change(String settings) {
    put("/settings", settings);
  }

  /** Plants faults in place of all planted before. */
  void plant(String faults) {
    put("/faults", faults);
  }

  private void put(String path, String body) {
    JsonNode taken = Answer.to("PUT", at(path), body).orThrow().json();
    if (taken.isMissingNode()) {
      throw new IllegalStateException("no answer from " + path);
    }
  }

  private URI at(String path) {
    return URI.create(stack.inspect().orElseThrow() + path);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
