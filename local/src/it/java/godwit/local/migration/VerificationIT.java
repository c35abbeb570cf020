package godwit.local.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.local.servers.Servers;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A copied mailbox of which somebody deleted a message in Exchange is verified, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class VerificationIT {
  private static final String ADA = "ada@example.org";
  private static final int MESSAGES = 1_200;

  @AutoClose private DovecotServer dovecot;
  @AutoClose private Stack stack;
  private BatchApi api;

  @BeforeAll
  void start() {
    Servers.requireAzurite();
    Servers.requireDovecot();
    dovecot = DovecotServer.start(DovecotOptions.users(Map.of(ADA, "secret")));
    new ImapMailbox(dovecot.port(), ADA, "secret").append(Samples.small(MESSAGES));
    stack = Stack.start(StackOptions.TEMPORARY);
    api = new BatchApi(stack);
  }

  @Test
  void what_is_gone_from_the_mailbox_is_named_and_everything_else_is_found() throws Exception {
    assertThat(api.create("after", dovecot, BatchApi.csv(Map.of(ADA, "secret"))).status())
        .isEqualTo(201);
    assertThat(api.awaitEnd("after", ADA, 0).path("status").asText()).isEqualTo("Synced");
    JsonNode before = verified();

    String gone = new Inspection(stack).messages(ADA).getFirst().path("id").asText();
    assertThat(delete(gone)).isEqualTo(204);
    JsonNode after = verified();
    JsonNode list = api.get("/batches/after/verification?mailbox=" + ADA).orThrow().json();

    assertThat(before.path("dataConsistencyScore").asText()).isEqualTo("Perfect");
    assertThat(before.path("sourceCount").asInt()).isEqualTo(MESSAGES);
    assertThat(before.path("foundCount").asInt()).isEqualTo(MESSAGES);
    assertThat(before.path("movedCount").asInt()).isZero();
    assertThat(before.path("targetFolderCount").asInt()).isEqualTo(MESSAGES);
    assertThat(after.path("dataConsistencyScore").asText()).isEqualTo("Investigate");
    assertThat(after.path("differenceCounts").path("missing").asInt()).isEqualTo(1);
    assertThat(list.path("differences")).hasSize(1);
    assertThat(list.path("differences").get(0).path("kind").asText()).isEqualTo("missing");
    assertThat(list.path("differences").get(0).path("targetId").asText()).isEqualTo(gone);
    assertThat(api.mailbox("after", ADA).path("status").asText()).isEqualTo("Synced");
  }

  private JsonNode verified() {
    api.tell("after", "verify");
    return Until.present(
        "the verification to be finished",
        () ->
            Optional.of(api.get("/batches/after/verification").orThrow().json())
                .filter(json -> json.path("state").asText().equals("Finished")));
  }

  /** As its owner may; for good, as otherwise it lies in the folder for deleted ones. */
  private int delete(String id) throws Exception {
    String path =
        stack.graph()
            + "/users/"
            + ADA
            + "/messages/"
            + URLEncoder.encode(id, StandardCharsets.UTF_8)
            + "/permanentDelete";
    var request =
        HttpRequest.newBuilder(URI.create(path))
            .header("Authorization", "Bearer " + stack.graphToken())
            .header("Prefer", "IdType=\"ImmutableId\"")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
