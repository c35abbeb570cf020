package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A batch is assessed before its copy: real IMAP, the stand-in for Exchange, nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class AssessmentIT {
  private static final String ADA = "ada@example.org";
  private static final String BJORN = "bjorn@example.org";
  private static final int MESSAGES = 120;

  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;
  private BatchApi api;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(Map.of(ADA, "secret", BJORN, "secret")));
    new ImapMailbox(dovecot.port(), ADA, "secret").append(Samples.small(MESSAGES));
    stack = Stack.start(StackOptions.TEMPORARY);
    api = new BatchApi(stack);
  }

  @Test
  void every_row_is_tried_and_nothing_changes() {
    var rows = new LinkedHashMap<String, String>();
    rows.put(ADA, "secret");
    rows.put(BJORN, "wrong");
    Map<String, String> options =
        Map.of(
            "name", "before",
            "host", dovecot.host(),
            "port", Integer.toString(dovecot.port()),
            "security", "none",
            "autoStart", "false");
    assertThat(api.create(BatchApi.csv(rows), options).orThrow().json().isObject()).isTrue();
    JsonNode stopped = api.awaitStatus("before", "Stopped");

    api.tell("before", "assess");
    JsonNode found =
        Until.present(
            "the assessment to be finished",
            () ->
                Optional.of(api.get("/batches/before/assessment").orThrow().json())
                    .filter(json -> json.path("state").asText().equals("Finished")));

    assertThat(found.path("grade").asText()).isEqualTo("Blocked");
    assertThat(found.path("messageCount").asInt()).isEqualTo(MESSAGES);
    assertThat(found.path("obstacleCounts").path("AUTHENTICATIONFAILED").asInt()).isEqualTo(1);
    JsonNode ada = found.path("mailboxes").get(0);
    assertThat(ada.path("emailAddress").asText()).isEqualTo(ADA);
    assertThat(ada.path("messageCount").asInt()).isEqualTo(MESSAGES);
    assertThat(ada.path("bytes").asLong()).isPositive();
    assertThat(ada.path("durationSeconds").asInt()).isPositive();
    assertThat(ada.has("sourceProblem")).isFalse();
    assertThat(ada.has("targetProblem")).isFalse();
    assertThat(stopped.path("status").asText()).isEqualTo("Stopped");
    assertThat(api.get("/batches/before").orThrow().json().path("status").asText())
        .isEqualTo("Stopped");
    JsonNode mailbox = api.mailbox("before", ADA);
    assertThat(mailbox.path("status").asText()).isIn("Stopped", "Queued");
    assertThat(mailbox.path("copiedCount").asInt()).isZero();
  }
}
