package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.target.Messages;
import godwit.target.StampedMessage;
import godwit.target.TargetMessageId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole mailbox is read page by page, and no message falls between two pages. */
final class StampWalkTest {
  private static final String MORE = "https://graph.example/next";

  private final ScriptedGraph graph = new ScriptedGraph();
  private final MailTarget target = graph.connector().open("ann@t.example");

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void asks_for_our_property_of_every_message_without_a_filter() throws Exception {
    graph.answer(200, page(false, "M1"));

    assertThat(walk())
        .containsExactly(
            new StampedMessage(
                new MessageStamp("stamp.m1"),
                new TargetMessageId("M1"),
                Optional.of(Instant.parse("2015-03-04T05:06:07Z"))));
    String line = URLDecoder.decode(graph.lines().getFirst(), StandardCharsets.UTF_8);
    assertThat(line)
        .startsWith("GET /v1.0/users/ann@t.example/messages?")
        .contains("$select=id,parentFolderId,receivedDateTime")
        .contains("$top=1000")
        .contains("$skip=0")
        .contains("$expand=singleValueExtendedProperties($filter=id eq 'String {9b3c6e0e")
        .doesNotContain("&$filter");
  }

  @Test
  void messages_without_a_stamp_of_ours_are_left_out() throws Exception {
    graph.answer(
        200,
        "{\"value\":[{\"id\":\"A\"},{\"id\":\"B\",\"singleValueExtendedProperties\":[]},"
            + "{\"id\":\"C\",\"singleValueExtendedProperties\":[{\"id\":\"x\",\"value\":\"no stamp\"}]}]}");

    assertThat(walk()).isEmpty();
  }

  @Test
  void each_page_begins_with_the_end_of_the_one_before() throws Exception {
    graph
        .answer(200, page(true, ids(0, 200)))
        .answer(200, page(true, ids(150, 200)))
        .answer(200, page(false, ids(300, 60)));

    List<StampedMessage> shown = walk();

    assertThat(graph.lines().get(1)).contains("skip=150");
    assertThat(graph.lines().get(2)).contains("skip=300");
    assertThat(shown.stream().map(s -> s.id().value()).distinct()).hasSize(360);
  }

  @Test
  void a_page_too_short_to_overlap_is_passed_whole() throws Exception {
    graph.answer(200, page(true, ids(0, 50))).answer(200, page(false, ids(50, 3)));

    assertThat(walk()).hasSize(53);
    assertThat(graph.lines().get(1)).contains("skip=50");
  }

  @Test
  void messages_that_were_deleted_meanwhile_hide_none_of_the_rest() throws Exception {
    // Twenty of the first page went: what was 200 is 180 now, and still on the second page.
    graph.answer(200, page(true, ids(0, 200))).answer(200, page(false, ids(170, 100)));

    assertThat(walk().stream().map(s -> s.id().value()).distinct()).hasSize(270);
  }

  @Test
  void a_mailbox_that_changes_faster_than_it_is_read_is_read_again_later() {
    graph.answer(200, page(true, ids(0, 200))).answer(200, page(false, ids(260, 100)));

    assertThatThrownBy(this::walk)
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("deleted meanwhile");
  }

  @Test
  void a_refusal_is_told_as_what_it_is() {
    graph.refuse(429, "ApplicationThrottled", "Retry-After", "7");
    assertThatThrownBy(this::walk)
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void a_mailbox_out_of_reach_is_blocked() {
    graph.refuse(403, "ErrorAccessDenied");
    assertThatThrownBy(this::walk).isInstanceOf(MailboxBlockedException.class);
  }

  @Test
  void a_message_that_is_gone_is_not_held() throws Exception {
    graph.refuse(404, "ErrorItemNotFound");

    assertThat(target.holds(new TargetMessageId("M1"), Messages.ordinary().build())).isFalse();
    assertThat(graph.lines().getFirst()).startsWith("GET /v1.0/users/ann").contains("/messages/M1");
  }

  @Test
  void whether_a_message_is_held_is_not_guessed() {
    graph.refuse(503, "ErrorServerBusy");

    assertThatThrownBy(() -> target.holds(new TargetMessageId("M1"), Messages.ordinary().build()))
        .isInstanceOf(godwit.failure.MigrationException.class);
  }

  private List<StampedMessage> walk() throws Exception {
    List<StampedMessage> shown = new ArrayList<>();
    target.stamped(shown::addAll);
    return shown;
  }

  private static String[] ids(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> "M" + n).toArray(String[]::new);
  }

  private static String page(boolean more, String... ids) {
    String value =
        List.of(ids).stream()
            .map(id ->
                "{\"id\":\"%s\",\"receivedDateTime\":\"2015-03-04T05:06:07Z\"".formatted(id)
                    + ",\"singleValueExtendedProperties\":[{\"id\":\"x\",\"value\":\"STAMP.%s\"}]}"
                        .formatted(id))
            .collect(Collectors.joining(",", "{\"value\":[", "]"));
    return value + (more ? ",\"@odata.nextLink\":\"" + MORE + "\"}" : "}");
  }
}
