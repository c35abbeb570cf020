package godwit.local.exchange.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a request body against the published types as it streams in. Every member at every level
 * must be known and have its type; binary members arrive decoded, enumerations in the metadata's
 * spelling.
 */
public final class BodyReader {
  private final GraphTypes types;
  private final PrimitiveReader primitives;

  public BodyReader(GraphTypes types) {
    this.types = types;
    this.primitives = new PrimitiveReader(types);
  }

  /**
   * Reads one object of the type.
   *
   * @throws GraphRefusal 400 UnableToDeserializePostBody for whatever does not fit
   */
  public ObjectNode read(String type, InputStream in) throws IOException {
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw GraphRefusal.unreadableBody("the body is no JSON object");
      }
      ObjectNode node = object(type, parser);
      if (parser.nextToken() != null) {
        throw GraphRefusal.unreadableBody("something follows the JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw GraphRefusal.unreadableBody("the JSON is malformed");
    }
  }

  private ObjectNode object(String declared, JsonParser parser) throws IOException {
    ObjectNode node = Json.object();
    String type = declared;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (node.has(name)) {
        throw GraphRefusal.unreadableBody("member '" + name + "' appears twice");
      }
      if (name.equals("@odata.type")) {
        type = concrete(declared, parser, node);
        node.put(name, "#microsoft.graph." + type);
      } else if (name.contains("@odata.")) {
        parser.skipChildren();
      } else {
        member(type, name, parser, node);
      }
    }
    requireConcrete(type, node);
    return node;
  }

  // The type must come first, as OData's streaming readers demand, unless nothing depends on it.
  private String concrete(String declared, JsonParser parser, ObjectNode before)
      throws IOException {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    String name = text.replaceFirst("^#", "").replaceFirst("^microsoft\\.graph\\.", "");
    if (!types.extendsType(name, declared)) {
      throw GraphRefusal.unreadableBody("'" + text + "' is no " + declared);
    }
    if (!before.isEmpty() && !name.equals(declared)) {
      throw GraphRefusal.unreadableBody("@odata.type does not come first");
    }
    return name;
  }

  private void requireConcrete(String type, ObjectNode node) {
    if (types.isAbstract(type)) {
      throw GraphRefusal.unreadableBody("a " + type + " needs its @odata.type");
    }
    if (type.startsWith("action.")) {
      for (Member member : types.required(type)) {
        if (!node.hasNonNull(member.name())) {
          throw GraphRefusal.unreadableBody("parameter '" + member.name() + "' is missing");
        }
      }
    }
  }

  private void member(String type, String name, JsonParser parser, ObjectNode node)
      throws IOException {
    Member member =
        types
            .member(type, name)
            .orElseThrow(() ->
                GraphRefusal.unreadableBody(
                    "the property '" + name + "' does not exist on type '" + type + "'"));
    node.set(
        member.name(), member.isCollection() ? collection(member, parser) : single(member, parser));
  }

  private ArrayNode collection(Member member, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw GraphRefusal.unreadableBody("'" + member.name() + "' is no collection");
    }
    ArrayNode values = Json.MAPPER.createArrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        throw GraphRefusal.unreadableBody("'" + member.name() + "' holds a null");
      }
      values.add(single(member, parser));
    }
    return values;
  }

  private JsonNode single(Member member, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      if (member.isRequired()) {
        throw GraphRefusal.unreadableBody("'" + member.name() + "' must not be null");
      }
      return NullNode.getInstance();
    }
    if (types.isEnumeration(member.type())) {
      return new TextNode(primitives.enumeration(member, parser));
    }
    if (primitives.reads(member.type())) {
      return primitives.read(member, parser);
    }
    if (token != JsonToken.START_OBJECT) {
      throw GraphRefusal.unreadableBody("'" + member.name() + "' is no object");
    }
    // An outlookItem inside an attachment is a message unless it says otherwise.
    return object(member.type().equals("outlookItem") ? "message" : member.type(), parser);
  }
}
