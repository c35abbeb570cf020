package godwit.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Requests with the same header fields to one server. Safe for use by many threads. */
final class HttpCalls {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final int FIRST_FAILURE = 400;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, String> fields;
  private final Consumer<String> witness;

  HttpCalls(Map<String, String> fields) {
    this(fields, answer -> {});
  }

  /**
   * @param witness sees every answer with its header fields, also refusals
   */
  HttpCalls(Map<String, String> fields, Consumer<String> witness) {
    this.fields = Map.copyOf(fields);
    this.witness = witness;
  }

  /** A request to be completed; the body comes with its length, which the platform wants. */
  HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT);
    fields.forEach(request::header);
    return request;
  }

  /**
   * Sends a request and gives the answer's body.
   *
   * @param tried for the message of a failure, such as {@code read the batch}
   * @throws RefusedException if the answer is no success
   * @throws UncheckedIOException if there is no answer
   */
  byte[] send(String tried, HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      witness.accept(answer.headers().map() + "\n" + text);
      if (answer.statusCode() >= FIRST_FAILURE) {
        throw RefusedException.of(tried, answer.statusCode(), text);
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("tried to " + tried + " at " + request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trying to " + tried, e);
    }
  }

  JsonNode json(String tried, HttpRequest request) {
    return read(new String(send(tried, request), StandardCharsets.UTF_8));
  }

  JsonNode read(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the answer is no JSON", e);
    }
  }
}
