package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments within a request. */
class AttachmentTest {
  private static final int THREE_MIB = 3 * 1024 * 1024;
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  private static String attachments(String id) {
    return Graph.user("/messages/" + id + "/attachments");
  }

  @Test
  void an_attachment_is_added_shown_and_deleted() {
    String id = graph.created(Json.sent("x"));

    var added = graph.post(attachments(id), Json.file("a.bin", new byte[] {1, 2, 3}));
    String one = attachments(id) + "/" + added.text("id");

    assertThat(added.status()).isEqualTo(201);
    assertThat(graph.get(one).text("contentBytes")).isEqualTo("AQID");
    assertThat(graph.get(one + "/$value").bytes()).containsExactly(1, 2, 3);
    assertThat(graph.get(Graph.user("/messages/" + id)).json().path("hasAttachments").asBoolean())
        .isTrue();
    assertThat(
            graph
                .get("/inspect/mailboxes/" + Graph.USER + "/messages/" + id + "/attachments/0")
                .bytes())
        .containsExactly(1, 2, 3);
    assertThat(graph.delete(one).status()).isEqualTo(204);
    assertThat(graph.get(attachments(id)).values()).isEmpty();
    assertThat(graph.get(one).status()).isEqualTo(404);
  }

  @Test
  void inline_pictures_alone_do_not_make_a_message_with_attachments() {
    var created =
        graph.create(
            Json.sent(
                "x",
                "\"attachments\":["
                    + Json.file("a.png", new byte[] {1})
                        .replace("\"}", "\",\"isInline\":true,\"contentId\":\"c1\"}")
                    + "]"));

    assertThat(created.json().path("hasAttachments").asBoolean()).isFalse();
    assertThat(graph.stored().getFirst().at("/attachments/0/contentId").asText()).isEqualTo("c1");
  }

  @Test
  void an_attachment_of_three_megabytes_needs_an_upload_session() {
    String id = graph.created(Json.sent("x"));

    assertThat(graph.post(attachments(id), Json.file("a", new byte[THREE_MIB])).status())
        .isEqualTo(413);
    assertThat(graph.post(attachments(id), Json.file("a", new byte[THREE_MIB - 1024])).status())
        .isEqualTo(201);
  }

  @Test
  void a_message_has_at_most_250_attachments() {
    graph.put("/inspect/settings", "{\"sizes\":{\"attachments\":2}}");
    String two = Json.file("a", new byte[1]) + "," + Json.file("b", new byte[1]);

    String id = graph.created(Json.sent("x", "\"attachments\":[" + two + "]"));

    assertThat(graph.post(attachments(id), Json.file("c", new byte[1])).status()).isEqualTo(400);
    assertThat(graph.create(Json.sent("x", "\"attachments\":[" + two + "," + two + "]")).status())
        .isEqualTo(400);
  }

  @Test
  void a_message_within_a_message_is_kept() {
    String item =
        "{\"@odata.type\":\"#microsoft.graph.itemAttachment\",\"name\":\"m\",\"item\":{\"@odata.type\":\"#microsoft.graph.message\",\"subject\":\"inner\"}}";

    String id = graph.created(Json.sent("x", "\"attachments\":[" + item + "]"));
    String one = graph.get(attachments(id)).values().getFirst().path("id").asText();

    assertThat(
            graph
                .get(attachments(id) + "/" + one + "?$expand=microsoft.graph.itemAttachment/item")
                .json()
                .at("/item/subject")
                .asText())
        .isEqualTo("inner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"contentBytes\":\"AA==\"}",
        "{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\"x\"}",
        "{\"@odata.type\":\"#microsoft.graph.itemAttachment\",\"name\":\"x\"}",
        "{\"@odata.type\":\"#microsoft.graph.referenceAttachment\",\"name\":\"x\"}"
      })
  void an_attachment_without_name_or_content_is_refused(String attachment) {
    String id = graph.created(Json.sent("x"));

    assertThat(graph.post(attachments(id), attachment).status()).isEqualTo(400);
  }

  @Test
  void attachments_are_expanded_with_the_members_that_are_asked_for() {
    String id =
        graph.created(Json.sent("x", "\"attachments\":[" + Json.file("a", new byte[] {9}) + "]"));

    var whole =
        graph
            .get(Graph.user("/messages/" + id + "?$expand=attachments"))
            .json()
            .at("/attachments/0");
    var part =
        graph
            .get(
                Graph.user(
                    "/messages/"
                        + id
                        + "?"
                        + Graph.query("$expand", "attachments($select=name,size)")))
            .json()
            .at("/attachments/0");

    assertThat(Base64.getDecoder().decode(whole.path("contentBytes").asText())).containsExactly(9);
    assertThat(part.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("@odata.type", "id", "name", "size");
  }
}
