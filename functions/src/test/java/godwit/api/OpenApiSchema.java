package godwit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Holds values against schemas of the document, more strictly than JSON Schema does: what a schema
 * does not describe is a fault, unless it says {@code additionalProperties}.
 */
record OpenApiSchema(OpenApiDocument document) {

  /** What of the value is not as described; each fault begins with its place. */
  List<String> faults(JsonNode schema, JsonNode value) {
    var faults = new ArrayList<String>();
    check(schema, value, "body", faults);
    return faults;
  }

  private void check(JsonNode given, JsonNode value, String at, List<String> faults) {
    JsonNode schema = document.resolved(given);
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        faults.addAll(fewest(schema.get(choice), value, at));
        return;
      }
    }
    if (!schema.has("allOf")) {
      List<String> types = types(schema);
      say(!types.isEmpty(), at + " has no type in the document", faults);
      say(types.stream().anyMatch(type -> is(type, value)), at + " is no " + types, faults);
    }
    if (schema.has("enum")) {
      say(elements(schema.get("enum")).contains(value), at + " is another word: " + value, faults);
    }
    if (value.isTextual()) {
      format(schema.path("format").asText(), value.asText(), at, faults);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.get(i), at + "[" + i + "]", faults);
      }
    } else if (value.isObject()) {
      object(schema, value, at, faults);
    }
  }

  /** The faults against what the value is most like. */
  private List<String> fewest(JsonNode choices, JsonNode value, String at) {
    return elements(choices).stream()
        .map(choice -> {
          var faults = new ArrayList<String>();
          check(choice, value, at, faults);
          return faults;
        })
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
    List<JsonNode> parts = parts(schema);
    Map<String, JsonNode> known = new LinkedHashMap<>();
    JsonNode others = BooleanNode.FALSE;
    for (JsonNode part : parts) {
      part.path("properties").properties().forEach(p -> known.put(p.getKey(), p.getValue()));
      part.path("required")
          .forEach(name ->
              say(value.has(name.asText()), at + "." + name.asText() + " is missing", faults));
      others = part.has("additionalProperties") ? part.get("additionalProperties") : others;
    }
    for (var member : value.properties()) {
      String place = at + "." + member.getKey();
      JsonNode schemaOfMember = known.getOrDefault(member.getKey(), others);
      if (schemaOfMember.isBoolean()) {
        say(schemaOfMember.asBoolean(), place + " is not in the document", faults);
      } else {
        check(schemaOfMember, member.getValue(), place, faults);
      }
    }
  }

  /** The schema, and all that it is made of. */
  private List<JsonNode> parts(JsonNode given) {
    JsonNode schema = document.resolved(given);
    var parts = new ArrayList<JsonNode>(List.of(schema));
    schema.path("allOf").forEach(part -> parts.addAll(parts(part)));
    return parts;
  }

  private static void format(String format, String text, String at, List<String> faults) {
    try {
      switch (format) {
        case "date-time" -> OffsetDateTime.parse(text);
        case "uri" -> say(URI.create(text).isAbsolute(), at + " is no whole URI", faults);
        default -> {}
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      faults.add(at + " is no " + format + ": " + text);
    }
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? elements(type).stream().map(JsonNode::asText).toList()
        : type.isTextual() ? List.of(type.asText()) : List.of();
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static void say(boolean holds, String fault, List<String> faults) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
