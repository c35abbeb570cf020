package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several requests in one, and sendMail. */
class BatchTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private static String step(int id, String members) {
    return "{\"id\":\"" + id + "\"," + members + "}";
  }

  @Test
  void each_step_has_its_own_answer() {
    String good =
        step(1, "\"method\":\"GET\",\"url\":\"/users/" + Graph.USER + "/mailFolders/inbox\"");
    String bad =
        step(2, "\"method\":\"GET\",\"url\":\"/users/unknown@x.example/mailFolders/inbox\"");
    String dependent =
        step(
            3,
            "\"method\":\"GET\",\"url\":\"/users/"
                + Graph.USER
                + "/mailFolders/inbox\",\"dependsOn\":[\"2\"]");
    String create =
        step(
            4,
            "\"method\":\"POST\",\"url\":\"/users/"
                + Graph.USER
                + "/mailFolders/inbox/messages\",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":"
                + Json.sent("x"));

    var answer =
        graph.post(
            "/v1.0/$batch",
            "{\"requests\":[" + String.join(",", good, bad, dependent, create) + "]}");

    assertThat(
            answer.json().path("responses").valueStream().map(each -> each.path("status").asInt()))
        .containsExactly(200, 404, 424, 201);
    assertThat(answer.json().at("/responses/0/body/displayName").asText()).isEqualTo("Inbox");
    assertThat(graph.stored()).hasSize(1);
  }

  @Test
  void more_than_twenty_steps_or_broken_json_are_refused() {
    String step = step(1, "\"method\":\"GET\",\"url\":\"/users/" + Graph.USER + "/mailFolders\"");

    assertThat(
            graph
                .post("/v1.0/$batch", "{\"requests\":[" + (step + ",").repeat(20) + step + "]}")
                .status())
        .isEqualTo(400);
    assertThat(graph.post("/v1.0/$batch", "{").status()).isEqualTo(400);
  }

  @Test
  void sent_mail_is_kept_to_be_looked_at() {
    String mail =
        "{\"message\":{\"subject\":\"report\",\"toRecipients\":["
            + Json.recipient("op@x.example")
            + "]},\"saveToSentItems\":true}";

    var answer = graph.post(Graph.user("/sendMail"), mail);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(graph.get("/inspect/sent").lines().getFirst().at("/message/subject").asText())
        .isEqualTo("report");
    assertThat(graph.stored().getFirst().path("folder").asText()).isEqualTo("Sent Items");
    assertThat(graph.stored().getFirst().path("isDraft").asBoolean()).isFalse();
  }
}
