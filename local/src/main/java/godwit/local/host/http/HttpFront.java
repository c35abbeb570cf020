package godwit.local.host.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import godwit.local.host.Keys;
import godwit.local.host.app.AppFunction;
import godwit.local.host.app.Executions;
import godwit.local.host.app.HostLog;
import godwit.local.host.app.HttpReply;
import godwit.local.host.app.HttpRequestData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The socket in front of an app, on the loopback interface; a virtual thread per request. */
public final class HttpFront implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpFunctions functions;
  private final Administration administration;
  private final long bodyLimitBytes;
  private final HostLog log;

  private HttpFront(HttpServer server, Site site, Executions executions, HostLog log) {
    var keys = new KeyCheck(site.keys());
    this.server = server;
    this.functions = new HttpFunctions(site.functions(), site.routePrefix(), executions, keys);
    this.administration = new Administration(keys, site.starter());
    this.bodyLimitBytes = site.bodyLimitBytes();
    this.log = log;
  }

  /**
   * Opens the port, any free one for 0, and answers from then on.
   *
   * @throws IllegalArgumentException if a route has a form this host does not know
   */
  public static HttpFront open(int port, Site site, Executions executions, HostLog log)
      throws IOException {
    // Read once by the JDK's server: without it each answer waits for the caller's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var front = new HttpFront(server, site, executions, log);
    server.setExecutor(front.threads);
    server.createContext("/", front::handle);
    server.start();
    return front;
  }

  /** Where the host answers, without a slash at the end. */
  public URI baseUri() {
    var address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      write(exchange, reply(exchange));
    }
  }

  private HttpReply reply(HttpExchange exchange) throws IOException {
    try {
      return replyByPath(exchange);
    } catch (RuntimeException e) {
      log.trouble("a request failed in the host", e);
      return HttpReply.empty(500);
    }
  }

  private HttpReply replyByPath(HttpExchange exchange) throws IOException {
    long length = contentLength(exchange);
    if (length > bodyLimitBytes) {
      return HttpReply.empty(413);
    }
    HttpRequestData request = request(exchange, exchange.getRequestBody().readNBytes((int) length));
    return request.uri().getPath().startsWith("/admin/")
        ? administration.answer(request)
        : functions.answer(request);
  }

  /** Without a Content-Length the host takes the body for empty, and so a chunked one. */
  private static long contentLength(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Length"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private HttpRequestData request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(lower(name), String.join(",", values)));
    URI asked = exchange.getRequestURI();
    String host = Optional.ofNullable(headers.get("host")).orElse(baseUri().getAuthority());
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return new HttpRequestData(
        URI.create("http://" + host + asked.getRawPath() + query),
        exchange.getRequestMethod(),
        headers,
        PercentDecoding.query(Optional.ofNullable(asked.getRawQuery())),
        RequestBody.typed(body, Optional.ofNullable(headers.get("content-type"))));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void write(HttpExchange exchange, HttpReply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bodiless =
        exchange.getRequestMethod().equals("HEAD")
            || reply.body().length == 0
            || reply.status() == 204
            || reply.status() == 304;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(reply.body());
    }
  }

  /** Stops at once; a request in work is cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * What is behind the socket.
   *
   * @param functions every function of the app; those without an HTTP trigger are left aside
   * @param routePrefix first segment of every route; may be empty
   * @param keys what callers must send
   * @param bodyLimitBytes largest body that is taken; 413 beyond
   * @param starter starts functions by hand
   */
  public record Site(
      List<AppFunction> functions,
      String routePrefix,
      Keys keys,
      long bodyLimitBytes,
      Administration.Starter starter) {
    public Site {
      functions = List.copyOf(functions);
      if (bodyLimitBytes < 0 || bodyLimitBytes > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("not a body limit: " + bodyLimitBytes);
      }
    }
  }
}
