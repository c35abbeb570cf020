package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.CourierServer;
import godwit.local.servers.CyrusServer;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each real server and each way in, from the log-in to the copy in the stand-in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class SourceServersIT {
  private static final String PASSWORD = "pw-of-the-user-Zq8m";
  private static final String ADMIN = "pw-of-the-admin-Kd3n";

  @AutoClose private Stack stack;
  private BatchApi api;
  private Inspection arrived;
  @TempDir private Path files;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    stack = Stack.start(StackOptions.TEMPORARY);
    api = new BatchApi(stack);
    arrived = new Inspection(stack);
  }

  @Test
  void dovecot_with_slashes_through_a_master_user_and_a_cap_of_one_connection() {
    Servers.requireDovecot();
    var options =
        DovecotOptions.users(Map.of("master-one", PASSWORD, "master-two", PASSWORD))
            .withMaster("admin", ADMIN)
            .withMaxConnections(1);
    try (var dovecot = DovecotServer.start(options)) {
      fill(dovecot.port(), "master-one");
      fill(dovecot.port(), "master-two");

      create(
          "dovecot-master",
          dovecot.port(),
          row("one@dovecot.example", "master-one*admin", ADMIN)
              + row("two@dovecot.example", "master-two*admin", ADMIN),
          Map.of("maxConcurrentMigrations", "2"));

      arrives("dovecot-master", "one@dovecot.example");
      arrives("dovecot-master", "two@dovecot.example");
    }
  }

  @Test
  void dovecot_with_dots_and_prefix_over_tls_with_a_certificate_of_its_own() throws IOException {
    Servers.requireDovecot();
    var options = DovecotOptions.users(Map.of("dotted", PASSWORD)).withNamespace('.', "INBOX.");
    try (var dovecot = DovecotServer.start(options)) {
      fill(dovecot.port(), "dotted");

      create(
          "dovecot-tls",
          dovecot.tlsPort(),
          row("tls@dovecot.example", "dotted", PASSWORD),
          Map.of("security", "ssl", "trustAnchor", Files.readString(dovecot.certificate())));
      arrives("dovecot-tls", "tls@dovecot.example");
      create(
          "dovecot-starttls",
          dovecot.port(),
          row("starttls@dovecot.example", "dotted", PASSWORD),
          Map.of("security", "starttls", "trustAnchor", Files.readString(dovecot.certificate())));
      arrives("dovecot-starttls", "starttls@dovecot.example");
      create(
          "dovecot-untrusted",
          dovecot.tlsPort(),
          row("untrusted@dovecot.example", "dotted", PASSWORD),
          Map.of("security", "ssl"));

      JsonNode failed = api.awaitEnd("dovecot-untrusted", "untrusted@dovecot.example", 0);
      assertThat(failed.toString()).contains("CERTIFICATE_UNTRUSTED").contains("trust anchor");
    }
  }

  @Test
  void dovecot_with_tokens_that_a_token_endpoint_issues() throws IOException {
    Servers.requireDovecot();
    try (var issuer = new TokenIssuer(Map.of("refresh-Hs6j", "tokens"))) {
      Path oauth = files.resolve("oauth2.conf.ext");
      Files.writeString(oauth, issuer.dovecotOauthFile());
      var options =
          DovecotOptions.users(Map.of("tokens", PASSWORD))
              .withSettings(issuer.dovecotSettings(oauth.toString()));
      try (var dovecot = DovecotServer.start(options)) {
        fill(dovecot.port(), "tokens");
        for (String form : List.of("xoauth2", "oauthbearer")) {
          create(
              "dovecot-" + form,
              dovecot.port(),
              row(form + "@dovecot.example", "tokens", "refresh-Hs6j"),
              tokens(issuer, form));

          arrives("dovecot-" + form, form + "@dovecot.example");
        }
        create(
            "dovecot-withdrawn",
            dovecot.port(),
            row("withdrawn@dovecot.example", "tokens", "refresh-gone"),
            tokens(issuer, "xoauth2"));

        JsonNode failed = api.awaitEnd("dovecot-withdrawn", "withdrawn@dovecot.example", 0);
        assertThat(failed.toString()).contains("TOKEN_INVALID_GRANT").contains("consent anew");
        assertThat(issuer.exchanges()).isPositive();
        assertThat(stack.hostLog()).isNotEmpty().doesNotContain("refresh-Hs6j", "access-1");
      }
    }
  }

  @Test
  void courier_as_an_administrator_with_the_user_root_and_a_cap_on_connections() {
    Servers.requireCourier();
    try (var courier = CourierServer.start(Map.of("admin", ADMIN, "ada", PASSWORD), 3)) {
      fill(courier.port(), "ada");
      for (List<String> folder :
          List.of(
              List.<String>of(),
              List.of("Projekte"),
              List.of("Projekte", "Größe"),
              List.of("Sent"))) {
        courier.share("ada", PASSWORD, folder, "admin");
      }

      create(
          "courier-root",
          courier.port(),
          "EmailAddress,UserName,Password,UserRoot\n",
          "ada@courier.example,admin," + ADMIN + ",#shared/ada\n",
          Map.of("maxConcurrentMigrations", "1", "maxConcurrentIncrementalSyncs", "1"));

      arrives("courier-root", "ada@courier.example");
    }
  }

  @Test
  void cyrus_with_an_administrator_who_acts_for_the_user() {
    Servers.requireCyrus();
    try (var cyrus = CyrusServer.start(Map.of("ada", PASSWORD, "ben", PASSWORD), ADMIN)) {
      fill(cyrus.port(), "ada");

      create(
          "cyrus-admin",
          cyrus.port(),
          row("ada@cyrus.example", "ada", ADMIN),
          Map.of("logIn", "authzid", "adminUser", CyrusServer.ADMIN));
      create(
          "cyrus-no-right",
          cyrus.port(),
          row("ben@cyrus.example", "ben", PASSWORD),
          Map.of("logIn", "authzid", "adminUser", "ada"));

      arrives("cyrus-admin", "ada@cyrus.example");
      JsonNode failed = api.awaitEnd("cyrus-no-right", "ben@cyrus.example", 0);
      assertThat(failed.path("status").asText()).isEqualTo("Failed");
      assertThat(failed.toString()).doesNotContain(PASSWORD, ADMIN);
    }
  }

  private static Map<String, String> tokens(TokenIssuer issuer, String form) {
    return Map.of(
        "logIn",
        form,
        "tokenGrant",
        "refreshToken",
        "tokenUrl",
        issuer.tokenUrl(),
        "oauthClientId",
        "godwit");
  }

  private static String row(String address, String user, String password) {
    return address + "," + user + "," + password + "\n";
  }

  private void create(String batch, int port, String rows, Map<String, String> options) {
    create(batch, port, "EmailAddress,UserName,Password\n", rows, options);
  }

  private void create(
      String batch, int port, String header, String rows, Map<String, String> options) {
    var all = new HashMap<String, String>();
    all.put("name", batch);
    all.put("host", "127.0.0.1");
    all.put("port", Integer.toString(port));
    all.put("security", "none");
    all.putAll(options);
    Answer answer = api.create(header + rows, all);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static void fill(int port, String user) {
    new ImapMailbox(port, user, PASSWORD).append(samples().stream().map(Sample::message));
  }

  /** Folders that each of the servers can hold. */
  private static List<Sample> samples() {
    return Samples.ofEveryServer();
  }

  private void arrives(String batch, String address) {
    JsonNode mailbox = api.awaitEnd(batch, address, 0);

    assertThat(mailbox.path("status").asText()).as(mailbox.toString()).isEqualTo("Synced");
    assertThat(mailbox.path("copiedCount").asInt()).isEqualTo(samples().size());
    Arrivals.of(api, arrived, batch, address).areEqualTo(samples());
  }
}
