package godwit.api;

import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The HTTP interface as one function from request to answer. Every expected trouble becomes a
 * problem document; a defect passes through as a {@link RuntimeException}, for the trigger to
 * report and to answer with {@link #defect()}. Safe for use by many threads.
 */
public final class Api {
  private static final String PREFIX = "/api";
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Map<Route, Handler> handlers;
  private final Gate gate;

  private Api(Map<Route, Handler> handlers, Gate gate) {
    this.handlers = Map.copyOf(handlers);
    this.gate = gate;
    if (this.handlers.size() != Route.values().length) {
      throw new IllegalArgumentException("a route has no handler");
    }
  }

  /** The interface over these stores and actions, for callers whose keys the platform checks. */
  public static Api over(Stores stores, Actions actions, Clock clock) {
    return new Api(new Handlers(stores, actions, clock).all(), new Gate(SignIn.KEYS));
  }

  /** The same interface for callers who prove themselves in another way. */
  public Api behind(SignIn signIn) {
    return new Api(handlers, new Gate(signIn));
  }

  /** Answers a request of any method and path. */
  public ApiAnswer answer(ApiRequest request) {
    try {
      List<String> segments = segments(request.url().getRawPath());
      Route route = route(request.method(), segments);
      gate.admit(route, request);
      QueryParameters.check(route, request);
      Handler handler = handlers.get(route);
      if (handler == null) {
        throw new IllegalStateException("no handler for " + route);
      }
      return handler.handle(new ApiCall(route, request, segments, PREFIX));
    } catch (Refusal e) {
      return e.answer();
    } catch (MigrationException e) {
      return refusal(e).answer();
    }
  }

  /** What is answered when the app itself is at fault; says nothing of the fault. */
  public static ApiAnswer defect() {
    return new Refusal(
            500,
            "defect",
            "The app failed",
            "This is a fault of the app; its log has the details. Try again, then report it.")
        .answer();
  }

  private static Route route(String method, List<String> segments) throws Refusal {
    List<Route> routes = Route.at(segments);
    if (routes.isEmpty()) {
      throw Refusal.notFound("path", "There is nothing at this path.");
    }
    for (Route route : routes) {
      if (route.method().equals(method)) {
        return route;
      }
    }
    String allowed =
        routes.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", "));
    throw new Refusal(405, "method", "Method not allowed", "This path takes " + allowed + " only.")
        .with("Allow", allowed);
  }

  private static List<String> segments(String rawPath) throws Refusal {
    String path = rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
    if (!path.startsWith(PREFIX + "/")) {
      throw Refusal.notFound("path", "There is nothing at this path.");
    }
    try {
      return Arrays.stream(path.substring(PREFIX.length() + 1).split("/", -1))
          // A plus sign in a path is itself; only in a query it stands for a space.
          .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
          .toList();
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("path", "The path is not readable.");
    }
  }

  private static Refusal refusal(MigrationException failure) {
    return switch (failure) {
      case ThrottledException t -> unavailable(t).retryAfter(t.retryAfter());
      case TransientException t -> unavailable(t).retryAfter(BUSY);
      case AppBlockedException b ->
          new Refusal(500, "app-blocked", "The app needs an administrator", b.explanation());
      case MailboxBlockedException b ->
          new Refusal(409, "mailbox-blocked", "A person must act", b.explanation());
      case FolderChangedException f ->
          new Refusal(409, "folder-changed", "The folder changed", f.explanation());
    };
  }

  private static Refusal unavailable(MigrationException failure) {
    return new Refusal(503, "busy", "Not possible at the moment", failure.explanation());
  }
}
