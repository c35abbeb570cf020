package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.target.MailTarget;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import godwit.target.TargetMessageId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageMarkingTest {
  private static final MessageMarks PLAIN = new MessageMarks(false, Flag.NONE, Verb.NONE);
  private static final MessageMarks READ = new MessageMarks(true, Flag.NONE, Verb.NONE);

  private final ScriptedGraph graph = new ScriptedGraph();
  private final MailTarget target = graph.connector().open("ann@t.example");

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void only_what_changed_is_sent_on_condition_that_nobody_was_faster() throws Exception {
    graph.answer(200, message("v1", false, "notFlagged", "")).answer(200, "{}");

    assertThat(mark(PLAIN, READ)).contains(READ);

    assertThat(graph.lines().getFirst())
        .startsWith("GET /v1.0/users/ann%40t.example/messages/M1?")
        .contains("0x1081");
    assertThat(graph.lines().get(1)).isEqualTo("PATCH /v1.0/users/ann%40t.example/messages/M1");
    assertThat(graph.asked().get(1).header("If-match")).isEqualTo("W/\"v1\"");
    assertThat(graph.asked().get(1).text())
        .isEqualTo("{\"@odata.type\":\"#microsoft.graph.message\",\"isRead\":true}");
  }

  @Test
  void flag_and_answer_are_what_a_create_would_have_written() throws Exception {
    var all = new MessageMarks(false, Flag.FLAGGED, Verb.REPLIED);
    graph.answer(200, message("v1", false, "notFlagged", "")).answer(200, "{}");

    assertThat(mark(PLAIN, all)).contains(all);

    assertThat(graph.asked().get(1).text())
        .contains("\"flag\":{\"flagStatus\":\"flagged\"}")
        .contains("{\"id\":\"Integer 0x1080\",\"value\":\"261\"}")
        .contains("{\"id\":\"Integer 0x1081\",\"value\":\"102\"}")
        .doesNotContain("isRead");
  }

  @Test
  void what_is_there_already_or_is_the_owners_is_not_sent() throws Exception {
    var flagged = new MessageMarks(true, Flag.FLAGGED, Verb.FORWARDED);
    graph.answer(200, message("v1", true, "complete", "102"));

    assertThat(mark(PLAIN, flagged)).contains(new MessageMarks(true, Flag.COMPLETE, Verb.REPLIED));

    assertThat(graph.asked()).hasSize(1);
  }

  @Test
  void a_message_that_changed_between_look_and_change_is_looked_at_again() throws Exception {
    graph
        .answer(200, message("v1", false, "notFlagged", ""))
        .refuse(412, "ErrorIrresolvableConflict")
        .answer(200, message("v2", false, "notFlagged", ""))
        .answer(200, "{}");

    assertThat(mark(PLAIN, READ)).contains(READ);

    assertThat(graph.asked().get(3).header("If-match")).isEqualTo("W/\"v2\"");
  }

  @Test
  void a_message_that_is_gone_has_no_marks() throws Exception {
    graph.refuse(404, "ErrorItemNotFound");

    assertThat(mark(PLAIN, READ)).isEmpty();
  }

  @Test
  void a_change_that_graph_never_takes_is_left() throws Exception {
    graph
        .answer(200, message("v1", false, "notFlagged", ""))
        .refuse(400, "ErrorInvalidPropertySet");

    assertThat(mark(PLAIN, READ)).contains(PLAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "500, ErrorInternalServerError",
    "403, ErrorAccessDenied",
    "503, ''",
    "504, ''",
    "0, ''"
  })
  void whatever_else_ails_one_message_is_tried_again_and_blocks_nothing(int status, String code) {
    graph.answer(200, message("v1", false, "notFlagged", "")).refuse(status, code);

    assertThatThrownBy(() -> mark(PLAIN, READ)).isInstanceOf(TransientException.class);
  }

  @Test
  void a_wish_to_slow_down_is_passed_on() {
    graph.refuse(429, "ApplicationThrottled", "Retry-After", "77");

    assertThatThrownBy(() -> mark(PLAIN, READ))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(77)));
  }

  private Optional<MessageMarks> mark(MessageMarks before, MessageMarks now) throws Exception {
    return target.mark(new TargetMessageId("M1"), new MarkChange(before, before, now));
  }

  private static String message(String version, boolean read, String flag, String verb) {
    String property =
        verb.isEmpty()
            ? ""
            : ",\"singleValueExtendedProperties\":[{\"id\":\"Integer 0x1081\",\"value\":\""
                + verb
                + "\"}]";
    return "{\"@odata.etag\":\"W/\\\""
        + version
        + "\\\"\",\"id\":\"M1\",\"isRead\":"
        + read
        + ",\"flag\":{\"flagStatus\":\""
        + flag
        + "\"}"
        + property
        + "}";
  }
}
