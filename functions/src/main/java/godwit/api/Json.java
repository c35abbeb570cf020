package godwit.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON in and out: strict, bounded, and silent about content that it cannot read. */
final class Json {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_NUMBER_LENGTH = 30;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(BatchBody.MAX_TEXT)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String text(JsonNode node) {
    return node.toPrettyString() + "\n";
  }

  /** The object that the text holds. */
  static ObjectNode parse(String text) throws Refusal {
    try {
      return Optional.ofNullable(MAPPER.readTree(text))
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast)
          .orElseThrow(() -> Refusal.badRequest("json", "The body is JSON, but no object."));
    } catch (JsonProcessingException e) {
      // The parser's own message may quote what it read.
      var place = Optional.ofNullable(e.getLocation());
      throw Refusal.badRequest(
          "json",
          "The body is not readable as JSON"
              + place
                  .map(at -> ": look at line " + at.getLineNr() + ", column " + at.getColumnNr())
                  .orElse("")
              + ".");
    }
  }
}
