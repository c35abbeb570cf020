package godwit.local.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;

/** What the stand-in answered. */
record Answer(HttpResponse<byte[]> response) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  byte[] bytes() {
    return response.body();
  }

  JsonNode json() {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The error code of a refusal, empty for anything else. */
  String code() {
    return response.body().length == 0 ? "" : json().path("error").path("code").asText();
  }

  /** The objects of a list. */
  List<JsonNode> values() {
    return List.copyOf(json().path("value").valueStream().toList());
  }

  /** The objects of an answer with one object a line. */
  List<JsonNode> lines() {
    try (var values = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(response.body())) {
      return values.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String member) {
    return json().path(member).asText();
  }
}
