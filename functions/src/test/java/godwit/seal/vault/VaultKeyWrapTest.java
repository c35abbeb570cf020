package godwit.seal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import godwit.RedirectedHttp;
import godwit.failure.AppBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.seal.KeyWrap;
import godwit.seal.KeyWrapContract;
import godwit.seal.WrappedKey;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class VaultKeyWrapTest implements KeyWrapContract {
  private static final TokenCredential IDENTITY =
      request ->
          Mono.just(
              new AccessToken(
                  "token for " + String.join(" ", request.getScopes()),
                  OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));

  private VaultServer server;

  @BeforeEach
  void start() throws IOException {
    server = new VaultServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public KeyWrap wrap() {
    return as(IDENTITY);
  }

  @Override
  public KeyWrap rotated() {
    server.rotate();
    return wrap();
  }

  @Override
  public KeyWrap without() {
    server.purge();
    return wrap();
  }

  @Test
  void the_newest_version_wraps_and_is_named() throws Exception {
    server.rotate();

    WrappedKey wrapped = wrap().wrap(new byte[32]);

    assertThat(wrapped.keyId()).isEqualTo(VaultServer.id("%032x".formatted(2)));
    assertThat(server.asked())
        .containsExactly("GET /keys/wrapping/", "POST /keys/wrapping/%032x/wrapkey".formatted(2));
  }

  @Test
  void the_vault_itself_unwraps_in_one_call() throws Exception {
    WrappedKey wrapped = wrap().wrap(new byte[32]);
    int before = server.asked().size();

    assertThat(wrap().unwrap(wrapped)).isEqualTo(new byte[32]);

    assertThat(server.asked()).hasSize(before + 1);
    assertThat(server.asked().getLast()).endsWith("/unwrapkey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/keys/wrapping/00000000000000000000000000000001",
        "https://godwit.vault.azure.net/keys/other/00000000000000000000000000000001",
        "https://godwit.vault.azure.net/keys/wrapping",
        "local:630dcd29"
      })
  void a_row_that_names_another_key_sends_nobody_there(String id) {
    assertThatThrownBy(() -> wrap().unwrap(new WrappedKey(id, "AAAA")))
        .isInstanceOfSatisfying(
            AppBlockedException.class, e -> assertThat(e.code()).isEqualTo("SealingKeyMissing"))
        .hasMessageContaining(id)
        .hasMessageContaining("SEALING_KEY_ID");
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "403, ForbiddenByRbac, ForbiddenByRbac, Key Vault Crypto Service Encryption User",
    "403, ForbiddenByFirewall, ForbiddenByFirewall, network rules",
    "403, ForbiddenByConnection, ForbiddenByConnection, private endpoint",
    "403, KeyDisabled, KeyDisabled, enable this version",
    "403, , HTTP 403, Key Vault Crypto Service Encryption User",
    "404, KeyNotFound, SealingKeyGone, az keyvault key recover",
    "400, BadParameter, WrappedKeyBroken, find out who changed the table",
  })
  void what_a_person_must_mend_blocks_the_app_with_advice(
      int status, String answered, String code, String advice) throws Exception {
    WrappedKey wrapped = wrap().wrap(new byte[32]);
    server.fail(1, status, answered == null ? "" : answered, Map.of());

    var failure = catchThrowableOfType(AppBlockedException.class, () -> wrap().unwrap(wrapped));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure).hasMessageContaining(advice).hasMessageNotContaining("hush").hasNoCause();
  }

  @Test
  void a_busy_vault_is_left_alone_for_as_long_as_it_says() throws Exception {
    server.fail(1, 429, "Throttled", Map.of("Retry-After", "17"));

    var failure = catchThrowableOfType(ThrottledException.class, () -> wrap().wrap(new byte[32]));

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void a_busy_vault_that_names_no_time_is_asked_again_a_few_times() throws Exception {
    server.fail(4, 429, "Throttled", Map.of());

    var failure = catchThrowableOfType(ThrottledException.class, () -> wrap().wrap(new byte[32]));

    assertThat(failure.retryAfter()).isEqualTo(VaultErrors.USUAL_PAUSE);
    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void a_short_trouble_is_not_seen() throws Exception {
    server.fail(2, 500, "InternalServerError", Map.of());

    assertThat(wrap().unwrap(wrap().wrap(new byte[32]))).hasSize(32);
  }

  @Test
  void a_lasting_trouble_is_transient() throws Exception {
    server.fail(9, 500, "InternalServerError", Map.of());

    assertThatThrownBy(() -> wrap().wrap(new byte[32]))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("look up the wrapping key");
  }

  @Test
  void a_vault_that_cannot_be_reached_is_transient() throws Exception {
    server.close();

    assertThatThrownBy(() -> wrap().wrap(new byte[32]))
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.code()).isEqualTo("VaultUnreachable"))
        .hasMessageContaining("network rules");
  }

  @Test
  void an_identity_without_token_blocks_the_app() {
    KeyWrap wrap =
        as(request -> Mono.error(new ClientAuthenticationException("hush@contoso.com", null)));

    assertThatThrownBy(() -> wrap.wrap(new byte[32]))
        .isInstanceOfSatisfying(
            AppBlockedException.class, e -> assertThat(e.code()).isEqualTo("VaultUnauthenticated"))
        .hasMessageContaining("AZURE_CLIENT_ID")
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @Test
  void a_vault_that_takes_no_token_blocks_the_app() {
    KeyWrap wrap =
        as(request ->
            Mono.just(
                new AccessToken(
                    "of another tenant",
                    OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))));

    assertThatThrownBy(() -> wrap.wrap(new byte[32])).isInstanceOf(AppBlockedException.class);
  }

  @Test
  void a_data_key_of_another_length_is_not_taken() throws Exception {
    assertThatThrownBy(() -> wrap().wrap(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void nothing_is_made_before_something_is_sealed() throws MigrationException {
    var made = new AtomicInteger();
    var wrap =
        new VaultKeyWrap(
            VaultServer.KEY,
            () -> {
              made.incrementAndGet();
              return new VaultCalls(http(), IDENTITY, Duration.ofMillis(1));
            });
    assertThat(made).hasValue(0);

    assertThat(wrap.wrap(new byte[32])).isNotNull();

    assertThat(made.get()).isPositive();
    assertThat(List.copyOf(server.asked())).isNotEmpty();
  }

  private RedirectedHttp http() {
    return new RedirectedHttp(VaultServer.NAME, server.address());
  }

  private KeyWrap as(TokenCredential identity) {
    var calls = new VaultCalls(http(), identity, Duration.ofMillis(1));
    return new VaultKeyWrap(VaultServer.KEY, () -> calls);
  }
}
