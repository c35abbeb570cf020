package godwit.local.exchange.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import godwit.local.exchange.http.GraphRefusal;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;

/** Reads single values of the primitive types and enumerations; nothing is converted. */
final class PrimitiveReader {
  private static final Set<String> KNOWN =
      Set.of("String", "Boolean", "Int32", "Int64", "DateTimeOffset", "Binary");

  private final GraphTypes types;

  PrimitiveReader(GraphTypes types) {
    this.types = types;
  }

  boolean reads(String type) {
    return KNOWN.contains(type);
  }

  String enumeration(Member member, JsonParser parser) throws IOException {
    String text = text(member, parser);
    return types
        .enumValue(member.type(), text)
        .orElseThrow(() ->
            GraphRefusal.unreadableBody(
                "requested value '" + text + "' was not found in " + member.type()));
  }

  JsonNode read(Member member, JsonParser parser) throws IOException {
    return switch (member.type()) {
      case "String" -> new TextNode(text(member, parser));
      case "Boolean" -> bool(member, parser);
      case "Int32" -> new IntNode(Math.toIntExact(whole(member, parser, Integer.MAX_VALUE)));
      case "Int64" -> new LongNode(whole(member, parser, Long.MAX_VALUE));
      case "DateTimeOffset" -> moment(member, parser);
      case "Binary" -> binary(member, parser);
      default -> throw new IllegalArgumentException("no primitive: " + member.type());
    };
  }

  private static String text(Member member, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType(member);
    }
    String text = parser.getText();
    if (hasLoneSurrogate(text)) {
      throw wrongType(member);
    }
    return text;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static JsonNode bool(Member member, JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      default -> throw wrongType(member);
    };
  }

  private static long whole(Member member, JsonParser parser, long max) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(member);
    }
    try {
      long value = parser.getLongValue();
      if (Math.abs(value) > max) {
        throw wrongType(member);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw wrongType(member);
    }
  }

  private static JsonNode moment(Member member, JsonParser parser) throws IOException {
    String text = text(member, parser);
    try {
      OffsetDateTime parsed = OffsetDateTime.parse(text);
      return new TextNode(parsed.toInstant().toString());
    } catch (DateTimeException e) {
      throw wrongType(member);
    }
  }

  private static JsonNode binary(Member member, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType(member);
    }
    try {
      return BinaryNode.valueOf(parser.getBinaryValue());
    } catch (JsonProcessingException e) {
      throw wrongType(member);
    }
  }

  private static GraphRefusal wrongType(Member member) {
    return GraphRefusal.unreadableBody(
        "cannot convert the value of '" + member.name() + "' to " + member.type());
  }
}
