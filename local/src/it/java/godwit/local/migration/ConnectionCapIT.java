package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A source that takes 4 connections of a user and 20 in all, 100 mailboxes, 30 of them read as one
 * user, and three processes of the functions on the same storage. What the server refused is
 * counted in its own log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class ConnectionCapIT {
  private static final int OWN = 70;
  private static final int SHARED = 30;
  private static final String TEAM = "team@example.org";
  private static final String PASSWORD = "secret";
  private static final int MESSAGES = 3;

  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    Map<String, String> users = new HashMap<>(Map.of(TEAM, PASSWORD));
    for (int i = 0; i < OWN; i++) {
      users.put(user(i), PASSWORD);
    }
    dovecot =
        DovecotServer.start(
            DovecotOptions.users(users)
                .withMaxConnections(4)
                .withSettings("service imap {\n  process_limit = 20\n}\n"));
    users.keySet().stream()
        .map(user -> new ImapMailbox(dovecot.port(), user, PASSWORD))
        .forEach(mailbox -> mailbox.append(Samples.small(MESSAGES)));
    stack = Stack.start(StackOptions.TEMPORARY);
    stack.addHost();
    stack.addHost();
  }

  @Test
  void three_processes_never_meet_a_refused_connection() {
    var api = new BatchApi(stack);
    long before = refused();

    assertThat(api.create(csv(), options()).status()).isEqualTo(201);
    JsonNode batch = api.awaitStatus("capped", "Synced");

    assertThat(batch.path("totalCount").asInt()).isEqualTo(OWN + SHARED);
    assertThat(batch.path("copiedCount").asInt()).isEqualTo((OWN + SHARED) * MESSAGES);
    assertThat(batch.path("problems")).isEmpty();
    assertThat(refused()).as("refused connections").isEqualTo(before);
    assertThat(lines("Login: user=<" + TEAM + ">").count()).isGreaterThanOrEqualTo(SHARED);
  }

  private static String user(int number) {
    return "user%02d@example.org".formatted(number);
  }

  private static String csv() {
    var csv = new StringBuilder("EmailAddress,UserName,Password\n");
    for (int i = 0; i < OWN; i++) {
      csv.append(user(i)).append(',').append(user(i)).append(',').append(PASSWORD).append('\n');
    }
    for (int i = 0; i < SHARED; i++) {
      csv.append("shared%02d@example.org,%s,%s%n".formatted(i, TEAM, PASSWORD));
    }
    return csv.toString();
  }

  private Map<String, String> options() {
    return Map.of(
        "name",
        "capped",
        "host",
        dovecot.host(),
        "port",
        Integer.toString(dovecot.port()),
        "security",
        "none",
        "maxConcurrentMigrations",
        "20",
        "maxConnectionsPerUser",
        "4");
  }

  private long refused() {
    return Stream.of("process_limit", "Maximum number of connections", "client connections are")
        .mapToLong(words -> lines(words).count())
        .sum();
  }

  private Stream<String> lines(String words) {
    return dovecot.log().lines().filter(line -> line.contains(words));
  }
}
