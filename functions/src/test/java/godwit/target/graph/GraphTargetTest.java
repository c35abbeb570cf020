package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.Contents;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.MapiProperty;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GraphTargetTest {
  private static final TargetFolderId FOLDER = new TargetFolderId("AAMk/1+=");
  private static final String NO_CONTENT = "";

  private final ScriptedGraph graph = new ScriptedGraph();
  private final MailTarget target = graph.connector().open("o'brien+x#1@tärget.example");

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void every_request_is_signed_and_asks_for_immutable_ids() throws Exception {
    graph.answer(200, "{\"id\":\"inbox-id\",\"totalItemCount\":0}").created("M1");

    target.check();
    Delivery delivery = deliver(Messages.ordinary().build());

    assertThat(delivery).isEqualTo(new Delivery.Stored(new TargetMessageId("M1"), List.of()));
    assertThat(graph.asked())
        .allSatisfy(asked -> {
          assertThat(asked.header("Authorization")).isEqualTo("Bearer opaque");
          assertThat(asked.header("Prefer")).isEqualTo("IdType=\"ImmutableId\"");
        });
  }

  @Test
  void addresses_and_identities_are_encoded() throws Exception {
    graph.answer(200, "{\"id\":\"inbox-id\"}").created("M1");

    target.check();
    assertThat(deliver(Messages.ordinary().build())).isInstanceOf(Delivery.Stored.class);

    String user = "/v1.0/users/o%27brien%2Bx%231%40t%C3%A4rget.example/mailFolders/";
    assertThat(graph.lines())
        .containsExactly(
            "GET " + user + "inbox?$select=id,totalItemCount",
            "POST " + user + "AAMk%2F1%2B%3D/messages");
    assertThat(graph.asked().getLast().header("Content-length"))
        .isEqualTo(String.valueOf(graph.asked().getLast().length()));
  }

  @Test
  void a_token_that_is_refused_is_renewed_once_and_then_stops_the_app() {
    graph.refuse(401, "InvalidAuthenticationToken").refuse(401, "InvalidAuthenticationToken");

    var stopped = catchThrowableOfType(AppBlockedException.class, target::check);

    assertThat(stopped.code()).isEqualTo("InvalidAuthenticationToken");
    assertThat(graph.asked()).hasSize(2);
  }

  @Test
  void a_create_whose_token_had_run_out_is_sent_with_a_new_one() throws Exception {
    graph.refuse(401, "InvalidAuthenticationToken").created("M1");

    assertThat(deliver(Messages.ordinary().build())).isInstanceOf(Delivery.Stored.class);
    assertThat(graph.asked().get(1).text()).isEqualTo(graph.asked().get(0).text());
  }

  @Test
  void a_mailbox_out_of_reach_is_blocked_with_advice() {
    graph.refuse(403, "ErrorAccessDenied");

    var blocked = catchThrowableOfType(MailboxBlockedException.class, target::check);

    assertThat(blocked.explanation()).contains("2 hours");
  }

  @Test
  void an_answer_that_is_not_graphs_still_has_its_status() {
    graph.answer(
        502, "<html>Bad gateway for bob@secret.example</html>", "Content-Type", "text/html");

    var thrown = catchThrowableOfType(TransientException.class, target::check);

    assertThat(thrown.code()).isEqualTo("Http502");
  }

  @Test
  void what_is_thrown_quotes_neither_graph_nor_the_message() {
    graph.refuse(500, "about bob@secret.example: boom");

    var thrown =
        catchThrowableOfType(MigrationException.class, () -> deliver(Messages.ordinary().build()));

    String all = thrown + " " + thrown.code() + " " + thrown.getCause();
    assertThat(all).doesNotContain("secret", "brien", "Minutes", "Authorization", "opaque");
  }

  @Test
  void a_message_stored_as_a_draft_is_removed_and_refused() throws Exception {
    graph
        .answer(
            201, "{\"id\":\"M1\",\"isDraft\":true,\"receivedDateTime\":\"2015-03-04T05:06:07Z\"}")
        .answer(204, NO_CONTENT);

    Delivery delivery = deliver(Messages.ordinary().build());

    assertThat(delivery).isInstanceOf(Delivery.Refused.class);
    assertThat(graph.lines().get(1)).endsWith("/messages/M1/permanentDelete");
  }

  @Test
  void a_message_with_another_date_is_removed_and_refused() throws Exception {
    graph
        .answer(
            201, "{\"id\":\"M1\",\"isDraft\":false,\"receivedDateTime\":\"2026-11-21T12:00:00Z\"}")
        .refuse(400, "RequestBroker--ParseUri")
        .answer(204, NO_CONTENT);

    Delivery delivery = deliver(Messages.ordinary().build());

    assertThat(delivery)
        .isInstanceOfSatisfying(
            Delivery.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("WrongReceivedTime"));
    assertThat(graph.lines().get(2)).startsWith("DELETE ").endsWith("/messages/M1");
  }

  @Test
  void a_wrong_message_that_cannot_be_removed_is_in_doubt() {
    graph.answer(201, "{\"id\":\"M1\",\"isDraft\":true}").refuse(429, "TooManyRequests");

    var thrown =
        catchThrowableOfType(TransientException.class, () -> deliver(Messages.ordinary().build()));

    assertThat(thrown.code()).isEqualTo("TooManyRequests");
  }

  @Test
  void an_answer_without_an_identity_is_in_doubt() {
    graph.answer(201, "{\"isDraft\":false}");

    var thrown =
        catchThrowableOfType(TransientException.class, () -> deliver(Messages.ordinary().build()));

    assertThat(thrown.code()).isEqualTo("AnswerWithoutId");
  }

  @Test
  void a_folder_that_vanished_is_looked_up_again() {
    graph.refuse(404, "ErrorItemNotFound");

    var thrown =
        catchThrowableOfType(
            FolderChangedException.class, () -> deliver(Messages.ordinary().build()));

    assertThat(thrown.code()).isEqualTo("ErrorItemNotFound");
  }

  @Test
  void a_message_at_fault_goes_down_the_ladder() throws Exception {
    graph.refuse(400, "ErrorCorruptData").created("M1");
    ExchangeMessage message =
        Messages.ordinary().properties(new MapiProperty("String 0x007D", "A: b")).build();

    Delivery delivery = deliver(message);

    assertThat(delivery)
        .isEqualTo(
            new Delivery.Stored(
                new TargetMessageId("M1"), List.of("transport headers refused by Exchange")));
    assertThat(graph.asked().get(0).text()).contains("0x007D");
    assertThat(graph.asked().get(1).text()).doesNotContain("0x007D");
  }

  @Test
  void a_message_that_is_at_fault_on_every_rung_is_refused() throws Exception {
    for (int i = 0; i < 4; i++) {
      graph.refuse(400, "UnableToDeserializePostBody");
    }

    Delivery delivery = deliver(Messages.ordinary().build());

    assertThat(delivery)
        .isInstanceOfSatisfying(
            Delivery.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("UnableToDeserializePostBody"));
    assertThat(graph.asked()).hasSize(4);
  }

  @Test
  void a_full_mailbox_is_blocked() {
    graph.refuse(507, "ErrorQuotaExceeded");

    var blocked =
        catchThrowableOfType(
            MailboxBlockedException.class, () -> deliver(Messages.ordinary().build()));

    assertThat(blocked.explanation()).contains("make room");
  }

  @Test
  void an_attachment_that_is_throttled_for_long_leaves_the_message_in_doubt_and_asks_no_more() {
    graph.created("M1").refuse(429, "ApplicationThrottled", "Retry-After", "300");
    ExchangeMessage message =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(5_000_000))).build();

    var thrown = catchThrowableOfType(TransientException.class, () -> deliver(message));

    assertThat(thrown.retryAfter()).contains(Duration.ofMinutes(5));
    assertThat(graph.lines()).hasSize(2);
  }

  @Test
  void an_attachment_that_is_refused_takes_the_message_back() throws Exception {
    graph.created("M1").refuse(400, "ErrorAttachmentSizeLimitExceeded").answer(204, NO_CONTENT);
    ExchangeMessage message =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(5_000_000))).build();

    assertThat(deliver(message)).isInstanceOf(Delivery.Refused.class);
    assertThat(graph.lines().getLast()).endsWith("/messages/M1/permanentDelete");
  }

  @Test
  void of_a_message_with_a_refused_attachment_the_text_and_the_original_arrive() throws Exception {
    graph.created("M1").refuse(400, "ErrorInvalidRequest").answer(204, NO_CONTENT).created("M2");
    ExchangeMessage message =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(5_000_000))).build();

    Delivery delivery = deliver(message);

    assertThat(delivery)
        .isEqualTo(
            new Delivery.Stored(
                new TargetMessageId("M2"),
                List.of(
                    "refused by Exchange as it was sent: its text, with the original attached")));
    assertThat(graph.lines().get(2)).endsWith("/messages/M1/permanentDelete");
    assertThat(graph.asked().get(3).text())
        .contains("original.eml")
        .doesNotContain("\"name\":\"a\"");
  }

  @Test
  void an_original_too_large_for_the_mailbox_is_not_tried() throws Exception {
    graph.created("M1").refuse(400, "ErrorInvalidRequest").answer(204, NO_CONTENT);
    ExchangeMessage message =
        Messages.ordinary()
            .attachments(Messages.file("a", Contents.pattern(5_000_000)))
            .original(Messages.file("original.eml", Contents.pattern(41L * 1024 * 1024)))
            .build();

    assertThat(deliver(message)).isInstanceOf(Delivery.Refused.class);
    assertThat(graph.asked()).hasSize(3);
  }

  @Test
  void a_create_that_is_too_large_is_sent_once_more_with_its_attachments_apart() throws Exception {
    graph.refuse(413, "RequestEntityTooLarge").created("M1").answer(201, "{\"id\":\"A\"}");
    ExchangeMessage message =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(2_000_000))).build();

    Delivery delivery = deliver(message);

    assertThat(delivery).isEqualTo(new Delivery.Stored(new TargetMessageId("M1"), List.of()));
    assertThat(graph.asked().get(1).length()).isLessThan(10_000);
    assertThat(graph.lines().get(2)).endsWith("/messages/M1/attachments");
  }

  @Test
  void a_create_that_is_too_large_without_attachments_is_refused() throws Exception {
    graph.refuse(413, "RequestEntityTooLarge").refuse(413, "RequestEntityTooLarge");
    ExchangeMessage message =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(2_000_000))).build();

    assertThat(deliver(message)).isInstanceOf(Delivery.Refused.class);
    assertThat(graph.asked()).hasSize(2);
  }

  @Test
  void an_attachment_too_large_for_a_request_goes_by_upload_session() throws Exception {
    graph
        .refuse(413, "")
        .created("M1")
        .refuse(413, "RequestEntityTooLarge")
        .answer(201, "{\"uploadUrl\":\"" + graph.root() + "/upload\"}")
        .done();
    ExchangeMessage message =
        Messages.ordinary().attachments(Messages.file("a", Contents.pattern(2_000_000))).build();

    Delivery delivery = deliver(message);

    assertThat(delivery).isInstanceOf(Delivery.Stored.class);
    assertThat(graph.lines().get(3)).endsWith("/attachments/createUploadSession");
    assertThat(graph.lines().get(4)).isEqualTo("PUT /upload");
  }

  private Delivery deliver(ExchangeMessage message) throws MigrationException {
    return target.deliver(FOLDER, Messages.stamp(1), message);
  }
}
