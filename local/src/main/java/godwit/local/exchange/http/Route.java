package godwit.local.exchange.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path pattern with what answers them.
 *
 * @param method upper case
 * @param pattern segments; those in braces are variable
 * @param handler answers
 */
public record Route(String method, List<String> pattern, Handler handler) {

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Call call) throws IOException;
  }

  public Route {
    pattern = List.copyOf(pattern);
  }

  public static Route of(String method, String pattern, Handler handler) {
    return new Route(method, List.of(pattern.split("/", -1)), handler);
  }

  /** What the counters call requests of this kind. */
  public String label() {
    return method + " " + String.join("/", pattern);
  }

  /**
   * The variable segments, if the path is this route's; literal ones compare case-insensitively.
   */
  Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != pattern.size()) {
      return Optional.empty();
    }
    Map<String, String> bindings = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String expected = pattern.get(i);
      if (expected.startsWith("{")) {
        bindings.put(expected.substring(1, expected.length() - 1), segments.get(i));
      } else if (!expected.equalsIgnoreCase(unqualified(segments.get(i)))) {
        return Optional.empty();
      }
    }
    return Optional.of(bindings);
  }

  private static String unqualified(String segment) {
    return segment.startsWith("microsoft.graph.")
        ? segment.substring("microsoft.graph.".length())
        : segment;
  }
}
