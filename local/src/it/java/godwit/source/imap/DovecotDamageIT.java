package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.seal.Secret;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.ResumingConnector;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.SourceMessage;
import godwit.source.UidRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files in a Maildir: Dovecot ends the connection at each, and every other one arrives. */
@Timeout(120)
class DovecotDamageIT {
  private static final byte[] MAIL =
      "From: a@b.example\r\nSubject: s\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir(cleanup = CleanupMode.ALWAYS)
  private Path root;

  @TempDir private Path spool;

  private final List<String> shown = new ArrayList<>();

  @BeforeAll
  static void require() {
    Servers.requireDovecot();
  }

  @Test
  void files_that_cannot_be_read_or_lie_about_their_size_hold_up_no_other() throws Exception {
    permit(root, "rwxr-xr-x");
    var options =
        DovecotOptions.users(Map.of("ada", "secret")).withFormat(DovecotOptions.Format.MAILDIR);
    try (var server = DovecotServer.start(root.resolve("data"), options)) {
      damage(server);
      read(server);
    }

    assertThat(shown).containsExactly("1", "2 seen", "3 empty", "4 empty", "5 empty flagged", "6");
  }

  private void damage(DovecotServer server) throws IOException {
    new ImapMailbox(server.port(), "ada", "secret")
        .append(List.of("INBOX"), MAIL, Instant.parse("2020-02-01T09:00:00Z"), Set.of());
    Path files = root.resolve("data/home/ada/mail/cur");
    place(files, "1700000002.M2.host:2,S", "rw-r--r--");
    place(files, "1700000003.M3.host,S=500,W=500:2,", "rw-r--r--");
    place(files, "1700000004.M4.host,S=10,W=10:2,", "rw-r--r--");
    place(files, "1700000005.M5.host:2,F", "---------");
    place(files, "1700000006.M6.host:2,", "rw-r--r--");
  }

  private static void place(Path folder, String name, String rights) throws IOException {
    Path file = Files.write(folder.resolve(name), MAIL);
    permit(file, rights);
  }

  private static void permit(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private void read(DovecotServer server) throws Exception {
    var endpoint =
        new SourceEndpoint(server.host(), server.port(), Security.NONE, Optional.empty(), 1, 1);
    var login = new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty());
    var connector = new ResumingConnector(new ImapConnector(ImapSettings.usual(spool)));
    try (MailSource source = connector.connect(login)) {
      SourceFolder inbox = source.folders().getFirst();
      FolderState state = source.open(inbox);
      var cursor = new FolderCursor(inbox, state.validity());
      for (UidRange range : source.plan(cursor, 1, 100)) {
        List<MessageSummary> listed = source.list(cursor, range);
        assertThat(listed).hasSize(6);
        source.read(cursor, listed, this::show);
      }
    }
  }

  private void show(SourceMessage message) {
    try (var content = message.content()) {
      shown.add(
          message.summary().uid()
              + (content.sizeBytes() == 0 ? " empty" : "")
              + (message.summary().flags().seen() ? " seen" : "")
              + (message.summary().flags().flagged() ? " flagged" : ""));
    }
  }
}
