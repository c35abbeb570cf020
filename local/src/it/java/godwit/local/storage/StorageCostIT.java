package godwit.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.local.servers.AzuriteServer;
import godwit.source.memory.MemoryMailbox;
import godwit.storage.StorageClients;
import godwit.storage.StorageConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a migration costs in storage transactions, each request that leaves the app counted. */
@ExtendWith(Azurite.class)
class StorageCostIT {
  /** Four creates at once with an answer after 250 ms. */
  private static final Duration USUAL = Duration.ofMillis(250).dividedBy(4);

  private static final int MESSAGES = 5_000;

  /** The trigger takes a message from its queue and removes it. */
  private static final int TRIGGER = 2;

  private final CountedRequests requests = new CountedRequests();
  private final TableRelay relay;

  StorageCostIT(AzuriteServer server) {
    var connection = new StorageConnection.ConnectionString(server.connectionString());
    relay = new TableRelay(StorageClients.of(connection, requests), USUAL);
  }

  @Test
  void a_message_in_the_steady_state_takes_a_twentieth_of_a_transaction() throws Exception {
    MemoryMailbox source = relay.start();
    fill(source, 1, 100);
    relay.run();
    fill(source, 101, MESSAGES);
    relay.startRound("many");
    requests.forget();

    relay.run();

    assertThat(relay.row().progress().tally().copied()).isEqualTo(100 + MESSAGES);
    assertThat(transactions())
        .describedAs("%s by %d invocations", requests.byKind(), relay.items())
        .isGreaterThan(MESSAGES / 90)
        .isLessThanOrEqualTo(MESSAGES / 20);
  }

  @Test
  void an_unchanged_mailbox_takes_one_short_invocation_in_a_round() throws Exception {
    fill(relay.start(), 1, 100);
    relay.run();
    requests.forget();

    relay.startRound("next");
    relay.run();

    assertThat(relay.row().status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(relay.row().relay().round()).isEqualTo(1);
    assertThat(relay.legs()).isEqualTo(1);
    assertThat(transactions())
        .describedAs("%s by %d invocations", requests.byKind(), relay.items())
        .isLessThanOrEqualTo(40);
  }

  /** Also those of the triggers. */
  private int transactions() {
    return requests.all() + TRIGGER * relay.items();
  }

  private static void fill(MemoryMailbox mailbox, int first, int count) {
    for (int i = first; i < first + count; i++) {
      String text = "Message-ID: <" + i + "@example.org>\r\nSubject: " + i + "\r\n\r\nHello\r\n";
      mailbox.append(
          List.of("INBOX"),
          text.getBytes(StandardCharsets.US_ASCII),
          Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i),
          Set.of());
    }
  }
}
