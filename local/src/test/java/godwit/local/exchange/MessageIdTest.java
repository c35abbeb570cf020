package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ordinary and immutable ids, move, copy and delete. */
class MessageIdTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private Answer move(String id, String folder) {
    return graph.post(
        Graph.user("/messages/" + id + "/move"), "{\"destinationId\":\"" + folder + "\"}");
  }

  @Test
  void an_ordinary_id_ends_with_a_move_and_an_immutable_one_does_not() {
    String immutable = graph.created(Json.sent("x"));
    String ordinary = graph.get(Graph.user("/messages/" + immutable)).text("id");

    var moved = move(ordinary, "archive");

    assertThat(moved.status()).isEqualTo(201);
    assertThat(moved.text("id")).isNotEqualTo(ordinary);
    assertThat(graph.get(Graph.user("/messages/" + ordinary)).code())
        .isEqualTo("ErrorItemNotFound");
    assertThat(graph.get(Graph.user("/messages/" + moved.text("id"))).status()).isEqualTo(200);
    assertThat(graph.get(Graph.user("/messages/" + immutable)).text("parentFolderId"))
        .isEqualTo(graph.get(Graph.user("/mailFolders/archive")).text("id"));
  }

  @Test
  void ids_are_as_long_as_those_of_exchange_and_safe_in_a_url() {
    var immutable = graph.create(Json.sent("x"));
    var ordinary = graph.get(Graph.user("/messages/" + immutable.text("id")));

    assertThat(immutable.header("Preference-Applied")).isEqualTo("IdType=\"ImmutableId\"");
    assertThat(immutable.text("id")).hasSize(72).matches("[A-Za-z0-9_-]+");
    assertThat(ordinary.text("id")).hasSize(152).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void an_id_means_nothing_in_another_mailbox() {
    String id = graph.created(Json.sent("x"));

    assertThat(graph.get("/v1.0/users/bob@contoso.example/messages/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_copy_is_another_message_and_stays_a_draft_if_it_was_one() {
    String id = graph.created("{\"subject\":\"x\"}");

    var copy =
        graph.post(Graph.user("/messages/" + id + "/copy"), "{\"DestinationId\":\"archive\"}");

    assertThat(copy.json().path("isDraft").asBoolean()).isTrue();
    assertThat(graph.stored()).hasSize(2);
  }

  @Test
  void delete_moves_to_deleted_items_and_permanent_delete_removes() {
    String deleted = graph.created(Json.sent("a"));
    String removed = graph.created(Json.sent("b"));

    assertThat(graph.delete(Graph.user("/messages/" + deleted)).status()).isEqualTo(204);
    assertThat(graph.post(Graph.user("/messages/" + removed + "/permanentDelete"), "").status())
        .isEqualTo(204);

    assertThat(graph.stored()).hasSize(1);
    assertThat(graph.stored().getFirst().path("folder").asText()).isEqualTo("Deleted Items");
    assertThat(graph.get(Graph.user("/messages/" + removed)).code()).isEqualTo("ErrorItemNotFound");
  }

  @Test
  void ids_are_translated_both_ways() {
    String immutable = graph.created(Json.sent("x"));
    String ordinary = graph.get(Graph.user("/messages/" + immutable)).text("id");

    var answer =
        graph.post(
            Graph.user("/translateExchangeIds"),
            "{\"inputIds\":[\""
                + ordinary
                + "\",\"nonsense\"],\"sourceIdType\":\"restId\",\"targetIdType\":\"restImmutableEntryId\"}");

    assertThat(answer.values().get(0).path("targetId").asText()).isEqualTo(immutable);
    assertThat(answer.values().get(1).at("/errorDetails/code").asText())
        .isEqualTo("ErrorInvalidIdMalformed");
  }
}
