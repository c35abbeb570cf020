package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a PATCH changes. */
class EditMessageTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private Answer patch(String id, String json) {
    return graph.patch(Graph.user("/messages/" + id), json);
  }

  @Test
  void nothing_clears_the_draft_bit_or_changes_dates() {
    String id = graph.created("{\"subject\":\"x\"}");

    var answer =
        patch(
            id,
            "{\"isDraft\":false,\"receivedDateTime\":\"2001-01-01T00:00:00Z\","
                + Json.properties("Integer 0x0E07=1", "SystemTime 0x0E06=2001-01-01T00:00:00Z")
                + "}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("isDraft").asBoolean()).isTrue();
    assertThat(answer.text("receivedDateTime")).isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void read_state_flag_and_categories_change_on_any_message() {
    String id = graph.created(Json.sent("x"));

    var answer =
        patch(
            id, "{\"isRead\":false,\"flag\":{\"flagStatus\":\"complete\"},\"categories\":[\"a\"]}");

    assertThat(answer.json().path("isRead").asBoolean()).isFalse();
    assertThat(answer.json().at("/flag/flagStatus").asText()).isEqualTo("complete");
    assertThat(graph.get(Graph.user("/mailFolders/inbox")).json().path("unreadItemCount").asInt())
        .isEqualTo(1);
  }

  @Test
  void content_changes_on_drafts_only() {
    String draft = graph.created("{\"subject\":\"x\"}");
    String sent = graph.created(Json.sent("x"));

    assertThat(patch(draft, "{\"subject\":\"y\"}").text("subject")).isEqualTo("y");
    assertThat(patch(sent, "{\"subject\":\"y\"}").code()).isEqualTo("ErrorAccessDenied");
  }

  @Test
  void content_changes_on_any_message_where_the_tenant_still_allows_it() {
    graph.put("/inspect/settings", "{\"assumptions\":{\"sensitiveEdits\":\"KEEP\"}}");
    String sent = graph.created(Json.sent("x"));

    assertThat(patch(sent, "{\"subject\":\"y\"}").text("subject")).isEqualTo("y");
  }

  @Test
  void a_stale_change_key_is_refused() {
    var created = graph.create(Json.sent("x"));
    String id = created.text("id");
    String etag = created.text("@odata.etag");

    var first =
        graph.send(
            "PATCH",
            Graph.user("/messages/" + id),
            "{\"isRead\":false}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "If-Match",
            etag);
    var second =
        graph.send(
            "PATCH",
            Graph.user("/messages/" + id),
            "{\"isRead\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "If-Match",
            etag);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.code()).isEqualTo("ErrorIrresolvableConflict");
  }

  @Test
  void extended_properties_are_added_to_those_that_are_there() {
    String id = graph.created(Json.with(Json.KEY + "=a"));

    patch(id, Json.with("Integer 0x1080=261"));

    assertThat(graph.stored().getFirst().path("extendedProperties").toString())
        .isEqualTo("{\"" + Json.KEY + "\":\"a\",\"Integer 0x1080\":\"261\"}");
  }
}
