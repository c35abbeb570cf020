package godwit.token.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.SettableClock;
import godwit.endpoint.HostGuard;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.seal.Secret;
import godwit.token.TokenRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens for each grant, and what is told when there is none. */
class HttpTokensTest {
  private static final String SCOPE = "https://mail.google.com/";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T20:00:00Z"));
  private final HttpTokens tokens =
      new HttpTokens(
          new HostGuard(host -> List.of(InetAddress.getLoopbackAddress()), Set.of("127.0.0.1")),
          clock);
  private TokenEndpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    endpoint = new TokenEndpoint();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void a_token_that_is_there_is_not_asked_for() throws Exception {
    var given = new TokenSource(TokenGrant.TOKEN, "", "", "");

    Secret token = tokens.token(request(given, "given", Optional.empty()));

    assertThat(token).isEqualTo(Secret.of("given"));
    assertThat(endpoint.asked()).isEmpty();
  }

  @Test
  void a_refresh_token_is_exchanged() throws Exception {
    Secret token = tokens.token(refresh("refresh-ada"));

    assertThat(token).isEqualTo(Secret.of("tok-1"));
    assertThat(endpoint.asked())
        .containsExactly(
            Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "refresh-ada",
                "client_id", "app",
                "client_secret", "shh",
                "scope", SCOPE));
  }

  @Test
  void a_token_serves_until_shortly_before_its_end() throws Exception {
    assertThat(tokens.token(refresh("r"))).isEqualTo(Secret.of("tok-1"));
    endpoint.answers(200, "{\"access_token\":\"tok-2\",\"expires_in\":3600}");
    clock.advance(Duration.ofMinutes(54));
    assertThat(tokens.token(refresh("r"))).isEqualTo(Secret.of("tok-1"));

    clock.advance(Duration.ofMinutes(2));

    assertThat(tokens.token(refresh("r"))).isEqualTo(Secret.of("tok-2"));
    assertThat(endpoint.asked()).hasSize(2);
  }

  @Test
  void a_token_that_a_server_did_not_take_is_asked_for_anew() throws Exception {
    assertThat(tokens.token(refresh("r"))).isEqualTo(Secret.of("tok-1"));

    tokens.forget(refresh("r"));

    assertThat(tokens.token(refresh("r"))).isEqualTo(Secret.of("tok-1"));
    assertThat(endpoint.asked()).hasSize(2);
  }

  @Test
  void client_credentials_give_one_token_for_all_users() throws Exception {
    var source = new TokenSource(TokenGrant.CLIENT_CREDENTIALS, endpoint.url(), "app", "");
    var secret = Optional.of(Secret.of("shh"));

    Secret one = tokens.token(new TokenRequest(source, "ada@a.example", Secret.of(""), secret));
    Secret two = tokens.token(new TokenRequest(source, "ben@a.example", Secret.of(""), secret));

    assertThat(one).isEqualTo(two);
    assertThat(endpoint.asked())
        .containsExactly(
            Map.of("grant_type", "client_credentials", "client_id", "app", "client_secret", "shh"));
  }

  @Test
  void a_service_account_signs_for_each_user() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var source = new TokenSource(TokenGrant.SERVICE_ACCOUNT, endpoint.url(), "", SCOPE);

    var unused =
        tokens.token(
            new TokenRequest(
                source, "ada@a.example", Secret.of(""), Optional.of(Secret.of(keyFile(pair)))));

    Map<String, String> form = endpoint.asked().getFirst();
    assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    String[] parts = form.get("assertion").split("\\.", -1);
    var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("sub").asText()).isEqualTo("ada@a.example");
    assertThat(claims.path("iss").asText()).isEqualTo("godwit@project.example");
    assertThat(claims.path("scope").asText()).isEqualTo(SCOPE);
    assertThat(claims.path("aud").asText()).isEqualTo(endpoint.url());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    var rs256 = Signature.getInstance("SHA256withRSA");
    rs256.initVerify(pair.getPublic());
    rs256.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(rs256.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void a_key_that_cannot_be_read_is_told_without_showing_it() {
    var source = new TokenSource(TokenGrant.SERVICE_ACCOUNT, endpoint.url(), "", SCOPE);
    var broken = Optional.of(Secret.of("{\"private_key\":\"shh\",\"client_email\":\"x\"}"));

    var failure = failure(new TokenRequest(source, "ada", Secret.of(""), broken));

    assertThat(failure).isInstanceOf(MailboxBlockedException.class);
    assertThat(failure.code()).isEqualTo("SERVICE_ACCOUNT_KEY");
    assertThat(failure.toString()).doesNotContain("shh");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant,       TOKEN_INVALID_GRANT,       consent anew",
    "401, invalid_client,      TOKEN_INVALID_CLIENT,      oauthClientSecret",
    "401, unauthorized_client, TOKEN_UNAUTHORIZED_CLIENT, domain-wide delegation",
    "400, invalid_scope,       TOKEN_INVALID_SCOPE,       oauthScope",
    "404, '',                  TOKEN_HTTP_404,            tokenUrl",
  })
  void a_refusal_says_what_to_do(int status, String error, String code, String advice) {
    endpoint.answers(
        status, "{\"error\":\"" + error + "\",\"error_description\":\"ada refresh-ada\"}");

    var failure = failure(refresh("refresh-ada"));

    assertThat(failure).isInstanceOf(MailboxBlockedException.class);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.explanation()).contains(advice).doesNotContain("ada", "shh");
  }

  @ParameterizedTest
  @CsvSource({
    "REFRESH_TOKEN,      'let the user consent anew',  serviceAccountKey",
    "SERVICE_ACCOUNT,    'goes to PATCH of the batch as serviceAccountKey', consent",
    "CLIENT_CREDENTIALS, 'check tokenUrl, oauthClientId', serviceAccountKey",
  })
  void a_grant_that_is_refused_is_told_by_its_kind(TokenGrant grant, String said, String unsaid) {
    var json =
        Optional.<JsonNode>of(JsonNodeFactory.instance.objectNode().put("error", "invalid_grant"));
    var answer =
        new Response.Builder()
            .request(new Request.Builder().url("https://a.example/token").build())
            .protocol(Protocol.HTTP_1_1)
            .code(400)
            .message("")
            .build();

    assertThat(TokenErrors.refused(answer, json, "a.example", grant).explanation())
        .contains(said)
        .doesNotContain(unsaid);
  }

  @Test
  void an_issuer_that_asks_to_wait_is_waited_for() {
    endpoint.answers(429, "{}");
    endpoint.header("Retry-After", "17");

    var failure = failure(refresh("r"));

    assertThat(failure)
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
  }

  @ParameterizedTest
  @CsvSource({"500, '{}'", "200, 'no json'", "200, '{}'", "200, '{\"access_token\":\"a b\"}'"})
  void an_answer_without_a_token_is_tried_again(int status, String json) {
    endpoint.answers(status, json);

    assertThat(failure(refresh("r"))).isInstanceOf(TransientException.class);
  }

  @Test
  void an_issuer_that_is_not_there_is_tried_again() {
    TokenRequest request = refresh("r");
    endpoint.close();

    var failure = failure(request);

    assertThat(failure).isInstanceOf(TransientException.class);
    assertThat(failure.code()).isEqualTo("TOKEN_ENDPOINT_UNREACHABLE");
  }

  @Test
  void an_issuer_at_a_private_address_is_not_called() {
    var strict =
        new HttpTokens(
            new HostGuard(host -> List.of(InetAddress.getLoopbackAddress()), Set.of()), clock);

    var failure =
        catchThrowableOfType(MigrationException.class, () -> strict.token(refresh("r")).reveal());

    assertThat(failure.code()).isEqualTo("HostNotAllowed");
    assertThat(endpoint.asked()).isEmpty();
  }

  private MigrationException failure(TokenRequest request) {
    return catchThrowableOfType(MigrationException.class, () -> tokens.token(request).reveal());
  }

  private TokenRequest refresh(String token) {
    var source = new TokenSource(TokenGrant.REFRESH_TOKEN, endpoint.url(), "app", SCOPE);
    return request(source, token, Optional.of(Secret.of("shh")));
  }

  private static TokenRequest request(
      TokenSource source, String credential, Optional<Secret> clientSecret) {
    return new TokenRequest(source, "ada@a.example", Secret.of(credential), clientSecret);
  }

  private static String keyFile(KeyPair pair) throws Exception {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "client_email", "godwit@project.example",
                "private_key_id", "k1",
                "private_key", pem));
  }
}
