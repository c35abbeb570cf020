package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs killed in the middle of a mailbox, and started again on the same data. */
@Timeout(300)
class KillIT {
  private static final String ADDRESS = "ada@example.org";
  private static final String PASSWORD = "secret of ada";
  private static final int MESSAGES = 1_500;

  @AutoClose private static DovecotServer dovecot;

  @TempDir private Path data;

  @BeforeAll
  static void fill() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(Map.of(ADDRESS, PASSWORD)));
    new ImapMailbox(dovecot.port(), ADDRESS, PASSWORD).append(Samples.small(MESSAGES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "host,exchange"})
  void what_was_killed_in_the_middle_is_finished_and_nothing_is_lost_or_doubled(String killed)
      throws IOException {
    try (Stack first = start()) {
      assertThat(create(first).status()).isEqualTo(201);
      Until.isTrue("a third to arrive", () -> new Inspection(first).count(ADDRESS) >= MESSAGES / 3);
      Map<String, Long> pids = first.pids();
      List.of(killed.split(",")).forEach(part -> kill(pids.get(part)));
    }

    try (Stack second = start()) {
      int before = new Inspection(second).count(ADDRESS);
      JsonNode mailbox = new BatchApi(second).awaitEnd("killed", ADDRESS, 0);

      assertThat(before).isBetween(MESSAGES / 3, MESSAGES - 1);
      assertThat(mailbox.path("status").asText()).isEqualTo("Synced");
      assertThat(mailbox.path("copiedCount").asInt()).isEqualTo(MESSAGES);
      assertEachArrivedOnce(second);
    }
  }

  private static void assertEachArrivedOnce(Stack stack) {
    List<JsonNode> arrived = new Inspection(stack).messages(ADDRESS);
    assertThat(arrived)
        .extracting(message -> message.path("subject").asText())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, MESSAGES).mapToObj(n -> "small " + n).toList());
    assertThat(new BatchApi(stack).messages("killed", ADDRESS))
        .extracting(account -> account.path("targetId").asText())
        .containsExactlyInAnyOrderElementsOf(
            arrived.stream().map(message -> message.path("id").asText()).toList());
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    assertThat(process.onExit().join().isAlive()).isFalse();
  }

  private Stack start() {
    return Stack.start(
        new StackOptions(
            Optional.of(data),
            0,
            Optional.empty(),
            // So that the middle lasts long enough to be met.
            List.of("--latency", "10ms"),
            Map.of(
                "BATON_LEASE_SECONDS", "5",
                "PULSE_GRACE_SECONDS", "2",
                "PULSE_SCHEDULE", "*/2 * * * * *")));
  }

  /** Over TLS, with the server's own certificate as trust anchor. */
  private static Answer create(Stack stack) throws IOException {
    return new BatchApi(stack)
        .create(
            BatchApi.csv(Map.of(ADDRESS, PASSWORD)),
            Map.of(
                "name", "killed",
                "host", dovecot.host(),
                "port", Integer.toString(dovecot.tlsPort()),
                "security", "ssl",
                "trustAnchor", Files.readString(dovecot.certificate())));
  }
}
