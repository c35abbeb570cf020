package godwit.local.exchange.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request; literal segments win over variable ones by order of entry. */
public final class Router {
  private final List<Route> routes;

  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * The matching route with its variables bound.
   *
   * @throws GraphRefusal 404 for an unknown path, 405 for a known one with another method
   */
  public Call resolve(Request request) {
    List<String> others = new ArrayList<>();
    for (Route route : routes) {
      Optional<Map<String, String>> bindings = route.match(request.target().segments());
      if (bindings.isPresent() && route.method().equals(request.method())) {
        return new Call(request, route, bindings.get());
      }
      bindings.ifPresent(ignored -> others.add(route.method()));
    }
    if (!others.isEmpty()) {
      throw GraphRefusal.of(405, "Request_BadRequest", "Specified HTTP method is not allowed.");
    }
    throw GraphRefusal.of(
        400, "BadRequest", "Resource not found for the segment in this request's path.");
  }
}
