package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import org.junit.jupiter.api.Test;

/** What Yahoo and AOL do and what a person sees of it. */
class YahooQuirksTest extends ScriptedSession {
  @Test
  void a_list_cut_at_the_message_limit_is_completed() throws Exception {
    play(
        "yahoo/message-limit",
        source ->
            assertThat(source.list(CURSOR, new UidRange(1, 4)))
                .extracting(MessageSummary::uid)
                .containsExactly(1L, 2L, 3L, 4L));
  }

  @Test
  void bodies_cut_at_the_message_limit_are_completed_and_come_once() throws Exception {
    play("yahoo/message-limit-in-bodies", source -> read(source, 4));

    assertThat(shown).containsExactly("1=mail1", "2=mail2", "3=mail3", "4=mail4");
  }

  @Test
  void where_numbers_are_refused_the_plan_is_made_of_identifiers() throws Exception {
    play(
        "yahoo/uid-only",
        source ->
            assertThat(source.plan(CURSOR, 1, 2))
                .containsExactly(new UidRange(5, 8), new UidRange(9, 9)));
  }

  @Test
  void answers_of_the_uid_only_form_are_read() throws Exception {
    assertThat(readAll("yahoo/uidfetch-answers")).containsExactly("1=mail1", "3=mail3");
  }

  @Test
  void a_token_is_said_the_oauthbearer_way() throws Exception {
    play(
        "yahoo/oauthbearer",
        token(LogInForm.OAUTHBEARER),
        "ada",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @Test
  void bulk_arrives_as_junk_and_inbox_in_any_spelling() throws Exception {
    play(
        "yahoo/folders",
        source ->
            assertThat(FolderMapper.map(source.folders(), FolderRules.NONE).folders())
                .extracting(f -> f.target().display())
                .containsExactly(
                    "inbox", "archive", "junkemail", "drafts", "sentitems", "deleteditems"));
  }

  @Test
  void a_message_without_final_line_end_is_kept_as_it_is() throws Exception {
    play("yahoo/no-final-line-end", source -> read(source, 1));

    assertThat(shown).containsExactly("1=mail1");
  }

  @Test
  void an_ordinary_password_is_refused_with_advice() throws Exception {
    var refusal = refusal("yahoo/app-password");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("AUTHENTICATIONFAILED");
    assertThat(refusal.explanation()).contains("password").doesNotContain("ada", "secret");
  }

  @Test
  void a_server_error_at_the_log_in_passes() throws Exception {
    var refusal = refusal("yahoo/server-error");

    assertThat(refusal).isNotInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void a_message_that_is_refused_for_good_holds_up_no_other() throws Exception {
    assertThat(readAll("yahoo/one-body-unavailable")).containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void the_last_message_is_given_up_only_where_another_one_is_served() throws Exception {
    assertThat(readAll("yahoo/last-body-unavailable")).containsExactly("1=mail1", "2=mail2", "3=");
  }

  @Test
  void in_an_outage_no_message_is_given_up() throws Exception {
    var failure = failure("yahoo/all-bodies-unavailable", source -> read(source, 3));

    assertThat(failure).isInstanceOf(TransientException.class);
    assertThat(failure.code()).isEqualTo("UNAVAILABLE");
    assertThat(shown).containsExactly("1=mail1");
  }

  @Test
  void a_body_in_quotes_is_a_body() throws Exception {
    play("yahoo/body-as-quoted-string", source -> read(source, 1));

    assertThat(shown).containsExactly("1=Hello \"world\" \\o/");
  }
}
