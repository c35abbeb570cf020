package godwit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.intake.EscapedList;
import godwit.intake.HookReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Members of a JSON object as the fields of a form. Those of the groups {@code endpoint}, {@code
 * sourceEndpoint} and {@code options} may stand in their group or at the top, those of {@code hook}
 * only in theirs, under names of their own. Null is a field without value.
 */
final class JsonFields {
  private static final List<String> GROUPS = List.of("endpoint", "sourceEndpoint", "options");
  private static final String HOOK = "hook";
  private static final String NAME = "name";
  // Their values may hold what separates values.
  private static final List<String> FOLDER_RULES =
      List.of("includeFolders", "excludeFolders", "renameFolders");

  private JsonFields() {}

  /**
   * The fields of a request whose body is a JSON object.
   *
   * @param longest characters that such a body may have
   */
  static Map<String, String> of(Body body, int longest) throws Refusal {
    var fields = new HashMap<String, String>();
    for (var member : object(body, longest).properties()) {
      put(fields, member.getKey(), member.getValue());
    }
    return fields;
  }

  /** Adds a member of the body, or those of a group. */
  static void put(Map<String, String> fields, String name, JsonNode value) throws Refusal {
    if (name.equals(HOOK) && value.isNull()) {
      return;
    }
    if (name.equals(HOOK) && value instanceof ObjectNode hook) {
      // An empty one is a wish too, and one with faults.
      fields.put(HookReader.OF_BATCH + "callbackUrl", "");
      for (var member : hook.properties()) {
        fields.put(
            HookReader.OF_BATCH + member.getKey(), plain(member.getKey(), member.getValue()));
      }
    } else if (GROUPS.contains(name) && value instanceof ObjectNode group) {
      for (var member : group.properties()) {
        // The name of a batch is no group's: there it is something else, and refused as unknown.
        String field = member.getKey().equals(NAME) ? name + "." + NAME : member.getKey();
        fields.put(field, plain(member.getKey(), member.getValue()));
      }
    } else {
      fields.put(name, plain(name, value));
    }
  }

  private static String plain(String name, JsonNode value) throws Refusal {
    if (value.isValueNode()) {
      return value.isNull() ? "" : value.asText();
    }
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)) {
      List<String> values = value.valueStream().map(JsonNode::asText).toList();
      return FOLDER_RULES.contains(name) ? EscapedList.join(values) : String.join(",", values);
    }
    throw Refusal.badRequest("json", "A member of the JSON has an unexpected form" + at(name));
  }

  /** Where something is wrong; names that may be something else are not repeated. */
  static String at(String name) {
    return name.matches("\\w{1,40}") ? ": " + name + "." : ".";
  }

  /** The JSON object that a body is. */
  static ObjectNode object(Body body, int longest) throws Refusal {
    return switch (body) {
      case Body.Text text when text.text().length() <= longest -> Json.parse(text.text());
      case Body.Text longer ->
          throw new Refusal(413, "too-large", "Too large", "The body is far too long.");
      case Body.Bytes bytes ->
          throw new Refusal(
              415,
              "media-type",
              "Unsupported media type",
              "Content-Type must be application/json.");
      case Body.None none -> throw Refusal.badRequest("empty-body", "The request has no body.");
    };
  }
}
