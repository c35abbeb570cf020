package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.target.Contents;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MessageSearchTest {
  private final ScriptedGraph graph = new ScriptedGraph();
  private final MailTarget target = graph.connector().open("ann@t.example");
  private final ExchangeMessage withFile =
      Messages.ordinary().attachments(Messages.file("a", Contents.text("12345"))).build();

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void asks_for_the_stamp_in_one_folder() throws Exception {
    graph.answer(200, hits(hit("M1", false)));

    assertThat(find(Messages.ordinary().build())).contains(new TargetMessageId("M1"));
    assertThat(graph.lines().getFirst())
        .contains("/mailFolders/F1/messages?")
        .contains("singleValueExtendedProperties%2FAny")
        .contains("GodwitSourceKey")
        .contains(Messages.stamp(1).value());
  }

  @Test
  void of_two_whole_ones_the_first_is_taken_and_none_removed() throws Exception {
    graph.answer(200, hits(hit("M1", false), hit("M2", false)));

    assertThat(find(Messages.ordinary().build())).contains(new TargetMessageId("M1"));
    assertThat(graph.asked()).hasSize(1);
  }

  @Test
  void one_that_lacks_an_attachment_is_removed_and_the_whole_one_taken() throws Exception {
    graph
        .answer(200, hits(hit("M1", false), hit("M2", false)))
        .answer(200, "{\"value\":[]}")
        .answer(204, "")
        .answer(200, sizes(5));

    assertThat(find(withFile)).contains(new TargetMessageId("M2"));
    assertThat(graph.lines().get(2)).endsWith("/messages/M1/permanentDelete");
  }

  @Test
  void one_that_was_stored_as_a_draft_is_removed() throws Exception {
    graph.answer(200, hits(hit("M1", true))).answer(204, "");

    assertThat(find(Messages.ordinary().build())).isEmpty();
  }

  @Test
  void one_whose_attachment_its_owner_removed_later_is_taken_as_it_is() throws Exception {
    graph.answer(200, hits(changedHit("M1", 16))).answer(200, "{\"value\":[]}");

    assertThat(find(withFile)).contains(new TargetMessageId("M1"));
    assertThat(graph.asked()).hasSize(2);
  }

  @Test
  void one_that_changed_last_while_it_was_being_made_is_half_made() throws Exception {
    graph.answer(200, hits(changedHit("M1", 15))).answer(200, "{\"value\":[]}").answer(204, "");

    assertThat(find(withFile)).isEmpty();
    assertThat(graph.lines().get(2)).endsWith("/messages/M1/permanentDelete");
  }

  @Test
  void a_large_one_that_was_changed_later_and_lacks_a_file_is_neither_removed_nor_taken()
      throws Exception {
    var large =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(3_500_000))).build();
    graph
        .answer(200, hits(changedHit("M1", 60)))
        .answer(200, "{\"value\":[]}")
        .answer(200, changedHit("M1", 60))
        .answer(200, "{\"value\":[]}");

    assertThat(find(large)).isEmpty();
    assertThat(target.holds(new TargetMessageId("M1"), large)).isFalse();
    assertThat(graph.asked()).hasSize(4);
  }

  @Test
  void a_draft_that_its_owner_has_sent_is_never_removed() throws Exception {
    var draft = Messages.ordinary().draft().build();
    graph.answer(200, hits(hit("M1", false))).answer(200, hit("M1", false));

    assertThat(find(draft)).contains(new TargetMessageId("M1"));
    assertThat(target.holds(new TargetMessageId("M1"), draft)).isTrue();
    assertThat(graph.asked()).hasSize(2);
  }

  @Test
  void sizes_may_be_larger_at_the_target_but_not_smaller() {
    var files =
        List.of(
            Messages.file("a", Contents.pattern(10)), Messages.file("b", Contents.pattern(100)));

    assertThat(MessageSearch.holds(List.of(350L, 30L), files)).isTrue();
    assertThat(MessageSearch.holds(List.of(10L, 100L), files)).isTrue();
    assertThat(MessageSearch.holds(List.of(99L, 30L), files)).isFalse();
    assertThat(MessageSearch.holds(List.of(100L), files)).isFalse();
    assertThat(MessageSearch.holds(List.of(100L, 100L, 100L), files)).isFalse();
  }

  private Optional<TargetMessageId> find(ExchangeMessage message) throws Exception {
    return target.find(new TargetFolderId("F1"), Messages.stamp(1), message);
  }

  private static String hits(String... hits) {
    return "{\"value\":[" + String.join(",", hits) + "]}";
  }

  private static String hit(String id, boolean draft) {
    return "{\"id\":\""
        + id
        + "\",\"isDraft\":"
        + draft
        + ",\"receivedDateTime\":\"2015-03-04T05:06:07Z\"}";
  }

  private static String changedHit(String id, int minutesLater) {
    return "{\"id\":\""
        + id
        + "\",\"isDraft\":false,\"receivedDateTime\":\"2015-03-04T05:06:07Z\","
        + "\"createdDateTime\":\"2026-01-01T00:00:00Z\",\"lastModifiedDateTime\":\""
        + java.time.Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minutesLater)
        + "\"}";
  }

  private static String sizes(int... sizes) {
    return Arrays.stream(sizes)
        .mapToObj(size ->
            "{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"id\":\"A\",\"size\":"
                + size
                + "}")
        .collect(Collectors.joining(",", "{\"value\":[", "]}"));
  }
}
