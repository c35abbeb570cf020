package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "429, ApplicationThrottled, Throttled, Throttled",
    "429, TooManyRequests, Throttled, Throttled",
    "429, ErrorQuotaExceeded, Throttled, Throttled",
    "429, '', Throttled, Throttled",
    "503, ErrorServerBusy, Throttled, Transient",
    "503, UnknownError, Throttled, Transient",
    "503, '', Throttled, Transient",
    "500, ErrorTooManyObjectsOpened, Throttled, Transient",
    "500, ErrorInternalServerTransientError, Transient, Transient",
    "500, '', Transient, Transient",
    "502, '', Transient, Transient",
    "504, UnknownError, Transient, Transient",
    "503, ErrorMailboxMoveInProgress, Transient, Transient",
    "503, ErrorMailboxStoreUnavailable, Transient, Transient",
    "408, '', Transient, Transient",
    "0, TimedOut, Transient, Transient",
    "0, ConnectionLost, Transient, Transient",
    "409, ErrorIrresolvableConflict, Transient, Transient",
    "412, '', Transient, Transient",
    "418, SomethingNew, Transient, Transient",
    "401, InvalidAuthenticationToken, AppBlocked, AppBlocked",
    "401, '', AppBlocked, AppBlocked",
    "403, ErrorAccessDenied, MailboxBlocked, MailboxBlocked",
    "403, Authorization_RequestDenied, MailboxBlocked, MailboxBlocked",
    "403, '', MailboxBlocked, MailboxBlocked",
    "404, ErrorInvalidUser, MailboxBlocked, MailboxBlocked",
    "404, ResourceNotFound, MailboxBlocked, MailboxBlocked",
    "404, Request_ResourceNotFound, MailboxBlocked, MailboxBlocked",
    "404, MailboxNotEnabledForRESTAPI, MailboxBlocked, MailboxBlocked",
    "403, ErrorQuotaExceeded, MailboxBlocked, MailboxBlocked",
    "507, ErrorQuotaExceeded, MailboxBlocked, MailboxBlocked",
    "507, '', MailboxBlocked, MailboxBlocked",
    "400, ErrorInvalidFolderName, MailboxBlocked, MailboxBlocked",
    "404, ErrorItemNotFound, FolderChanged, FolderChanged",
    "404, ErrorFolderNotFound, FolderChanged, FolderChanged",
    "404, '', Transient, Transient",
  })
  void each_answer_has_its_kind(int status, String code, String asked, String created) {
    GraphFault fault = GraphFault.of(status, code);

    assertThat(kind(GraphErrors.stop(fault, "x"))).isEqualTo(asked);
    assertThat(kind(GraphErrors.stopCreate(fault, "x"))).isEqualTo(created);
  }

  @ParameterizedTest
  @CsvSource({
    "400, UnableToDeserializePostBody, BAD_ITEM",
    "400, ErrorInvalidRecipients, BAD_ITEM",
    "400, InvalidInternetMessageHeader, BAD_ITEM",
    "400, SomethingNew, BAD_ITEM",
    "413, '', TOO_LARGE",
    "400, ErrorMessageSizeExceeded, TOO_LARGE",
    "400, ErrorAttachmentSizeLimitExceeded, TOO_LARGE",
    "409, ErrorFolderExists, EXISTS",
  })
  void some_answers_are_for_the_caller_to_handle(int status, String code, String meaning) {
    assertThat(GraphErrors.meaning(GraphFault.of(status, code)).name()).isEqualTo(meaning);
  }

  @Test
  void a_wish_to_slow_down_is_passed_on_uncapped() {
    var fault = new GraphFault(429, "TooManyRequests", Optional.of(Duration.ofHours(3)));

    assertThat(GraphErrors.stop(fault, "x"))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofHours(3)));
  }

  @Test
  void a_create_in_doubt_keeps_the_wish_of_a_busy_server() {
    var busy = new GraphFault(503, "ErrorServerBusy", Optional.of(Duration.ofMinutes(4)));

    assertThat(GraphErrors.stopCreate(busy, "x"))
        .isInstanceOfSatisfying(
            TransientException.class,
            doubt -> assertThat(doubt.retryAfter()).contains(Duration.ofMinutes(4)));
  }

  @Test
  void what_our_own_account_holds_back_is_no_answer_of_graph() {
    MigrationException stop =
        GraphErrors.stopCreate(GraphFault.paced(Duration.ofSeconds(90)), "store a message");

    assertThat(stop)
        .isInstanceOfSatisfying(
            ThrottledException.class, t -> assertThat(t.retryAfter()).hasSeconds(90));
    assertThat(stop.explanation()).doesNotContain("answered").contains("10 minutes");
  }

  @Test
  void without_a_time_half_a_minute_is_waited() {
    assertThat(GraphErrors.stop(GraphFault.of(429, ""), "x"))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            throttled -> assertThat(throttled.retryAfter()).isEqualTo(GraphErrors.UNSAID_WAIT));
  }

  @Test
  void the_message_says_what_was_tried_and_the_code() {
    MigrationException stop =
        GraphErrors.stop(GraphFault.of(403, "ErrorAccessDenied"), "open the mailbox");

    assertThat(stop.code()).isEqualTo("ErrorAccessDenied");
    assertThat(stop.explanation())
        .startsWith("tried to open the mailbox: Graph answered 403 ErrorAccessDenied; check");
  }

  private static String kind(MigrationException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
