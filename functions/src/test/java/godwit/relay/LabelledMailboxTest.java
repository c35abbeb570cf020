package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.source.imap.GmailFake;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapSettings;
import godwit.target.TargetFolderId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole migration from a server that has labels in place of folders. */
final class LabelledMailboxTest {
  @TempDir private Path spool;

  @Test
  void each_message_arrives_once_in_the_folder_that_its_labels_prefer() throws Exception {
    var world = new World();
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    try (var gmail = new GmailFake()) {
      gmail.label("Work");
      gmail.add("inbox and work", "\\Inbox", "Work");
      gmail.add("work", "Work");
      gmail.add("sent", "\\Sent");
      gmail.add("archived");
      world.way = login -> connect(gmail.port());

      world.run();
    }

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(arrived(world))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("inbox", 1, "msgfolderroot/work", 1, "sentitems", 1, "archive", 1));
  }

  private MailSource connect(int port) throws MigrationException {
    var endpoint = new SourceEndpoint("127.0.0.1", port, Security.NONE, Optional.empty(), 1, 1);
    var login = new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty());
    return new ImapConnector(ImapSettings.usual(spool)).connect(login);
  }

  /** How many messages lie in each folder that has any. */
  private static Map<String, Integer> arrived(World world) {
    var target = world.targets.mailbox(World.TARGET);
    var arrived = new TreeMap<String, Integer>();
    for (var folder : target.folders().entrySet()) {
      TargetFolderId id = folder.getValue();
      if (!target.stamps(id).isEmpty()) {
        arrived.put(String.join("/", folder.getKey()), target.stamps(id).size());
      }
    }
    return arrived;
  }
}
