package godwit.local.host.http;

import godwit.local.host.app.AppFunction;
import godwit.local.host.app.Executions;
import godwit.local.host.app.HttpReply;
import godwit.local.host.app.HttpRequestData;
import godwit.local.host.app.InvocationException;
import godwit.local.host.app.Trigger;
import godwit.local.host.app.TypedValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers requests with the HTTP functions of an app: 404 where no route takes path and method, 401
 * without a fitting key, 500 with an empty body where the function fails.
 */
final class HttpFunctions {
  private final List<Route> routes;
  private final Executions executions;
  private final KeyCheck keys;

  /**
   * The HTTP functions among {@code functions}.
   *
   * @param prefix first segment of every route; may be empty
   * @throws IllegalArgumentException if a route has a form this host does not know
   */
  HttpFunctions(List<AppFunction> functions, String prefix, Executions executions, KeyCheck keys) {
    this.routes =
        functions.stream()
            .filter(f -> f.trigger().type().equals("httpTrigger"))
            .map(f -> Route.of(f, prefix))
            .sorted(Comparator.comparing(Route::template, RouteTemplate.MOST_SPECIFIC_FIRST))
            .toList();
    this.executions = executions;
    this.keys = keys;
  }

  HttpReply answer(HttpRequestData request) {
    for (Route route : routes) {
      Optional<Map<String, String>> values =
          route.takes(request.method())
              ? route.template().match(request.uri().getRawPath())
              : Optional.empty();
      if (values.isPresent()) {
        return keys.allows(request, route.function().trigger().text("authLevel"))
            ? run(route.function(), request, values.get())
            : HttpReply.empty(401);
      }
    }
    return HttpReply.empty(404);
  }

  private HttpReply run(AppFunction function, HttpRequestData request, Map<String, String> route) {
    Map<String, TypedValue> metadata = new HashMap<>();
    request.query().forEach((name, value) -> metadata.put(name, new TypedValue.Text(value)));
    route.forEach((name, value) -> metadata.put(name, new TypedValue.Text(value)));
    try {
      return executions.run(function, new Trigger(new TypedValue.Http(request), metadata));
    } catch (InvocationException e) {
      return HttpReply.empty(500); // logged by executions; the host tells callers nothing
    }
  }

  private record Route(AppFunction function, RouteTemplate template) {
    static Route of(AppFunction function, String prefix) {
      String own = function.trigger().text("route");
      String route = own.isEmpty() ? function.name() : own;
      return new Route(function, RouteTemplate.parse(prefix + "/" + route));
    }

    boolean takes(String method) {
      List<String> methods = function.trigger().texts("methods");
      return methods.isEmpty() || methods.stream().anyMatch(method::equalsIgnoreCase);
    }
  }
}
