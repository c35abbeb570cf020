package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A create reaches the server once, whatever the server does. */
final class SentOnceTest {
  private final ScriptedGraph graph = new ScriptedGraph();

  @AfterEach
  void stop() {
    graph.close();
  }

  @ParameterizedTest
  @CsvSource({
    "503, 1", "504, 1", "503, 0", "408, 0", "408, 1", "500, 1", "502, 0", "421, 0", "307, 0",
    "308, 0", "0, 0"
  })
  void a_create_in_doubt_is_sent_once(int status, String retryAfter) {
    graph.answer(status, "{}", "Retry-After", retryAfter, "Location", graph.root() + "/else");
    graph.created("second");

    Throwable thrown = catchThrowable(this::deliver);

    assertThat(thrown).isInstanceOf(TransientException.class);
    assertThat(graph.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1", "0", "'31,120'"})
  void a_throttled_create_is_sent_once(String retryAfter) {
    graph.refuse(429, "ApplicationThrottled", "Retry-After", retryAfter);
    graph.created("second");

    Throwable thrown = catchThrowable(this::deliver);

    assertThat(thrown).isInstanceOf(ThrottledException.class);
    assertThat(graph.asked()).hasSize(1);
  }

  @Test
  void a_create_whose_answer_breaks_off_is_sent_once() {
    graph.answer(201, "{\"id\":\"x\",\"subject\":\"cut he");

    Throwable thrown = catchThrowable(this::deliver);

    assertThat(thrown).isInstanceOf(TransientException.class);
    assertThat(graph.asked()).hasSize(1);
  }

  @Test
  void a_folder_is_asked_for_once_too() {
    graph.refuse(503, "ErrorServerBusy", "Retry-After", "0");

    Throwable thrown = catchThrowable(() -> graph.connector().open("ann@t.example").check());

    assertThat(thrown).isInstanceOf(ThrottledException.class);
    assertThat(graph.asked()).hasSize(1);
  }

  private void deliver() throws Exception {
    graph
        .connector()
        .open("ann@t.example")
        .deliver(new TargetFolderId("F1"), Messages.stamp(1), Messages.ordinary().build());
  }
}
