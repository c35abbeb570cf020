package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Planted faults. */
class FaultTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private void plant(String members) {
    var answer =
        graph.put(
            "/inspect/faults",
            "{\"match\":{\"method\":\"POST\",\"pathContains\":\"/messages\"}," + members + "}");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_fault_before_stores_nothing() {
    plant("\"status\":503,\"code\":\"ErrorServerBusy\",\"retryAfter\":\"7\",\"times\":1");

    var struck = graph.create(Json.sent("x"));

    assertThat(struck.status()).isEqualTo(503);
    assertThat(struck.code()).isEqualTo("ErrorServerBusy");
    assertThat(struck.header("Retry-After")).isEqualTo("7");
    assertThat(graph.create(Json.sent("x")).status()).isEqualTo(201);
    assertThat(graph.stored()).hasSize(1);
  }

  @Test
  void a_fault_after_has_stored_the_message() {
    plant("\"status\":504,\"when\":\"after\",\"times\":1,\"emptyBody\":true");

    var struck = graph.create(Json.sent("x"));

    assertThat(struck.status()).isEqualTo(504);
    assertThat(struck.bytes()).isEmpty();
    assertThat(graph.stored()).hasSize(1);
  }

  @Test
  void a_dropped_answer_closes_the_connection() {
    graph.create(Json.sent("first"));
    plant("\"drop\":true,\"when\":\"after\",\"times\":1");

    assertThatThrownBy(() -> graph.create(Json.sent("x"))).isInstanceOf(UncheckedIOException.class);
    assertThat(graph.stored()).hasSize(2);
    assertThat(graph.get("/inspect/counters").json().path("faults").asInt()).isEqualTo(1);
  }

  @Test
  void the_first_requests_may_pass() {
    plant("\"status\":500,\"skip\":1,\"times\":1");

    assertThat(graph.create(Json.sent("a")).status()).isEqualTo(201);
    assertThat(graph.create(Json.sent("b")).status()).isEqualTo(500);
    assertThat(graph.create(Json.sent("c")).status()).isEqualTo(201);
  }

  @Test
  void other_requests_are_not_struck() {
    plant("\"status\":500,\"times\":1");

    assertThat(graph.get(Graph.user("/mailFolders/inbox/messages")).status()).isEqualTo(200);
    graph.delete("/inspect/faults");
    assertThat(graph.create(Json.sent("x")).status()).isEqualTo(201);
  }

  @Test
  void a_fault_without_a_condition_strikes_any_graph_request_but_no_inspection() {
    graph.put("/inspect/faults", "[{\"status\":500,\"times\":2}]");

    assertThat(graph.get("/inspect/mailboxes").status()).isEqualTo(200);
    assertThat(graph.get(Graph.user("/mailFolders")).status()).isEqualTo(500);
  }

  @Test
  void a_malformed_fault_is_refused() {
    assertThat(graph.put("/inspect/faults", "{\"stauts\":500}").status()).isEqualTo(400);
    assertThat(graph.put("/inspect/faults", "{").status()).isEqualTo(400);
  }
}
