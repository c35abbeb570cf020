package godwit.local.host.app;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an HTTP function returned into an answer, as worker and host do together: text is sent
 * as UTF-8 and its Content-Type says so, bytes go as they are, anything else becomes JSON by gson.
 */
final class Replies {
  private static final String CONTENT_TYPE = "content-type";
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset=[^;]*", Pattern.CASE_INSENSITIVE);

  private final WorkerGson gson;

  Replies(WorkerGson gson) {
    this.gson = gson;
  }

  /** Nothing from a void method is 204; a null from another is 200 without a body. */
  HttpReply from(AppFunction function, @Nullable Object returned) {
    if (function.method().getReturnType() == void.class) {
      return HttpReply.empty(204);
    }
    return switch (returned) {
      case null -> HttpReply.empty(200);
      case FunctionResponse response -> reply(response);
      default -> throw new ClassCastException("not made by createResponseBuilder");
    };
  }

  private HttpReply reply(FunctionResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    Optional<String> type = Optional.ofNullable(headers.get(CONTENT_TYPE));
    byte[] body =
        switch (response.getBody()) {
          case null -> new byte[0];
          case byte[] bytes -> {
            headers.put(CONTENT_TYPE, type.orElse("application/octet-stream"));
            yield bytes;
          }
          case String text -> {
            headers.put(CONTENT_TYPE, utf8(type.orElse("text/plain")));
            yield text.getBytes(StandardCharsets.UTF_8);
          }
          case Object value -> {
            headers.put(CONTENT_TYPE, utf8(type.orElse("application/json")));
            yield gson.write(value).getBytes(StandardCharsets.UTF_8);
          }
        };
    return new HttpReply(response.getStatusCode(), headers, body);
  }

  private static String utf8(String type) {
    return CHARSET.matcher(type).replaceAll("") + "; charset=utf-8";
  }
}
