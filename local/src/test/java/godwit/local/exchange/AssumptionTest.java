package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the public sources only guess about, answered either way. */
class AssumptionTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private void assume(String name, String answer) {
    assertThat(
            graph
                .put("/inspect/settings", "{\"assumptions\":{\"" + name + "\":\"" + answer + "\"}}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void transport_headers_may_be_dropped_or_refused() {
    String message = Json.with("String 0x007D=Received: x");

    assume("transportHeaders", "IGNORE");
    graph.create(message);
    assume("transportHeaders", "REFUSE");

    assertThat(graph.stored().getFirst().path("extendedProperties")).isEmpty();
    assertThat(graph.create(message).status()).isEqualTo(400);
  }

  @Test
  void flags_and_dates_may_be_ignored() {
    assume("messageFlags", "IGNORE");
    assume("dates", "IGNORE");

    var answer =
        graph.create(Json.with("Integer 0x0E07=1", "SystemTime 0x0E06=2015-03-04T05:06:07Z"));

    assertThat(answer.json().path("isDraft").asBoolean()).isTrue();
    assertThat(answer.text("receivedDateTime")).isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void smime_classes_may_be_refused_and_others_are_not() {
    assume("smimeClass", "REFUSE");

    assertThat(graph.create(Json.with("String 0x001A=IPM.Note.SMIME")).status()).isEqualTo(400);
    assertThat(graph.create(Json.with("String 0x001A=REPORT.IPM.Note.NDR")).status())
        .isEqualTo(201);
  }

  @Test
  void a_foreign_sender_may_be_refused() {
    assume("foreignSender", "REFUSE");

    assertThat(graph.create(Json.sent("x", "\"from\":" + Json.recipient("x@ext.example"))).status())
        .isEqualTo(403);
    assertThat(graph.create(Json.sent("x", "\"from\":" + Json.recipient(Graph.USER))).status())
        .isEqualTo(201);
  }

  @Test
  void attachments_after_the_create_may_need_a_further_permission() {
    assume("attachmentsAfterCreate", "REFUSE");
    String sent = graph.created(Json.sent("x"));
    String draft = graph.created("{}");

    assertThat(
            graph
                .post(Graph.user("/messages/" + sent + "/attachments"), Json.file("a", new byte[1]))
                .code())
        .isEqualTo("ErrorAccessDenied");
    assertThat(
            graph
                .post(
                    Graph.user("/messages/" + draft + "/attachments"), Json.file("a", new byte[1]))
                .status())
        .isEqualTo(201);
  }

  @Test
  void delete_may_leave_no_copy_in_deleted_items() {
    assertThat(
            graph
                .put("/inspect/settings", "{\"assumptions\":{\"deleteKeepsCopy\":false}}")
                .status())
        .isEqualTo(200);
    String id = graph.created(Json.sent("x"));

    graph.delete(Graph.user("/messages/" + id));

    assertThat(graph.stored().getFirst().path("folder").asText()).isEqualTo("Deletions");
  }
}
