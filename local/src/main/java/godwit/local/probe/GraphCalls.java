package godwit.local.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Sends requests to Graph, patiently: nobody waits for a probe. */
final class GraphCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final int TRIES = 5;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private final String root;
  private final Supplier<String> token;

  /**
   * Sends nothing yet.
   *
   * @param root of the version, without a slash at its end
   */
  GraphCalls(String root, Supplier<String> token) {
    this.root = root;
    this.token = token;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return call("GET", path, MissingNode.getInstance());
  }

  Answer post(String path, JsonNode body) throws IOException, InterruptedException {
    return call("POST", path, body);
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return call("DELETE", path, MissingNode.getInstance());
  }

  /** One request, again after a wish to slow down. */
  private Answer call(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    for (int tried = 1; ; tried++) {
      HttpResponse<byte[]> response = http.send(request(method, path, body), bytes());
      boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
      if (!busy || tried == TRIES) {
        return answer(response);
      }
      Thread.sleep(wait(response));
    }
  }

  /** One request and its status, whatever it is. */
  int once(String path) throws IOException, InterruptedException {
    return http.send(request("GET", path, MissingNode.getInstance()), bytes()).statusCode();
  }

  /** A request to an address that carries its own permission. */
  Answer upload(String method, String url, byte[] content, String range)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(5));
    if (!range.isEmpty()) {
      request.header("Content-Range", range);
    }
    return answer(
        http.send(request.method(method, BodyPublishers.ofByteArray(content)).build(), bytes()));
  }

  /** A part of a path or query, encoded. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest request(String method, String path, JsonNode body) {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(Duration.ofMinutes(3))
            .header("Authorization", "Bearer " + token.get())
            .header("Prefer", "IdType=\"ImmutableId\"");
    return body.isMissingNode()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
  }

  private static Duration wait(HttpResponse<?> response) {
    Duration wished =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("[0-9]{1,5}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(Duration.ofSeconds(15));
    return wished.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wished;
  }

  private static HttpResponse.BodyHandler<byte[]> bytes() {
    return BodyHandlers.ofByteArray();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), json(response.body()));
  }

  /** What is no JSON, such as a proxy's page, has its status only. */
  private static JsonNode json(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
