package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request bodies against the published members and types. */
class PublishedTypesTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subjekt\":\"x\"}",
        "{\"body\":{\"content\":\"x\",\"charset\":\"utf-8\"}}",
        "{\"toRecipients\":[{\"address\":\"a@b.example\"}]}",
        "{\"attachments\":[{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\"x\",\"data\":\"AA==\"}]}",
        "{\"isRead\":\"true\"}",
        "{\"subject\":1}",
        "{\"importance\":\"urgent\"}",
        "{\"receivedDateTime\":\"yesterday\"}",
        "{\"toRecipients\":{}}",
        "{\"categories\":[null]}",
        "{\"flag\":\"flagged\"}",
        "{\"subject\":\"a\",\"subject\":\"b\"}",
        "{\"subject\":\"\\ud800\"}",
        "{\"subject\":\"a\"",
        "{\"subject\":\"a\"} x",
        "[]",
        "",
        "{\"attachments\":[{\"name\":\"x\",\"contentBytes\":\"AA==\"}]}",
        "{\"attachments\":[{\"name\":\"x\",\"@odata.type\":\"#microsoft.graph.fileAttachment\"}]}",
        "{\"attachments\":[{\"@odata.type\":\"#microsoft.graph.message\"}]}",
        "{\"attachments\":[{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\"x\",\"contentBytes\":\"%%%\"}]}",
        "{\"attachments\":[{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\"x\",\"isInline\":null,\"contentBytes\":\"AA==\"}]}"
      })
  void what_does_not_fit_is_refused_and_nothing_is_stored(String body) {
    var answer = graph.create(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("UnableToDeserializePostBody");
    assertThat(graph.get(Graph.user("/mailFolders/inbox")).json().path("totalItemCount").asInt())
        .isZero();
  }

  @Test
  void annotations_and_read_only_members_are_passed_over() {
    var answer =
        graph.create(
            "{\"@odata.type\":\"#microsoft.graph.message\",\"id\":\"x\",\"changeKey\":\"y\",\"hasAttachments\":true,"
                + "\"importance\":\"HIGH\",\"toRecipients@odata.context\":\"z\",\"conversationIndex\":\"AQ==\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("id")).isNotEqualTo("x");
    assertThat(answer.json().path("hasAttachments").asBoolean()).isFalse();
    assertThat(answer.text("importance")).isEqualTo("high");
  }
}
