package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still there after a restart. */
class PersistenceTest {
  @TempDir Path data;

  private Path journal() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.endsWith("journal.ndjson")).findFirst().orElseThrow();
    }
  }

  @Test
  void everything_is_as_it_was() {
    String before;
    String folders;
    try (Graph graph = Graph.on(data)) {
      String id =
          graph.created(
              Json.sent(
                  "a",
                  "\"attachments\":[" + Json.file("f", new byte[100_000]) + "]",
                  "\"body\":{\"content\":\"" + "b".repeat(50_000) + "\"}"));
      graph.post(Graph.user("/messages/" + id + "/move"), "{\"destinationId\":\"archive\"}");
      graph.patch(Graph.user("/messages/" + graph.created(Json.sent("b"))), "{\"isRead\":false}");
      graph.post(Graph.user("/messages/" + graph.created(Json.sent("c")) + "/permanentDelete"), "");
      graph.post(Graph.user("/mailFolders"), "{\"displayName\":\"Own\"}");
      graph.put("/inspect/mailboxes/" + Graph.USER, "{\"quotaBytes\":5000000}");
      before = graph.stored().toString();
      folders = graph.get("/inspect/mailboxes/" + Graph.USER + "/folders").json().toString();
    }

    try (Graph graph = Graph.on(data)) {
      assertThat(graph.stored()).hasSize(2).hasToString(before);
      assertThat(graph.get("/inspect/mailboxes/" + Graph.USER + "/folders").json())
          .hasToString(folders);
      assertThat(graph.get("/inspect/mailboxes").json().at("/0/policy/quotaBytes").asLong())
          .isEqualTo(5_000_000);
      assertThat(graph.create(Json.sent("d")).status()).isEqualTo(201);
      assertThat(graph.stored()).hasSize(3);
    }
  }

  @Test
  void a_torn_last_line_is_dropped() throws IOException {
    try (Graph graph = Graph.on(data)) {
      graph.create(Json.sent("kept"));
    }
    Files.writeString(
        journal(),
        "{\"op\":\"message\",\"n\":2,\"f\":3,\"m\":0,\"doc\":{\"subj",
        StandardOpenOption.APPEND);

    try (Graph graph = Graph.on(data)) {
      assertThat(graph.stored()).hasSize(1);
      graph.create(Json.sent("next"));
    }
    try (Graph graph = Graph.on(data)) {
      assertThat(graph.stored()).hasSize(2);
    }
  }

  @Test
  void a_mailbox_that_was_not_whole_is_made_anew() throws IOException {
    try (Graph graph = Graph.on(data)) {
      graph.get(Graph.user("/mailFolders"));
    }
    Path journal = journal();
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, java.util.Arrays.copyOf(whole, whole.length / 2));

    try (Graph graph = Graph.on(data)) {
      assertThat(graph.get(Graph.user("/mailFolders?$top=100")).values()).hasSize(8);
    }
  }

  @Test
  void a_deleted_mailbox_is_gone() {
    try (Graph graph = Graph.on(data)) {
      graph.create(Json.sent("x"));
      assertThat(graph.delete("/inspect/mailboxes/" + Graph.USER).status()).isEqualTo(204);
      assertThat(graph.get("/inspect/mailboxes/" + Graph.USER + "/messages").status())
          .isEqualTo(404);
    }
    try (Graph graph = Graph.on(data)) {
      assertThat(graph.get("/inspect/mailboxes").json()).isEmpty();
    }
  }

  @Test
  void a_message_can_be_removed_behind_the_back_of_everyone() {
    try (Graph graph = Graph.on(data)) {
      String id = graph.created(Json.sent("x"));

      assertThat(graph.delete("/inspect/mailboxes/" + Graph.USER + "/messages/" + id).status())
          .isEqualTo(204);

      assertThat(graph.stored()).isEmpty();
    }
  }
}
