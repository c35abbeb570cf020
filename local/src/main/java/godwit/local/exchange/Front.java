package godwit.local.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import godwit.local.exchange.http.Body;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Reply;
import godwit.local.exchange.http.Request;
import godwit.local.exchange.http.Target;
import godwit.local.exchange.limits.Counters;
import godwit.local.exchange.limits.Fault;
import godwit.local.exchange.limits.Faults;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes requests from the JDK's server and gives back answers, or a planted fault in their place.
 */
final class Front implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Front.class.getName());

  private final GraphDesk desk;
  private final Faults faults;
  private final Counters counters;

  Front(GraphDesk desk, Faults faults, Counters counters) {
    this.desk = desk;
    this.faults = faults;
    this.counters = counters;
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    try (http) {
      serve(http);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the caller went away", e);
      throw e;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the stand-in failed to answer", e);
      throw e;
    }
  }

  private void serve(HttpExchange http) throws IOException {
    String raw = http.getRequestURI().toString();
    Body body = body(http);
    Request request;
    try {
      request = new Request(http.getRequestMethod(), Target.parse(raw), headers(http), body);
    } catch (GraphRefusal refusal) {
      Request bare = new Request("", new Target(List.of(), Map.of()), Map.of(), body);
      send(http, desk.refused(bare, refusal));
      return;
    }
    Optional<Fault> fault =
        raw.startsWith("/inspect") ? Optional.empty() : faults.strike(request.method(), raw);
    if (fault.isEmpty()) {
      send(http, desk.answer(request));
    } else {
      strike(http, request, fault.get());
    }
  }

  private void strike(HttpExchange http, Request request, Fault fault) throws IOException {
    counters.fault();
    if (Faults.isAfter(fault)) {
      Reply lost = desk.answer(request);
      LOG.log(System.Logger.Level.DEBUG, "status={0} replaced by a fault", lost.status());
    }
    if (fault.drop()) {
      return;
    }
    if (fault.emptyBody()) {
      send(http, withRetryAfter(Reply.empty(fault.status()), fault));
      return;
    }
    GraphRefusal refusal =
        GraphRefusal.of(fault.status(), fault.codeOrUnknown(), "A fault was planted here.");
    send(http, withRetryAfter(desk.refused(request, refusal), fault));
  }

  private static Reply withRetryAfter(Reply reply, Fault fault) {
    return fault.retryAfterHeader().map(value -> reply.with("Retry-After", value)).orElse(reply);
  }

  private void send(HttpExchange http, Reply reply) throws IOException {
    new Body(http.getRequestBody(), -1).drain();
    reply.headers().forEach(http.getResponseHeaders()::set);
    long length = reply.lengthBytes() == 0 ? -1 : Math.max(0, reply.lengthBytes());
    http.sendResponseHeaders(reply.status(), length);
    counters.answer(reply.status(), reply.lengthBytes());
    try (OutputStream out = http.getResponseBody()) {
      reply.content().writeTo(out);
    }
  }

  private static Body body(HttpExchange http) {
    String header = http.getRequestHeaders().getFirst("Content-Length");
    if (header != null) {
      return new Body(http.getRequestBody(), Long.parseLong(header.trim()));
    }
    return http.getRequestHeaders().containsKey("Transfer-Encoding")
        ? Body.chunked(http.getRequestBody())
        : new Body(http.getRequestBody(), 0);
  }

  private static Map<String, String> headers(HttpExchange http) {
    Map<String, String> headers = new HashMap<>();
    http.getRequestHeaders()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    return headers;
  }
}
