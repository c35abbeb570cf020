package godwit.seal.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * A vault with one RSA key, as strict as the service: it challenges who brings no token, takes that
 * of its own audience only, and wraps with RSA-OAEP-256 (Key Vault REST API: Get Key, Wrap Key,
 * Unwrap Key).
 */
final class VaultServer implements AutoCloseable {
  static final String NAME = "https://godwit.vault.azure.net";
  static final VaultKeyId KEY = VaultKeyId.parse(NAME + "/keys/wrapping");
  static final String TOKEN = "token for https://vault.azure.net/.default";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final HttpServer server;
  private final Map<String, KeyPair> versions = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Queue<Trouble> troubles = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** What is answered instead. */
  private record Trouble(int status, String body, Map<String, String> headers) {}

  VaultServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    rotate();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes a new version, which is the newest from now on. */
  void rotate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      versions.put("%032x".formatted(versions.size() + 1), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Purges the key with all of its versions. */
  void purge() {
    versions.clear();
  }

  /** The next requests that bring a token are answered with an error. */
  synchronized void fail(int times, int status, String code, Map<String, String> headers) {
    String body =
        """
        {"error":{"code":"Forbidden","message":"hush@contoso.com","innererror":{"code":"%s"}}}\
        """
            .formatted(code);
    for (int i = 0; i < times; i++) {
      troubles.add(new Trouble(status, body, headers));
    }
  }

  /** Requests that brought a token, such as {@code GET /keys/wrapping/}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange call) throws IOException {
    byte[] body = call.getRequestBody().readAllBytes();
    String token = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    if (!token.equals("Bearer " + TOKEN)) {
      call.getResponseHeaders()
          .set(
              "WWW-Authenticate",
              "Bearer authorization=\"https://login.microsoftonline.com/tenant\","
                  + " resource=\"https://vault.azure.net\"");
      answer(call, 401, error("Unauthorized"));
      return;
    }
    asked.add(call.getRequestMethod() + " " + call.getRequestURI().getPath());
    Trouble trouble = next();
    if (trouble.status() > 0) {
      trouble.headers().forEach(call.getResponseHeaders()::set);
      answer(call, trouble.status(), trouble.body());
    } else {
      serve(call, body);
    }
  }

  private synchronized Trouble next() {
    return troubles.isEmpty() ? new Trouble(0, "", Map.of()) : troubles.remove();
  }

  private void serve(HttpExchange call, byte[] body) throws IOException {
    String[] path =
        call.getRequestURI().getPath().replaceFirst("^/keys/wrapping/?", "").split("/", -1);
    boolean versioned = String.valueOf(call.getRequestURI().getQuery()).matches("api-version=\\S+");
    if (!versioned || versions.isEmpty()) {
      answer(call, versioned ? 404 : 400, error(versioned ? "KeyNotFound" : "BadParameter"));
    } else if (call.getRequestMethod().equals("GET") && path[0].isEmpty()) {
      answer(call, 200, newest());
    } else if (path.length == 2 && versions.containsKey(path[0])) {
      operate(call, path[0], path[1], JSON.readTree(body));
    } else {
      answer(call, 404, error("KeyNotFound"));
    }
  }

  private void operate(HttpExchange call, String version, String operation, JsonNode asked)
      throws IOException {
    if (!asked.path("alg").asText().equals("RSA-OAEP-256")) {
      answer(call, 400, error("BadParameter"));
      return;
    }
    try {
      KeyPair pair = versions.get(version);
      var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      switch (operation) {
        case "wrapkey" -> cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic(), OAEP_256);
        case "unwrapkey" -> cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), OAEP_256);
        default -> throw new GeneralSecurityException("no such operation");
      }
      byte[] result = cipher.doFinal(Base64.getUrlDecoder().decode(asked.path("value").asText()));
      ObjectNode done = JSON.createObjectNode().put("kid", id(version));
      done.put("value", Base64.getUrlEncoder().withoutPadding().encodeToString(result));
      answer(call, 200, done.toString());
    } catch (GeneralSecurityException e) {
      answer(call, 400, error("BadParameter"));
    }
  }

  private String newest() {
    List<String> all = List.copyOf(versions.keySet());
    ObjectNode found = JSON.createObjectNode();
    found.putObject("key").put("kid", id(all.getLast())).put("kty", "RSA");
    found.putObject("attributes").put("enabled", true);
    return found.toString();
  }

  static String id(String version) {
    return NAME + "/keys/wrapping/" + version;
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"hush@contoso.com\"}}";
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
