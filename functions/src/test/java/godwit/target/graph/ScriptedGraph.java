package godwit.target.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import godwit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that gives the answers it was told, in order, and keeps what it was asked. */
final class ScriptedGraph implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final HttpServer server;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  /**
   * An answer to give.
   *
   * @param status 0 to read the request and close the connection instead
   */
  record Answer(int status, Map<String, String> headers, String body) {}

  /**
   * A request that came.
   *
   * @param line method, path and query as they came
   */
  record Asked(String line, Map<String, List<String>> headers, String text, int length) {
    String header(String name) {
      return String.join("|", headers.getOrDefault(name, List.of()));
    }
  }

  ScriptedGraph() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  ScriptedGraph answer(int status, String body, String... headers) {
    var map = new java.util.HashMap<String, String>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    answers.add(new Answer(status, map, body));
    return this;
  }

  ScriptedGraph refuse(int status, String code, String... headers) {
    return answer(
        status,
        "{\"error\":{\"code\":\"" + code + "\",\"message\":\"about bob@secret.example\"}}",
        headers);
  }

  /** The answer to a create that went well. */
  ScriptedGraph created(String id) {
    return answer(
        201,
        "{\"@odata.context\":\"x\",\"body\":{\"content\":\"y\"},\"id\":\""
            + id
            + "\",\"isDraft\":false,\"receivedDateTime\":\"2015-03-04T05:06:07Z\"}");
  }

  /** The answer to a range that arrived, or to the question how far the upload has come. */
  ScriptedGraph range(String next) {
    return answer(200, "{\"nextExpectedRanges\":[\"" + next + "\"]}");
  }

  /** The answer to the last range. */
  ScriptedGraph done() {
    return answer(201, "");
  }

  List<Asked> asked() {
    return asked;
  }

  List<String> lines() {
    return asked.stream().map(Asked::line).toList();
  }

  List<Duration> pauses() {
    return pauses;
  }

  String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  GraphConnector connector() {
    return connector(Tenant.ASSUMED);
  }

  GraphConnector connector(Tenant tenant) {
    var usual = GraphSettings.at(URI.create(root() + "/v1.0"));
    var settings =
        new GraphSettings(
            usual.baseUrl(),
            new GraphSettings.Timeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20)),
            40L * 1024 * 1024,
            usual.pace(),
            usual.longestWait(),
            tenant);
    return new GraphConnector(settings, GraphConnector.token("opaque"), clock, this::pause);
  }

  private void pause(Duration wait) {
    pauses.add(wait);
    clock.advance(wait);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      asked.add(
          new Asked(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(body, StandardCharsets.UTF_8),
              body.length));
      Answer answer = answers.poll();
      if (answer == null) {
        answer = new Answer(599, Map.of(), "no answer was scripted");
      }
      if (answer.status() == 0) {
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
