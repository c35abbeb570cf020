package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.FolderChangedException;
import godwit.failure.TransientException;
import godwit.target.MailTarget;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MessageMoveTest {
  private final ScriptedGraph graph = new ScriptedGraph();
  private final MailTarget target = graph.connector().open("ann@t.example");

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void looks_where_it_lies_then_moves_it_then_stamps_it() throws Exception {
    graph.answer(200, lies("F1")).answer(201, lies("F2")).answer(200, lies("F2"));

    assertThat(move()).isTrue();

    assertThat(graph.lines().get(1)).isEqualTo("POST /v1.0/users/ann%40t.example/messages/M1/move");
    assertThat(graph.asked().get(1).text()).contains("\"F2\"");
    assertThat(graph.lines().get(2)).startsWith("PATCH ").endsWith("/messages/M1");
    assertThat(graph.asked().get(2).text())
        .contains("GodwitSourceKey")
        .contains(Messages.stamp(2).value());
  }

  @Test
  void one_that_is_there_already_is_only_stamped() throws Exception {
    graph.answer(200, lies("F2")).answer(200, lies("F2"));

    assertThat(move()).isTrue();
    assertThat(graph.asked()).hasSize(2);
  }

  @Test
  void one_that_lies_elsewhere_or_is_gone_or_may_not_be_moved_is_left() throws Exception {
    graph
        .answer(200, lies("F3"))
        .refuse(404, "ErrorItemNotFound")
        .answer(200, lies("F1"))
        .refuse(403, "ErrorAccessDenied");

    assertThat(move()).isFalse();
    assertThat(move()).isFalse();
    assertThat(move()).isFalse();
  }

  @Test
  void a_stamp_that_is_not_taken_holds_nothing_up() throws Exception {
    graph.answer(200, lies("F1")).answer(201, lies("F2")).refuse(400, "ErrorInvalidPropertySet");

    assertThat(move()).isTrue();
  }

  @Test
  void a_folder_that_is_gone_is_looked_up_again_and_a_lost_answer_is_asked_for_again() {
    graph
        .answer(200, lies("F1"))
        .refuse(404, "ErrorItemNotFound")
        .answer(200, lies("F1"))
        .refuse(0, "");

    assertThatThrownBy(this::move).isInstanceOf(FolderChangedException.class);
    assertThatThrownBy(this::move).isInstanceOf(TransientException.class);
  }

  private boolean move() throws Exception {
    return target.move(
        new TargetMessageId("M1"),
        new TargetFolderId("F1"),
        new TargetFolderId("F2"),
        Messages.stamp(2));
  }

  private static String lies(String folder) {
    return "{\"id\":\"M1\",\"parentFolderId\":\"" + folder + "\"}";
  }
}
