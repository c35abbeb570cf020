package godwit.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.icegreen.greenmail.util.GreenMail;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import godwit.RedirectedHttp;
import godwit.seal.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What is sent to Entra ID for a token of another tenant. */
class IdentitiesTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final String CLIENT = "66666666-7777-8888-9999-000000000000";
  private static final String CLOUD = "https://login.microsoftonline.com";
  private static final TokenRequestContext GRAPH =
      new TokenRequestContext().addScopes("https://graph.microsoft.com/.default");

  private final List<Map<String, String>> asked = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private HttpServer entra;

  @BeforeEach
  void start() throws IOException {
    entra = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    entra.createContext("/", this::answer);
    entra.start();
  }

  @AfterEach
  void stop() {
    entra.stop(0);
  }

  @Test
  void the_managed_identity_vouches_for_the_registration() {
    var app = new TargetApp(TENANT, CLIENT, Optional.empty());

    var token = Identities.in(app, vouching(), this::ask).getTokenSync(GRAPH);

    assertThat(token.getToken()).isEqualTo("graph-token");
    assertThat(paths).containsExactly("/" + TENANT + "/oauth2/v2.0/token");
    assertThat(asked.getFirst())
        .containsEntry("client_id", CLIENT)
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_assertion", "token for api://AzureADTokenExchange/.default")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    assertThat(asked.getFirst().get("scope")).contains("https://graph.microsoft.com/.default");
  }

  @Test
  void a_certificate_signs_where_there_is_one() throws Exception {
    var app = new TargetApp(TENANT, CLIENT, Optional.of(Secret.of(certificate())));

    var token = Identities.in(app, nobody(), this::ask).getTokenSync(GRAPH);

    assertThat(token.getToken()).isEqualTo("graph-token");
    String claims = asked.getFirst().get("client_assertion").split("\\.", -1)[1];
    assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .contains("\"sub\":\"" + CLIENT + "\"", TENANT);
  }

  @Test
  void a_token_is_asked_for_once_while_it_lasts() {
    var app = new TargetApp(TENANT, CLIENT, Optional.empty());
    TokenCredential credential = Identities.in(app, vouching(), this::ask);

    assertThat(credential.getTokenSync(GRAPH).getToken())
        .isEqualTo(credential.getTokenSync(GRAPH).getToken());

    assertThat(asked).hasSize(1);
  }

  @Test
  void the_settings_name_tenant_and_registration_together() {
    var settings = new Settings(Map.of("TARGET_TENANT_ID", TENANT, "TARGET_CLIENT_ID", CLIENT));

    assertThat(settings.targetApp()).contains(new TargetApp(TENANT, CLIENT, Optional.empty()));
    assertThat(new Settings(Map.of()).targetApp()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hush, " + CLIENT + ", , TARGET_TENANT_ID",
    TENANT + ", hush, , TARGET_CLIENT_ID",
    TENANT + ", , , TARGET_CLIENT_ID",
    ", " + CLIENT + ", , TARGET_TENANT_ID",
    ", , aHVzaA==, TARGET_CERTIFICATE",
    TENANT + ", " + CLIENT + ", hush!, TARGET_CERTIFICATE"
  })
  void what_is_faulty_or_half_is_refused_by_name(
      String tenant, String client, String certificate, String named) {
    var values = new HashMap<String, String>();
    values.put("TARGET_TENANT_ID", tenant);
    values.put("TARGET_CLIENT_ID", client);
    values.put("TARGET_CERTIFICATE", certificate);
    values.values().removeIf(java.util.Objects::isNull);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settings(values).targetApp())
        .withMessageContaining(named)
        .withMessageNotContaining("hush");
  }

  private void ask(com.azure.identity.AadCredentialBuilderBase<?> builder) {
    builder.disableInstanceDiscovery();
    builder.httpClient(
        new RedirectedHttp(CLOUD, URI.create("http://127.0.0.1:" + entra.getAddress().getPort())));
  }

  private static TokenCredential vouching() {
    return request ->
        Mono.just(
            new AccessToken(
                "token for " + String.join(" ", request.getScopes()),
                OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
  }

  private static TokenCredential nobody() {
    return request -> Mono.error(new AssertionError("the identity is not asked"));
  }

  private static String certificate() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
      store.load(in, "changeit".toCharArray());
    }
    String alias = store.aliases().nextElement();
    var open = KeyStore.getInstance("PKCS12");
    open.load(null, new char[0]);
    open.setKeyEntry(
        "app",
        store.getKey(alias, "changeit".toCharArray()),
        new char[0],
        store.getCertificateChain(alias));
    var bytes = new ByteArrayOutputStream();
    open.store(bytes, new char[0]);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void answer(HttpExchange call) throws IOException {
    var form = new HashMap<String, String>();
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    asked.add(form);
    paths.add(call.getRequestURI().getPath());
    byte[] json =
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"graph-token\"}"
            .getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(200, json.length);
    call.getResponseBody().write(json);
    call.close();
  }
}
