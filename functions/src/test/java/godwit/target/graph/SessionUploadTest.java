package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.failure.TransientException;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionUploadTest {
  private static final long SIZE = 5_000_000;
  private static final String SECRET = "/upload/7?authtoken=secret";

  private final ScriptedGraph graph = new ScriptedGraph();
  private final ExchangeMessage message =
      Messages.ordinary().attachments(Messages.file("a.zip", Contents.pattern(SIZE))).build();

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void sends_ranges_in_order_without_a_token() throws Exception {
    graph.created("M1");
    session().range("3932160").done();

    assertThat(deliver()).isInstanceOf(Delivery.Stored.class);

    assertThat(ranges())
        .containsExactly("bytes 0-3932159/5000000", "bytes 3932160-4999999/5000000");
    assertThat(graph.asked().subList(2, 4))
        .allSatisfy(put -> assertThat(put.header("Authorization")).isEmpty());
    assertThat(graph.asked().get(1).text()).contains("\"size\":5000000", "\"name\":\"a.zip\"");
    assertThat(graph.asked().get(3).length()).isEqualTo(1_067_840);
  }

  @Test
  void goes_on_after_a_cut_where_the_server_says() throws Exception {
    graph.created("M1");
    session().answer(0, "").range("1000000-").done();

    assertThat(deliver()).isInstanceOf(Delivery.Stored.class);

    assertThat(ranges())
        .containsExactly("bytes 0-3932159/5000000", "bytes 1000000-4932159/5000000");
    assertThat(graph.lines().get(3)).isEqualTo("GET " + SECRET);
  }

  @Test
  void opens_a_new_session_when_the_old_one_is_gone() throws Exception {
    graph.created("M1");
    session().range("3932160").refuse(404, "ErrorItemNotFound").answer(200, "{\"value\":[]}");
    session().range("3932160").done();

    assertThat(deliver()).isInstanceOf(Delivery.Stored.class);

    assertThat(graph.lines().stream().filter(line -> line.endsWith("createUploadSession")))
        .hasSize(2);
  }

  @Test
  void an_attachment_whose_last_answer_was_lost_is_not_sent_twice() throws Exception {
    graph.created("M1");
    session()
        .range("3932160")
        .answer(0, "")
        .refuse(404, "ErrorItemNotFound")
        .answer(
            200,
            "{\"value\":[{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"id\":\"A\",\"size\":5000000}]}");

    assertThat(deliver()).isInstanceOf(Delivery.Stored.class);

    assertThat(ranges()).hasSize(2);
  }

  @Test
  void a_short_wish_to_slow_down_is_granted() throws Exception {
    graph.created("M1");
    session()
        .refuse(429, "ApplicationThrottled", "Retry-After", "7")
        .range("0-")
        .range("3932160")
        .done();

    assertThat(deliver()).isInstanceOf(Delivery.Stored.class);

    assertThat(graph.pauses()).singleElement().satisfies(pause -> assertThat(pause).hasSeconds(7));
  }

  @Test
  void a_message_whose_upload_fails_for_good_is_taken_back_and_in_doubt() {
    graph.created("M1");
    session();
    for (int i = 0; i < 3; i++) {
      graph.answer(500, "{}").range("0-");
    }
    graph.answer(500, "{}").answer(204, "");

    var thrown = catchThrowableOfType(TransientException.class, this::deliver);

    assertThat(thrown.toString()).doesNotContain("authtoken", "upload/7");
    assertThat(graph.lines().getLast()).endsWith("/messages/M1/permanentDelete");
  }

  @Test
  void a_small_one_left_over_is_posted_and_looked_for_when_its_answer_is_lost() throws Exception {
    graph
        .created("M1")
        .answer(0, "")
        .answer(
            200,
            "{\"value\":[{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"id\":\"A\",\"size\":9},{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"id\":\"B\",\"size\":9}]}");
    ExchangeMessage two =
        Messages.ordinary()
            .attachments(
                Messages.file("a", Contents.pattern(2_500_000)),
                Messages.file("b", Contents.pattern(2_500_000)))
            .build();

    assertThat(deliver(two)).isInstanceOf(Delivery.Stored.class);

    assertThat(graph.lines().get(1)).endsWith("/messages/M1/attachments");
    assertThat(graph.asked()).hasSize(3);
  }

  private List<String> ranges() {
    return graph.asked().stream()
        .filter(asked -> asked.line().startsWith("PUT"))
        .map(asked -> asked.header("Content-range"))
        .toList();
  }

  private ScriptedGraph session() {
    return graph.answer(
        201, "{\"uploadUrl\":\"" + graph.root() + SECRET + "\",\"nextExpectedRanges\":[\"0-\"]}");
  }

  private Delivery deliver() throws Exception {
    return deliver(message);
  }

  private Delivery deliver(ExchangeMessage sent) throws Exception {
    return graph
        .connector()
        .open("ann@t.example")
        .deliver(new TargetFolderId("F1"), Messages.stamp(1), sent);
  }
}
