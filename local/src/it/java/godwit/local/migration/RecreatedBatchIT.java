package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.PlacedMessage;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A batch that was deleted and made again, and one after another, bring no message twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class RecreatedBatchIT {
  private static final String AGAIN = "ada@example.org";
  private static final String OTHER_NAME = "bjorn@example.org";
  private static final Map<String, String> PASSWORDS =
      Map.of(AGAIN, "secret of ada", OTHER_NAME, "secret of bjorn");
  private static final int MESSAGES = 250;

  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;
  private BatchApi api;
  private Inspection target;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(PASSWORDS));
    PASSWORDS.keySet().forEach(address -> source(address).append(Samples.small(MESSAGES)));
    stack = Stack.start(StackOptions.TEMPORARY);
    api = new BatchApi(stack);
    target = new Inspection(stack);
  }

  @Test
  void a_batch_that_was_deleted_and_made_again_copies_only_what_is_new() {
    migrate("again", AGAIN);
    api.delete("again");
    source(AGAIN).append(List.of(fresh()).stream());

    JsonNode second = migrate("again", AGAIN);

    assertThat(second.path("copiedCount").asInt()).isEqualTo(MESSAGES + 1);
    assertThat(subjects(AGAIN)).hasSize(MESSAGES + 1).doesNotHaveDuplicates();
    assertAccountsMatch("again", AGAIN);
  }

  @Test
  void a_second_batch_of_another_name_brings_nothing_twice() {
    migrate("first", OTHER_NAME);
    api.delete("first");

    JsonNode second = migrate("second", OTHER_NAME);

    assertThat(second.path("copiedCount").asInt()).isEqualTo(MESSAGES);
    assertThat(subjects(OTHER_NAME))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MESSAGES).mapToObj(n -> "small " + n).toList());
    assertAccountsMatch("second", OTHER_NAME);
  }

  private void assertAccountsMatch(String batch, String address) {
    assertThat(api.messages(batch, address))
        .extracting(account -> account.path("targetId").asText())
        .containsExactlyInAnyOrderElementsOf(
            target.messages(address).stream().map(m -> m.path("id").asText()).toList());
  }

  private List<String> subjects(String address) {
    return target.messages(address).stream().map(m -> m.path("subject").asText()).toList();
  }

  private JsonNode migrate(String batch, String address) {
    String csv = BatchApi.csv(Map.of(address, PASSWORDS.getOrDefault(address, "")));
    assertThat(api.create(batch, dovecot, csv).status()).isEqualTo(201);
    JsonNode mailbox = api.awaitEnd(batch, address, 0);
    assertThat(mailbox.path("status").asText()).isEqualTo("Synced");
    return mailbox;
  }

  private ImapMailbox source(String address) {
    return new ImapMailbox(dovecot.port(), address, PASSWORDS.getOrDefault(address, ""));
  }

  private static PlacedMessage fresh() {
    byte[] content = "Subject: fresh\r\n\r\nnew\r\n".getBytes(StandardCharsets.US_ASCII);
    return new PlacedMessage(
        Samples.INBOX, Instant.parse("2024-02-29T12:00:00Z"), Set.of(), content);
  }
}
