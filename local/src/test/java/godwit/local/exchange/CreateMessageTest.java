package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a posted message. */
class CreateMessageTest {
  private final Graph graph = Graph.start();

  @AfterEach
  void stop() {
    graph.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, true",
    "4, false, false",
    "0, false, false",
    "5, false, true",
    "8, true, false",
    "9, true, true"
  })
  void the_flags_of_the_create_decide_draft_and_read(String flags, boolean draft, boolean read) {
    var answer = graph.create(Json.with("Integer 0x0E07=" + flags));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("isDraft").asBoolean()).isEqualTo(draft);
    assertThat(answer.json().path("isRead").asBoolean()).isEqualTo(read);
  }

  @Test
  void a_message_without_flags_is_a_draft_whatever_isDraft_says() {
    assertThat(graph.create("{\"isDraft\":false}").json().path("isDraft").asBoolean()).isTrue();
  }

  @Test
  void the_read_state_of_the_json_wins() {
    var answer = graph.create(Json.sent("x", "\"isRead\":false"));

    assertThat(answer.json().path("isRead").asBoolean()).isFalse();
  }

  @Test
  void dates_come_from_extended_properties_only() {
    var plain =
        graph.create(
            "{\"receivedDateTime\":\"2001-01-01T00:00:00Z\",\"sentDateTime\":\"2001-01-01T00:00:00Z\"}");
    var stamped =
        graph.create(
            Json.with(
                "SystemTime 0x0E06=2015-03-04T05:06:07Z",
                "SystemTime 0x39=2015-03-04T07:06:01+02:00"));

    assertThat(plain.text("receivedDateTime")).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(plain.text("sentDateTime")).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(stamped.text("receivedDateTime")).isEqualTo("2015-03-04T05:06:07Z");
    assertThat(stamped.text("sentDateTime")).isEqualTo("2015-03-04T05:06:01Z");
  }

  @Test
  void everything_that_was_posted_is_stored() {
    graph.create(
        Json.sent(
            "Grüße 🐦",
            "\"body\":{\"contentType\":\"HTML\",\"content\":\"<p>a</p>\"}",
            "\"from\":" + Json.recipient("ann@ext.example"),
            "\"toRecipients\":[" + Json.recipient("bob@ext.example") + "]",
            "\"internetMessageId\":\"<a+b@ext.example>\"",
            "\"importance\":\"High\"",
            "\"flag\":{\"flagStatus\":\"flagged\"}",
            "\"categories\":[\"blue\"]",
            "\"attachments\":[" + Json.file("a.txt", new byte[] {1, 2}) + "]"));

    var stored = graph.stored().getFirst();

    assertThat(stored.path("folder").asText()).isEqualTo("Inbox");
    assertThat(stored.path("subject").asText()).isEqualTo("Grüße 🐦");
    assertThat(stored.at("/body/contentType").asText()).isEqualTo("html");
    assertThat(stored.at("/body/content").asText()).isEqualTo("<p>a</p>");
    assertThat(stored.at("/from/emailAddress/address").asText()).isEqualTo("ann@ext.example");
    assertThat(stored.at("/toRecipients/0/emailAddress/address").asText())
        .isEqualTo("bob@ext.example");
    assertThat(stored.path("internetMessageId").asText()).isEqualTo("<a+b@ext.example>");
    assertThat(stored.path("importance").asText()).isEqualTo("high");
    assertThat(stored.at("/flag/flagStatus").asText()).isEqualTo("flagged");
    assertThat(stored.at("/categories/0").asText()).isEqualTo("blue");
    assertThat(stored.path("hasAttachments").asBoolean()).isTrue();
    assertThat(stored.at("/attachments/0/sha256").asText())
        .isEqualTo("a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222");
  }

  @Test
  void a_large_body_is_kept_whole() {
    String body = "ä".repeat(100_000);

    graph.create(
        Json.sent("x", "\"body\":{\"contentType\":\"text\",\"content\":\"" + body + "\"}"));

    assertThat(graph.stored().getFirst().at("/body/content").asText()).isEqualTo(body);
  }

  @Test
  void a_long_subject_is_cut() {
    assertThat(graph.create(Json.sent("s".repeat(300))).text("subject")).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "ann@",
        "@ext.example",
        "a b@ext.example",
        "a@b@c.example",
        "a@ext..example",
        "<a@ext.example>"
      })
  void an_address_that_cannot_be_one_is_refused(String address) {
    var answer = graph.create(Json.sent("x", "\"replyTo\":[" + Json.recipient(address) + "]"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("ErrorInvalidRecipients");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root@localhost",
        "a+b@ext.example",
        "\\\"a b\\\"@ext.example",
        "a@[192.0.2.1]",
        "/o=Org/ou=Unit/cn=Ann",
        "jörg@exämple.example"
      })
  void an_address_that_can_be_one_is_taken(String address) {
    var answer = graph.create(Json.sent("x", "\"toRecipients\":[" + Json.recipient(address) + "]"));

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void only_five_headers_are_taken_and_all_begin_with_x() {
    String header = "{\"name\":\"X-A\",\"value\":\"1\"}";

    assertThat(graph.create(Json.sent("x", "\"internetMessageHeaders\":[" + header + "]")).status())
        .isEqualTo(201);
    assertThat(
            graph
                .create(
                    Json.sent(
                        "x",
                        "\"internetMessageHeaders\":[" + (header + ",").repeat(5) + header + "]"))
                .code())
        .isEqualTo("InvalidInternetMessageHeaderCollection");
    assertThat(
            graph
                .create(
                    Json.sent(
                        "x",
                        "\"internetMessageHeaders\":[" + header.replace("X-A", "Received") + "]"))
                .code())
        .isEqualTo("InvalidInternetMessageHeader");
  }

  @Test
  void a_request_over_four_megabytes_is_refused() {
    String body = "x".repeat(4 * 1024 * 1024);

    var answer = graph.create(Json.sent("x", "\"body\":{\"content\":\"" + body + "\"}"));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void a_due_date_needs_a_start_date() {
    String due =
        "{\"flagStatus\":\"flagged\",\"dueDateTime\":{\"dateTime\":\"2026-01-01T00:00:00\",\"timeZone\":\"UTC\"}}";

    assertThat(graph.create(Json.sent("x", "\"flag\":" + due)).status()).isEqualTo(400);
  }

  @Test
  void mime_becomes_a_draft_in_drafts_and_is_refused_in_a_folder() {
    String mime =
        java.util.Base64.getEncoder()
            .encodeToString(
                "Subject: s\r\n\r\nbody".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    var draft = graph.post(Graph.user("/messages"), mime, "Content-Type", "text/plain");
    var refused =
        graph.post(Graph.user("/mailFolders/inbox/messages"), mime, "Content-Type", "text/plain");
    var broken = graph.post(Graph.user("/messages"), "*" + mime, "Content-Type", "text/plain");

    assertThat(draft.json().path("isDraft").asBoolean()).isTrue();
    assertThat(draft.text("subject")).isEqualTo("s");
    assertThat(refused.code()).isEqualTo("UnableToDeserializePostBody");
    assertThat(broken.code()).isEqualTo("ErrorMimeContentInvalidBase64String");
  }
}
