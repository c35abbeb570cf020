package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.schema.PropertyId;
import godwit.local.exchange.schema.PropertyValue;
import godwit.local.exchange.store.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves extended properties between requests, the store ({@code $extended}) and answers. */
final class ExtendedProperties {
  static final String FLAGS = "Integer 0x0E07";
  static final String RECEIVED = "SystemTime 0x0E06";
  static final String SENT = "SystemTime 0x0039";
  static final String TRANSPORT_HEADERS = "String 0x007D";
  static final String MESSAGE_CLASS = "String 0x001A";
  static final List<String> THREADING = List.of("String 0x1039", "String 0x1042");
  static final List<String> ICONS = List.of("Integer 0x1080", "Integer 0x1081");

  /** Refused on some tenants (field report); a writer must not rely on them. */
  private static final Set<String> UNWRITABLE = Set.of("SystemTime 0x3007", "SystemTime 0x3008");

  private static final String SINGLE = "singleValueExtendedProperties";
  private static final String MULTI = "multiValueExtendedProperties";

  private ExtendedProperties() {}

  /**
   * The posted properties by canonical id.
   *
   * @throws GraphRefusal 400 for a malformed id, a value of another type, a repeated or unwritable
   *     property; 507 when the mailbox has too many named ones
   */
  static ObjectNode read(ObjectNode posted, Mailbox mailbox, int namedLimit) {
    ObjectNode properties = Json.object();
    for (JsonNode each : posted.path(SINGLE)) {
      PropertyId id = id(each, mailbox, namedLimit);
      if (id.isMultiValue() || !each.path("value").isTextual()) {
        throw invalid(id);
      }
      put(
          properties,
          id,
          Json.MAPPER
              .getNodeFactory()
              .textNode(PropertyValue.canonical(id, each.path("value").asText())));
    }
    for (JsonNode each : posted.path(MULTI)) {
      PropertyId id = id(each, mailbox, namedLimit);
      if (!id.isMultiValue()) {
        throw invalid(id);
      }
      ArrayNode values = Json.MAPPER.createArrayNode();
      each.path("value").forEach(value -> values.add(PropertyValue.canonical(id, value.asText())));
      put(properties, id, values);
    }
    return properties;
  }

  private static PropertyId id(JsonNode each, Mailbox mailbox, int namedLimit) {
    PropertyId id = PropertyId.parse(each.path("id").asText());
    if (UNWRITABLE.contains(id.canonical())) {
      throw invalid(id);
    }
    mailbox.register(id, namedLimit);
    return id;
  }

  private static void put(ObjectNode properties, PropertyId id, JsonNode value) {
    if (properties.has(id.canonical())) {
      throw GraphRefusal.unreadableBody("the property '" + id.canonical() + "' appears twice");
    }
    properties.set(id.canonical(), value);
  }

  private static GraphRefusal invalid(PropertyId id) {
    return GraphRefusal.of(
        400,
        "ErrorInvalidPropertySet",
        "The property set '" + id.canonical() + "' can't be written.");
  }

  /** All properties of a stored item, with those that the server computes. */
  static ObjectNode of(JsonNode doc) {
    ObjectNode all =
        doc.path("$extended") instanceof ObjectNode own ? own.deepCopy() : Json.object();
    if (doc.has("isDraft")) {
      int flags = doc.path("isRead").asBoolean() ? 0x1 : 0;
      flags |= doc.path("isDraft").asBoolean() ? 0x8 : 0x2;
      flags |= doc.path("hasAttachments").asBoolean() ? 0x10 : 0;
      all.put(FLAGS, String.valueOf(flags));
      all.put(RECEIVED, doc.path("receivedDateTime").asText());
      all.put(SENT, doc.path("sentDateTime").asText());
      all.put("String 0x1035", doc.path("internetMessageId").asText());
      if (!all.has(MESSAGE_CLASS)) {
        all.put(MESSAGE_CLASS, "IPM.Note");
      }
    }
    return all;
  }

  /** Adds the wanted properties to an answer. */
  static void expand(JsonNode doc, Set<String> wanted, ObjectNode answer) {
    for (Map.Entry<String, JsonNode> each : of(doc).properties()) {
      if (wanted.contains(each.getKey())) {
        ObjectNode property = Json.object().put("id", each.getKey());
        property.set("value", each.getValue());
        answer.withArrayProperty(each.getValue().isArray() ? MULTI : SINGLE).add(property);
      }
    }
  }
}
