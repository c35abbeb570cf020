package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.local.servers.CourierServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.seal.Secret;
import godwit.source.FolderCursor;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.UidRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The IMAP adapter against Courier: names, virtual shared folders, the cap on connections. */
@Timeout(120)
class CourierSourceIT {
  private static final String PASSWORD = "secret";
  @AutoClose private static CourierServer courier;
  @TempDir private Path spool;

  @BeforeAll
  static void start() {
    Servers.requireCourier();
    courier = CourierServer.start(Map.of("ada", PASSWORD, "team", PASSWORD, "capped", PASSWORD), 4);
    append("team", List.of("Projekte & Pläne"), "shared one");
    append("team", List.of("INBOX"), "shared two");
    courier.share("team", PASSWORD, List.of("Projekte & Pläne"), "ada");
    append("ada", List.of("Entwürfe"), "own");
  }

  @Test
  void the_users_own_folders_come_without_prefix_and_shared_ones_are_told() throws Exception {
    try (var source = connect("ada", Optional.empty())) {
      assertThat(source.folders())
          .extracting(SourceFolder::display)
          .containsExactly("INBOX", "Entwürfe");
      assertThat(source.notes()).singleElement().asString().contains("#shared.team");
      assertThat(bodies(source, "Entwürfe")).containsExactly("Subject: own");
    }
  }

  @Test
  void an_administrator_reads_a_users_folders_below_the_user_root() throws Exception {
    try (var source = connect("ada", Optional.of("#shared/team"))) {
      assertThat(source.folders())
          .filteredOn(SourceFolder::selectable)
          .extracting(SourceFolder::display)
          .containsExactly("Projekte & Pläne");
      assertThat(bodies(source, "Projekte & Pläne")).containsExactly("Subject: shared one");
    }
  }

  @Test
  void a_user_root_that_nobody_shares_is_told() throws Exception {
    try (var source = connect("ada", Optional.of("#shared/nobody"))) {
      assertThatThrownBy(source::folders)
          .isInstanceOf(MailboxBlockedException.class)
          .hasMessageContaining("UserRoot");
    }
  }

  @Test
  void beyond_the_cap_on_connections_the_server_is_tried_again_later() throws Exception {
    // One place more than is used: the connection that waited for the start may still be counted.
    try (var few = CourierServer.start(Map.of("capped", PASSWORD), 2);
        var first = connect(few, "capped", Optional.empty())) {
      assertThat(first.folders()).hasSize(1);
      var others = new ArrayList<MailSource>();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2; i++) {
                  others.add(connect(few, "capped", Optional.empty()));
                }
              })
          .isInstanceOf(TransientException.class);
      assertThat(first.folders()).hasSize(1);
      others.forEach(MailSource::close);
    }
  }

  @Test
  void a_wrong_password_is_told_and_not_tried_again() {
    var endpoint = endpoint(courier);
    var login = new SourceLogin(endpoint, "ada", Secret.of("wrong"), Optional.empty());

    assertThatThrownBy(() -> connector().connect(login).close())
        .isInstanceOfSatisfying(
            MailboxBlockedException.class,
            e -> assertThat(e.explanation()).contains("password").doesNotContain("wrong"));
  }

  private List<String> bodies(MailSource source, String folder) throws MigrationException {
    SourceFolder found =
        source.folders().stream().filter(f -> f.display().equals(folder)).findFirst().orElseThrow();
    var cursor = new FolderCursor(found, source.open(found).validity());
    var bodies = new ArrayList<String>();
    source.read(
        cursor,
        source.list(cursor, new UidRange(1, 100)),
        message -> {
          try (var content = message.content()) {
            bodies.add(
                new String(godwit.source.SourceUnderTest.allOf(content), StandardCharsets.US_ASCII)
                    .strip());
          }
        });
    return bodies;
  }

  private MailSource connect(String user, Optional<String> userRoot) throws MigrationException {
    return connect(courier, user, userRoot);
  }

  private MailSource connect(CourierServer server, String user, Optional<String> userRoot)
      throws MigrationException {
    return connector()
        .connect(new SourceLogin(endpoint(server), user, Secret.of(PASSWORD), userRoot));
  }

  private ImapConnector connector() {
    return new ImapConnector(ImapSettings.usual(spool));
  }

  private static SourceEndpoint endpoint(CourierServer server) {
    return new SourceEndpoint("127.0.0.1", server.port(), Security.NONE, Optional.empty(), 1, 1);
  }

  private static void append(String user, List<String> folder, String subject) {
    byte[] message = ("Subject: " + subject + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    new ImapMailbox(courier.port(), user, PASSWORD)
        .append(folder, message, Instant.parse("2019-03-04T05:06:07Z"), Set.of());
  }
}
