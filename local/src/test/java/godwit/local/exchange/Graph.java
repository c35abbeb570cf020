package godwit.local.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A stand-in that runs for one test, with a client that speaks to it. */
final class Graph implements AutoCloseable {
  static final String TOKEN = "secret-of-the-test";
  static final String USER = "ann@contoso.example";

  private final SettableClock clock = new SettableClock();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExchangeSimulator simulator;

  Graph(UnaryOperator<SimulatorOptions> change) {
    this.simulator = ExchangeSimulator.start(change.apply(SimulatorOptions.of(TOKEN, clock)));
  }

  static Graph start() {
    return new Graph(options -> options);
  }

  static Graph on(Path data) {
    return new Graph(options -> options.withData(data));
  }

  SettableClock clock() {
    return clock;
  }

  URI uri(String path) {
    return path.startsWith("http") ? URI.create(path) : simulator.baseUri().resolve(path);
  }

  /** A path below the test's mailbox. */
  static String user(String path) {
    return "/v1.0/users/" + USER + path;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  Answer delete(String path) {
    return send("DELETE", path, new byte[0]);
  }

  Answer post(String path, String json, String... headers) {
    return send("POST", path, json.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, json.getBytes(StandardCharsets.UTF_8));
  }

  Answer put(String path, String json) {
    return send("PUT", path, json.getBytes(StandardCharsets.UTF_8));
  }

  /** With the token and JSON's content type; {@code headers} are names and values in turn. */
  Answer send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + TOKEN)
            .setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.method(method, BodyPublishers.ofByteArray(body)).build());
  }

  Answer send(HttpRequest request) {
    try {
      return new Answer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Creates in the inbox. */
  Answer create(String json) {
    return post(user("/mailFolders/inbox/messages"), json, "Prefer", "IdType=\"ImmutableId\"");
  }

  /** Creates in the inbox and gives the id. */
  String created(String json) {
    return create(json).text("id");
  }

  /** All stored messages of the test's mailbox. */
  List<JsonNode> stored() {
    return get("/inspect/mailboxes/" + USER + "/messages").lines();
  }

  static String query(String option, String value) {
    return option.replace("$", "%24") + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    simulator.close();
    client.close();
  }
}
