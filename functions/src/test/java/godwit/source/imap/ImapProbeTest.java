package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import godwit.endpoint.HostGuard;
import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.Secret;
import godwit.source.ProbeReport;
import godwit.source.SourceLogin;
import godwit.token.GivenTokens;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of a source server. */
class ImapProbeTest {
  private static final Optional<Secret> NO_SECRET = Optional.empty();

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });

  @TempDir Path spool;

  @BeforeEach
  void start() {
    server.start();
    server.setUser("ada@example.org", "ada", "secret");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void every_step_is_told_with_what_was_seen() {
    ProbeReport report = probe(plain(), "secret");

    assertThat(report.passed()).as(report.toString()).isTrue();
    assertThat(report.steps())
        .extracting(ProbeReport.Step::name)
        .containsExactly("resolve", "connect", "greeting", "logIn", "mailbox");
    assertThat(fact(report, "resolve", "addresses")).contains("127.0.0.1");
    assertThat(fact(report, "greeting", "capabilities")).contains("IMAP4REV1");
    assertThat(fact(report, "mailbox", "folders")).containsExactly("1");
    assertThat(report.toString()).doesNotContain("secret");
  }

  @Test
  void a_certificate_is_shown_whatever_is_to_be_said_of_it() throws Exception {
    var endpoint = endpoint("localhost", server.getImaps().getPort(), Security.SSL, anchor());

    ProbeReport report = probe(endpoint, "secret");

    assertThat(fact(report, "certificate", "subject")).singleElement().asString().contains("CN=");
    assertThat(fact(report, "certificate", "validUntil")).singleElement().asString().contains("T");
    assertThat(failed(report)).isEqualTo("greeting CERTIFICATE_NAME");
  }

  @Test
  void a_certificate_that_is_not_trusted_is_shown_and_no_password_sent() {
    var endpoint =
        endpoint("localhost", server.getImaps().getPort(), Security.SSL, Optional.empty());

    ProbeReport report = probe(endpoint, "secret");

    assertThat(fact(report, "certificate", "issuer")).hasSize(1);
    assertThat(failed(report)).isEqualTo("greeting CERTIFICATE_UNTRUSTED");
  }

  @Test
  void a_wrong_password_fails_the_log_in_alone() {
    ProbeReport report = probe(plain(), "wrong");

    assertThat(report.steps())
        .extracting(ProbeReport.Step::name)
        .containsExactly("resolve", "connect", "greeting", "logIn");
    assertThat(failed(report)).isEqualTo("logIn LOGIN_REFUSED");
  }

  @Test
  void a_wrong_password_of_an_administrator_points_to_no_batch_and_no_row() {
    var admin =
        new SourceAccess(
            LogInForm.PROXYAUTH,
            Optional.of("root"),
            Optional.empty(),
            Optional.empty(),
            SourceAccess.Reading.USUAL);

    for (Optional<Secret> secret : List.of(Optional.of(Secret.of("wrong")), NO_SECRET)) {
      SourceEndpoint endpoint = plain().withAccess(admin);
      var login = new SourceLogin(endpoint, "ada", Secret.of("wrong"), Optional.empty(), secret);
      ProbeReport report = prober().probe(endpoint, Optional.of(login));

      assertThat(failed(report)).isEqualTo("logIn LOGIN_REFUSED");
      assertThat(report.steps().getLast().trouble().orElseThrow().advice())
          .contains("check adminUser and its password, that it may act for the user")
          .doesNotContain("/api/", "blocked");
    }
  }

  @Test
  void without_a_log_in_it_ends_at_the_greeting() {
    ProbeReport report = prober().probe(plain(), Optional.empty());

    assertThat(report.passed()).isTrue();
    assertThat(report.steps().getLast().name()).isEqualTo("greeting");
    assertThat(fact(report, "greeting", "encrypted")).containsExactly("false");
  }

  @Test
  void a_server_without_starttls_is_told() {
    var endpoint =
        endpoint("127.0.0.1", server.getImap().getPort(), Security.STARTTLS, Optional.empty());

    assertThat(failed(prober().probe(endpoint, Optional.empty())))
        .startsWith("certificate TLS_HANDSHAKE");
  }

  @Test
  void a_name_that_dns_lacks_a_private_one_and_a_closed_port_are_told_apart() throws Exception {
    int closed;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }

    assertThat(failed(tried("nowhere.example", 993))).isEqualTo("resolve HostNotFound");
    assertThat(failed(tried("inside.example", 993))).isEqualTo("resolve HostNotAllowed");
    assertThat(failed(tried("127.0.0.1", closed))).isEqualTo("connect CONNECT_REFUSED");
  }

  private ProbeReport tried(String host, int port) {
    return prober().probe(endpoint(host, port, Security.NONE, Optional.empty()), Optional.empty());
  }

  private ProbeReport probe(SourceEndpoint endpoint, String password) {
    var login = new SourceLogin(endpoint, "ada", Secret.of(password), Optional.empty());
    return prober().probe(endpoint, Optional.of(login));
  }

  private ImapProbe prober() {
    var guard = new HostGuard(ImapProbeTest::resolve, Set.of("localhost", "127.0.0.1"));
    return new ImapProbe(
        ImapSettings.usual(spool).asked(), new GivenTokens(), guard, Clock.systemUTC());
  }

  private static List<InetAddress> resolve(String host) {
    return switch (host) {
      case "localhost", "127.0.0.1" -> List.of(InetAddress.getLoopbackAddress());
      case "inside.example" -> List.of(inside());
      default -> List.of();
    };
  }

  private static InetAddress inside() {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private SourceEndpoint plain() {
    return endpoint("127.0.0.1", server.getImap().getPort(), Security.NONE, Optional.empty());
  }

  private static SourceEndpoint endpoint(
      String host, int port, Security security, Optional<String> anchor) {
    return new SourceEndpoint(host, port, security, anchor, 20, 10);
  }

  private static List<String> fact(ProbeReport report, String step, String name) {
    var fact =
        report.steps().stream()
            .filter(s -> s.name().equals(step))
            .flatMap(s -> s.facts().stream())
            .filter(f -> f.name().equals(name))
            .findFirst()
            .orElseThrow();
    return switch (fact) {
      case ProbeReport.Fact.Text text -> List.of(text.value());
      case ProbeReport.Fact.Count number -> List.of(Long.toString(number.value()));
      case ProbeReport.Fact.Truth truth -> List.of(Boolean.toString(truth.value()));
      case ProbeReport.Fact.Several several -> several.values();
    };
  }

  private static String failed(ProbeReport report) {
    var last = report.steps().getLast();
    assertThat(last.trouble()).as(report.toString()).isPresent();
    assertThat(last.trouble().orElseThrow().advice()).isNotBlank();
    return last.name() + " " + last.trouble().orElseThrow().code();
  }

  private static Optional<String> anchor() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
      store.load(in, "changeit".toCharArray());
    }
    var certificate = store.getCertificate(store.aliases().nextElement());
    String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return Optional.of("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }
}
