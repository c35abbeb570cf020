package godwit.local.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an HTTP server answered, the body as text. */
record Answer(int status, String text) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /**
   * Sends a request and waits for the answer.
   *
   * @param headers name before value
   */
  static Answer to(String method, URI address, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(address)
            .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("tried to call " + address.getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Itself where the server did as it was told. */
  Answer orThrow() {
    if (status >= 300) {
      throw new IllegalStateException(status + ": " + text);
    }
    return this;
  }

  JsonNode json() {
    return tree(text);
  }

  /** One JSON value from each line. */
  List<JsonNode> lines() {
    return text.lines().map(Answer::tree).toList();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
