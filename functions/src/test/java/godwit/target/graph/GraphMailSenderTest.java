package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.target.OutgoingMail;
import godwit.target.OutgoingMail.AttachedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphMailSenderTest {
  private static final OutgoingMail MAIL =
      new OutgoingMail(
          "Migration \"x\"",
          "<p>ü</p>",
          List.of("ann@t.example", "ben@t.example"),
          List.of(new AttachedFile("x.csv", "text/csv", "\uFEFFa")));

  private final ScriptedGraph graph = new ScriptedGraph();

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void sends_what_graph_documents_as_the_sender() throws Exception {
    graph.answer(202, "");

    graph.connector().mailSender().send("o'neil+1@t.example", MAIL);

    assertThat(graph.lines()).containsExactly("POST /v1.0/users/o%27neil%2B1%40t.example/sendMail");
    JsonNode body = new ObjectMapper().readTree(graph.asked().getFirst().text());
    assertThat(body.path("saveToSentItems").asBoolean()).isTrue();
    JsonNode message = body.path("message");
    assertThat(message.path("subject").asText()).isEqualTo("Migration \"x\"");
    assertThat(message.path("body").path("contentType").asText()).isEqualTo("html");
    assertThat(message.path("body").path("content").asText()).isEqualTo("<p>ü</p>");
    assertThat(message.path("toRecipients").findValuesAsText("address"))
        .containsExactly("ann@t.example", "ben@t.example");
    JsonNode file = message.path("attachments").path(0);
    assertThat(file.path("@odata.type").asText()).isEqualTo("#microsoft.graph.fileAttachment");
    assertThat(file.path("name").asText()).isEqualTo("x.csv");
    assertThat(new String(file.path("contentBytes").binaryValue(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFa");
  }

  @ParameterizedTest
  @CsvSource({
    "403,ErrorAccessDenied,Mail.Send",
    "404,ErrorInvalidUser,REPORT_SENDER",
    "404,MailboxNotEnabledForRESTAPI,REPORT_SENDER",
    "400,ErrorInvalidRecipients,notificationEmails",
    "413,RequestEntityTooLarge,by HTTP"
  })
  void what_a_person_must_mend_is_said_without_addresses(int status, String code, String advice) {
    graph.refuse(status, code);

    var failed = catchThrowableOfType(MailboxBlockedException.class, this::send);

    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.explanation()).contains(advice).doesNotContain("@");
  }

  @Test
  void a_wish_for_patience_is_kept() {
    graph.refuse(429, "TooManyRequests", "Retry-After", "40");

    var failed = catchThrowableOfType(ThrottledException.class, this::send);

    assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void silence_may_pass_and_is_not_sent_twice_here() {
    graph.answer(504, "");

    var failed = catchThrowableOfType(TransientException.class, this::send);

    assertThat(failed.explanation()).contains("504");
    assertThat(graph.asked()).hasSize(1);
  }

  private void send() throws MigrationException {
    graph.connector().mailSender().send("reports@t.example", MAIL);
  }
}
