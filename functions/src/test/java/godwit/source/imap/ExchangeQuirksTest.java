package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.endpoint.SourceAccess;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.source.SourceFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Exchange does over IMAP and what a person sees of it. */
class ExchangeQuirksTest extends ScriptedSession {
  @Test
  void an_administrator_enters_by_domain_name_and_user() throws Exception {
    play(
        "exchange/administrator",
        SourceAccess.USUAL,
        "example/mailadmin/ada",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @Test
  void a_log_in_without_a_mailbox_behind_it_is_told_with_what_to_check() throws Exception {
    var failure = failure("exchange/authenticated-not-connected", source -> source.folders());

    assertThat(failure).isInstanceOf(MailboxBlockedException.class);
    assertThat(failure.code()).isEqualTo("AUTHENTICATED_NOT_CONNECTED");
    assertThat(failure.explanation()).contains("full access");
  }

  @Test
  void public_folders_are_left_out_and_told() throws Exception {
    assertThat(folders("exchange/public-folders"))
        .containsExactly("INBOX", "Calendar", "Contacts", "Sent Items");
    assertThat(notes).singleElement().asString().contains("Public Folders");
  }

  @Test
  void a_slash_within_a_name_is_a_slash_again() throws Exception {
    assertThat(folders("exchange/slash-in-a-name")).containsExactly("INBOX", "Offers/Orders");
  }

  @Test
  void a_wrong_size_cuts_no_message_short() throws Exception {
    assertThat(readAll("exchange/wrong-size")).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_body_that_is_rewritten_at_each_reading_arrives_once() throws Exception {
    assertThat(readAll("exchange/rewritten-body"))
        .containsExactly("1=mail1 _000_A", "2=mail2 _000_B", "3=mail3");
  }

  @Test
  void a_refusal_without_a_reason_names_what_to_check() throws Exception {
    var refusal = refusal("exchange/log-in-failed");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("LOGIN_REFUSED");
    assertThat(refusal.explanation())
        .contains("IMAP is switched on")
        .doesNotContain("ada", "secret");
  }

  @Test
  void a_name_with_a_final_space_that_ends_the_connection_is_no_fault_of_ours() throws Exception {
    var folder = new SourceFolder("Old ", List.of("Old "), Optional.empty(), true);
    var failure =
        failure("exchange/connection-closed-at-a-name-with-a-final-space", s -> s.open(folder));

    assertThat(failure).isInstanceOf(TransientException.class);
    assertThat(failure.code()).isEqualTo("CONNECTION_LOST");
  }

  @Test
  void an_administrator_says_login_although_sasl_is_offered() throws Exception {
    play(
        "exchange/administrator-2016",
        SourceAccess.USUAL,
        "example/mailadmin/ada",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exchange/throttled", "exchange/throttled-bad"})
  void a_server_that_throttles_is_left_alone_for_as_long_as_it_says(String script)
      throws Exception {
    var failure =
        failure(
            script,
            source -> {
              source.open(INBOX);
              read(source, 3);
            });

    assertThat(failure)
        .isInstanceOfSatisfying(
            ThrottledException.class,
            t -> assertThat(t.retryAfter()).isEqualTo(Duration.ofMillis(299_961)));
    assertThat(failure.code()).isEqualTo("THROTTLED");
    assertThat(shown).doesNotContain("2=", "3=");
  }

  @Test
  void outlook_takes_tokens_although_log_ins_are_barred() throws Exception {
    play(
        "outlook/token",
        token(LogInForm.XOAUTH2),
        "ada",
        source -> assertThat(source.folders()).hasSize(2));
  }

  @Test
  void outlook_is_told_to_take_no_passwords() throws Exception {
    var refusal = refusal("outlook/password");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("LOGINDISABLED");
    assertThat(refusal.explanation()).contains("tokens").doesNotContain("ada", "secret");
  }
}
