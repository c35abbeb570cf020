package godwit.local.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message as the stand-in holds it.
 *
 * @param json of its inspection interface
 */
record Arrived(JsonNode json) {
  /**
   * An attachment.
   *
   * @param contentId empty if there is none
   */
  record File(String name, String sha256, String contentId, boolean inline) {}

  String text(String member) {
    JsonNode value = json.path(member);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  boolean is(String member) {
    return json.path(member).asBoolean();
  }

  String folderId() {
    return text("folderId");
  }

  /** A property of the extended ones, empty if it is not there. */
  String extended(String id) {
    return json.path("extendedProperties").path(id).asText("");
  }

  boolean isHtml() {
    return json.path("body").path("contentType").asText().toLowerCase(Locale.ROOT).equals("html");
  }

  String body() {
    return json.path("body").path("content").asText("");
  }

  boolean isFlagged() {
    return json.path("flag").path("flagStatus").asText().equals("flagged");
  }

  List<String> categories() {
    var all = new ArrayList<String>();
    json.path("categories").forEach(c -> all.add(c.asText()));
    return all;
  }

  /** One mailbox, such as {@code from}; none or one. */
  List<Who> one(String member) {
    JsonNode address = json.path(member).path("emailAddress");
    return address.isMissingNode() ? List.of() : List.of(who(address));
  }

  List<Who> many(String member) {
    var all = new ArrayList<Who>();
    json.path(member).forEach(r -> all.add(who(r.path("emailAddress"))));
    return all;
  }

  private static Who who(JsonNode address) {
    return new Who(address.path("name").asText(""), address.path("address").asText(""));
  }

  /** The attachments that are whole. */
  List<File> files() {
    var all = new ArrayList<File>();
    for (JsonNode a : json.path("attachments")) {
      if (a.path("complete").asBoolean()) {
        String id = a.path("contentId").isNull() ? "" : a.path("contentId").asText("");
        all.add(
            new File(
                a.path("name").asText(""),
                a.path("sha256").asText(),
                id,
                a.path("isInline").asBoolean()));
      }
    }
    return all;
  }

  /** Nothing of the mail. */
  @Override
  public String toString() {
    return "Arrived[" + text("id") + "]";
  }
}
