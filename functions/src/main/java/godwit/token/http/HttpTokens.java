package godwit.token.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.endpoint.HostGuard;
import godwit.endpoint.TokenGrant;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.Secret;
import godwit.token.AccessTokens;
import godwit.token.TokenRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Asks token endpoints, once for as long as a token lasts. */
public final class HttpTokens implements AccessTokens {
  /** A token is not used in its last minutes, so that a log-in never meets its end. */
  static final Duration SPARE = Duration.ofMinutes(5);

  /** RFC 6749 §5.1 only recommends that an issuer says how long a token lasts. */
  private static final Duration UNSAID_LIFE = Duration.ofMinutes(30);

  private static final int MOST_KEPT = 5_000;
  private static final long LONGEST_ANSWER = 256 * 1024;
  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OkHttpClient http;
  private final HostGuard guard;
  private final Clock clock;
  private final Map<TokenRequest, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Secret token, Instant until) {}

  /**
   * @param guard asked before each call: a name may point elsewhere since the batch was made
   */
  public HttpTokens(HostGuard guard, Clock clock) {
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(CALL_LIMIT)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public Secret token(TokenRequest request) throws MigrationException {
    if (request.source().grant() == TokenGrant.TOKEN) {
      return request.credential();
    }
    TokenRequest key = key(request);
    Kept known = kept.get(key);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.token();
    }
    Kept fresh = ask(request);
    if (kept.size() >= MOST_KEPT) {
      kept.values().removeIf(k -> !clock.instant().isBefore(k.until()));
    }
    if (kept.size() < MOST_KEPT) {
      kept.put(key, fresh);
    }
    return fresh.token();
  }

  @Override
  public void forget(TokenRequest request) {
    kept.remove(key(request));
  }

  /** One token of client credentials serves every user. */
  private static TokenRequest key(TokenRequest request) {
    return request.source().grant() == TokenGrant.CLIENT_CREDENTIALS
        ? new TokenRequest(request.source(), "", request.credential(), request.clientSecret())
        : request;
  }

  private Kept ask(TokenRequest wanted) throws MigrationException {
    Request request = TokenForm.of(wanted, clock.instant());
    String host = request.url().host();
    var unused = guard.check(host);
    try (Response answer = http.newCall(request).execute()) {
      Optional<JsonNode> json = json(answer);
      if (!answer.isSuccessful()) {
        throw TokenErrors.refused(answer, json, host, wanted.source().grant());
      }
      return kept(json, host);
    } catch (IOException e) {
      // Not as a cause: an HTTP client's errors may quote the address with its query.
      throw new TransientException(
          "TOKEN_ENDPOINT_UNREACHABLE",
          "tried to get an access token at " + host + ": the connection failed; check tokenUrl");
    }
  }

  private Kept kept(Optional<JsonNode> json, String host) throws TransientException {
    String token = json.map(j -> j.path("access_token").asText()).orElse("");
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new TransientException(
          "TOKEN_ANSWER_UNREADABLE",
          "tried to get an access token at " + host + ": the answer holds none; check tokenUrl");
    }
    long seconds = json.map(j -> j.path("expires_in").asLong(0)).orElse(0L);
    Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : UNSAID_LIFE;
    Duration used =
        life.compareTo(SPARE.multipliedBy(2)) > 0 ? life.minus(SPARE) : life.dividedBy(2);
    return new Kept(Secret.of(token), clock.instant().plus(used));
  }

  private static Optional<JsonNode> json(Response answer) throws IOException {
    try (ResponseBody body = answer.peekBody(LONGEST_ANSWER)) {
      return Optional.ofNullable(JSON.readTree(body.bytes()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
