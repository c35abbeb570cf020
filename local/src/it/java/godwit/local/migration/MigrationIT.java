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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole mailboxes from Dovecot into the Exchange Online stand-in, from the CSV to the DELETE. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class MigrationIT {
  private static final String WELL = "ada@example.org";
  private static final String HOSTILE = "bjorn@example.org";
  private static final String LATER = "chiyo@example.org";
  private static final String REMOVED = "dora@example.org";
  private static final Map<String, String> PASSWORDS =
      new TreeMap<>(
          Map.of(
              WELL, "pw-one-Zq8mT4vX",
              HOSTILE, "pw-two-Kd3nW7yB",
              LATER, "pw-three-Hs6jR9cP",
              REMOVED, "pw-four-Gx2fL5uN"));

  private Path data;
  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;
  private BatchApi api;
  private Inspection arrived;
  private StoredState stored;

  @BeforeAll
  void migrate_two_mailboxes(@TempDir Path folder) {
    data = folder;
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(PASSWORDS));
    fill(WELL, Samples.wellFormed());
    source(WELL).createFolder(Samples.EMPTY);
    fill(HOSTILE, Samples.hostile());
    stack =
        Stack.start(new StackOptions(Optional.of(data), 0, Optional.empty(), List.of(), Map.of()));
    api = new BatchApi(stack);
    arrived = new Inspection(stack);
    stored = new StoredState(stack);
    assertThat(create("whole", WELL, HOSTILE).status()).isEqualTo(201);
  }

  @Test
  void a_whole_mailbox_arrives_as_it_was() throws Exception {
    JsonNode mailbox = api.awaitEnd("whole", WELL, 0);

    List<Sample> samples = Samples.wellFormed();
    assertThat(mailbox.path("status").asText()).isEqualTo("Synced");
    assertThat(mailbox.path("sourceCount").asInt()).isEqualTo(samples.size());
    assertThat(mailbox.path("copiedCount").asInt()).isEqualTo(samples.size());
    assertThat(arrived.folders(WELL)).contains("Projekte/Leer");
    Arrivals.of(api, arrived, "whole", WELL).areEqualTo(samples);
    long read = samples.stream().filter(s -> inInbox(s) && s.isRead()).count();
    assertThat(source(WELL).seen(Samples.INBOX)).isEqualTo((int) read);
  }

  @Test
  void every_hostile_message_arrives_and_is_accounted_for() throws Exception {
    JsonNode mailbox = api.awaitEnd("whole", HOSTILE, 0);

    List<Sample> samples = Samples.hostile();
    assertThat(mailbox.path("status").asText()).isEqualTo("Synced");
    assertThat(mailbox.path("copiedCount").asInt()).isEqualTo(samples.size());
    Arrivals.of(api, arrived, "whole", HOSTILE).areEqualTo(samples);
    assertThat(source(HOSTILE).seen(Samples.INBOX)).isZero();
  }

  @Test
  void a_later_round_copies_what_is_new_and_leaves_what_the_source_lost() throws Exception {
    source(LATER).append(Samples.small(5));
    assertThat(create("later", LATER).status()).isEqualTo(201);
    JsonNode first = api.awaitEnd("later", LATER, 0);
    JsonNode synced = api.awaitStatus("later", "Synced");
    source(LATER).expunge(Samples.INBOX, 2);
    source(LATER).append(Stream.of(fresh(Samples.INBOX), fresh(List.of("Neu & später"))));

    api.tell("later", "sync");
    JsonNode second = api.awaitEnd("later", LATER, 1);

    assertThat(first.path("copiedCount").asInt()).isEqualTo(5);
    assertThat(synced.path("copiedCount").asInt()).isEqualTo(5);
    assertThat(second.path("status").asText()).isEqualTo("Synced");
    assertThat(second.path("copiedCount").asInt()).isEqualTo(7);
    assertThat(second.path("presentRound").path("copiedCount").asInt()).isEqualTo(2);
    assertThat(arrived.messages(LATER))
        .extracting(m -> m.path("folder").asText() + " " + m.path("subject").asText())
        .containsExactlyInAnyOrder(
            "Inbox small 0",
            "Inbox small 1",
            "Inbox small 2",
            "Inbox small 3",
            "Inbox small 4",
            "Inbox fresh",
            "Neu & später fresh");
  }

  @Test
  void a_deleted_batch_leaves_no_row_no_message_and_no_password() throws Exception {
    api.awaitEnd("whole", WELL, 0);
    api.awaitEnd("whole", HOSTILE, 0);
    List<String> before = stored.rowKeys();
    source(REMOVED).append(Samples.small(20));
    assertThat(create("removed", REMOVED).status()).isEqualTo(201);
    api.awaitEnd("removed", REMOVED, 0);
    List<String> during = stored.rows();

    api.delete("removed");

    assertThat(during).hasSizeGreaterThan(before.size());
    assertThat(stored.rowKeys()).containsExactlyElementsOf(before);
    Until.isTrue("the queues to be empty", () -> stored.queued() == 0);
    assertThat(arrived.count(REMOVED)).isEqualTo(20);
    for (String password : PASSWORDS.values()) {
      assertThat(during).noneMatch(row -> row.contains(password));
      assertThat(stack.hostLog()).isNotEmpty().doesNotContain(password);
      assertThat(FilesHolding.text(data, password)).isEmpty();
    }
    // The same search does find what passed through: the queues keep the bytes of spent messages.
    assertThat(FilesHolding.text(data.resolve("azurite"), "removed"))
        .anyMatch(file -> file.toString().contains("__queuestorage__"));
  }

  private Answer create(String batch, String... addresses) {
    var passwords = new TreeMap<String, String>();
    for (String address : addresses) {
      passwords.put(address, PASSWORDS.get(address));
    }
    return api.create(batch, dovecot, BatchApi.csv(passwords));
  }

  private void fill(String address, List<Sample> samples) {
    source(address).append(samples.stream().map(Sample::message));
  }

  private ImapMailbox source(String address) {
    return new ImapMailbox(dovecot.port(), address, PASSWORDS.get(address));
  }

  private static boolean inInbox(Sample sample) {
    return sample.message().folder().equals(Samples.INBOX);
  }

  private static PlacedMessage fresh(List<String> folder) {
    byte[] content = "Subject: fresh\r\n\r\nnew\r\n".getBytes(StandardCharsets.US_ASCII);
    return new PlacedMessage(folder, Instant.parse("2024-02-29T12:00:00Z"), Set.of(), content);
  }
}
