package godwit.local.migration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Issues access tokens for refresh tokens (RFC 6749 §6), and says whose a token is when a server
 * asks (RFC 7662), as Dovecot does.
 */
final class TokenIssuer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> users;
  private final Map<String, String> issued = new ConcurrentHashMap<>();
  private final AtomicInteger exchanges = new AtomicInteger();

  /**
   * @param users address of the user to whom each refresh token was given
   */
  TokenIssuer(Map<String, String> users) {
    this.users = Map.copyOf(users);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to start a token issuer", e);
    }
    server.createContext("/token", this::exchange);
    server.createContext("/introspect/", this::introspect);
    server.start();
  }

  String tokenUrl() {
    return at("/token");
  }

  /** How often a refresh token was taken. */
  int exchanges() {
    return exchanges.get();
  }

  /** What Dovecot needs to take the tokens; the second file is what the first names. */
  String dovecotSettings(String oauthFile) {
    return """
    auth_mechanisms = plain login xoauth2 oauthbearer
    passdb {
      driver = oauth2
      mechanisms = xoauth2 oauthbearer
      args = %s
    }
    """
        .formatted(oauthFile);
  }

  String dovecotOauthFile() {
    return """
    introspection_mode = get
    introspection_url = %s
    username_attribute = username
    active_attribute = active
    active_value = true
    """
        .formatted(at("/introspect/?token="));
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void exchange(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Optional<String> user =
        parameter(body, "refresh_token").flatMap(t -> Optional.ofNullable(users.get(t)));
    if (user.isEmpty()) {
      answer(call, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    String token = "access-" + exchanges.incrementAndGet();
    issued.put(token, user.get());
    answer(call, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":3600}");
  }

  private void introspect(HttpExchange call) throws IOException {
    Optional<String> user =
        parameter(call.getRequestURI().getRawQuery(), "token")
            .flatMap(t -> Optional.ofNullable(issued.get(t)));
    answer(
        call,
        200,
        user.map(u -> "{\"active\":true,\"username\":\"" + u + "\"}").orElse("{\"active\":false}"));
  }

  private static Optional<String> parameter(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return Optional.of(
            URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
