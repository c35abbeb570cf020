package godwit.local.host.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.local.host.app.HttpReply;
import godwit.local.host.app.HttpRequestData;
import godwit.local.host.app.TypedValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the host's administration that local runs need: {@code POST /admin/functions/{name}}
 * with {@code {"input":"…"}} starts a function that is no HTTP function and answers 202 at once;
 * {@code GET /admin/host/ping} answers 200 to anyone.
 */
public final class Administration {
  private static final Pattern FUNCTION = Pattern.compile("/admin/functions/([^/]+)/?");

  private final KeyCheck keys;
  private final Starter starter;

  Administration(KeyCheck keys, Starter starter) {
    this.keys = keys;
    this.starter = starter;
  }

  HttpReply answer(HttpRequestData request) {
    if (request.uri().getPath().equals("/admin/host/ping")) {
      return HttpReply.empty(200);
    }
    if (!keys.allows(request, "admin")) {
      return HttpReply.empty(401);
    }
    Matcher function = FUNCTION.matcher(request.uri().getPath());
    if (!function.matches() || !request.method().equals("POST")) {
      return HttpReply.empty(404);
    }
    return input(request)
        .map(input -> HttpReply.empty(starter.start(function.group(1), input) ? 202 : 404))
        .orElseGet(() -> HttpReply.empty(400));
  }

  private static Optional<String> input(HttpRequestData request) {
    if (!(request.body() instanceof TypedValue.Text(String text))) {
      return Optional.empty();
    }
    try {
      JsonNode body = new ObjectMapper().readTree(text);
      return body.isObject() ? Optional.of(body.path("input").asText("")) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // answered with 400
    }
  }

  /** Starts a function by hand. */
  @FunctionalInterface
  public interface Starter {
    /** Starts it on another thread; false if there is no such function to start by hand. */
    boolean start(String name, String input);
  }
}
