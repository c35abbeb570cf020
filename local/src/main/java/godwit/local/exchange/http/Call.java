package godwit.local.exchange.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request that found its route.
 *
 * @param request the request
 * @param route what it was matched to
 * @param bindings the values of the route's variable segments
 */
public record Call(Request request, Route route, Map<String, String> bindings) {

  public Call {
    bindings = Map.copyOf(bindings);
  }

  /** The value of a variable segment of this route. */
  public String path(String name) {
    String value = bindings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("route " + route.label() + " has no segment " + name);
    }
    return value;
  }

  public Optional<String> option(String name) {
    return request.target().option(name);
  }
}
