package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which connections are made, and what is said of those that are not. */
class GreenMailTlsTest {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));

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
  void an_unknown_certificate_is_refused_with_advice() {
    assertThatThrownBy(() -> connect("localhost", port(), Optional.empty()))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("CERTIFICATE_UNTRUSTED");
              assertThat(e.explanation()).contains("trust anchor", "localhost:" + port());
            });
  }

  @Test
  void a_certificate_for_another_name_is_refused_even_if_trusted() {
    assertThatThrownBy(() -> connect("127.0.0.1", port(), Optional.of(anchor())))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class, e -> assertThat(e.code()).isEqualTo("CERTIFICATE_NAME"));
  }

  @Test
  void an_unreadable_trust_anchor_is_told() {
    assertThatThrownBy(() -> connect("localhost", port(), Optional.of("no PEM")))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class, e -> assertThat(e.code()).isEqualTo("TRUST_ANCHOR"));
  }

  @Test
  void a_host_without_address_is_told_from_a_closed_port() throws Exception {
    int closed;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }

    assertThatThrownBy(() -> connect("no-such-host.invalid", 993, Optional.empty()))
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.code()).isEqualTo("HOST_NOT_FOUND"));
    assertThatThrownBy(() -> connect("127.0.0.1", closed, Optional.empty()))
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.code()).isEqualTo("CONNECT_REFUSED"));
  }

  @Test
  void a_server_without_tls_is_never_spoken_to_in_plain_text() throws Exception {
    try (var plain = ScriptedServer.playing("generic/plain-text-on-the-tls-port")) {
      assertThatThrownBy(() -> connect("127.0.0.1", plain.port(), Optional.empty()))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("TLS_HANDSHAKE"));
    }
  }

  private int port() {
    return server.getImaps().getPort();
  }

  private static String anchor() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
      store.load(in, "changeit".toCharArray());
    }
    byte[] der = store.getCertificate(store.aliases().nextElement()).getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  private MailSource connect(String host, int port, Optional<String> anchor)
      throws MigrationException {
    var endpoint = new SourceEndpoint(host, port, Security.SSL, anchor, 1, 1);
    return new ImapConnector(ImapSettings.usual(spool))
        .connect(new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty()));
  }
}
