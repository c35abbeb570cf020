package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Gmail says and what a person is told. */
class GmailQuirksTest extends ScriptedSession {
  @Test
  void an_ordinary_password_is_refused_with_the_advice_to_make_an_app_password() throws Exception {
    var refusal = refusal("gmail/app-password");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("APP_PASSWORD_REQUIRED");
    assertThat(refusal.explanation()).contains("app password").doesNotContain("ada", "secret");
  }

  @Test
  void a_web_log_in_is_asked_of_the_user_in_words() throws Exception {
    var refusal = refusal("gmail/web-login");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("WEB_LOGIN_REQUIRED");
    assertThat(refusal.explanation()).contains("browser").doesNotContain("ada", "secret");
  }

  @Test
  void the_older_words_for_a_web_log_in_are_known_too() throws Exception {
    var refusal = refusal("gmail/browser-login");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("WEB_LOGIN_REQUIRED");
    assertThat(refusal.explanation()).contains("browser").doesNotContain("ada", "secret");
  }

  @Test
  void imap_that_is_switched_off_is_told_as_such() throws Exception {
    var refusal = refusal("gmail/imap-disabled");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("IMAP_DISABLED");
    assertThat(refusal.explanation()).contains("switch it on").doesNotContain("ada", "secret");
  }

  @Test
  void a_wrong_password_is_told_as_such() throws Exception {
    var refusal = refusal("gmail/wrong-password");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("AUTHENTICATIONFAILED");
    assertThat(refusal.explanation())
        .contains("check the user name and password")
        .doesNotContain("ada", "secret");
  }

  @Test
  void too_many_connections_are_waited_out() throws Exception {
    var refusal = refusal("gmail/too-many-connections");

    assertThat(refusal).isInstanceOf(ThrottledException.class);
    assertThat(refusal.code()).isEqualTo("TOO_MANY_CONNECTIONS");
    assertThat(refusal.explanation()).contains("waits").doesNotContain("ada", "secret");
  }

  @Test
  void the_daily_byte_limit_throttles() throws Exception {
    var failure = failure("gmail/bandwidth", source -> read(source, 3));

    assertThat(failure).isInstanceOf(ThrottledException.class);
    assertThat(failure.code()).isEqualTo("OVERQUOTA");
  }

  @Test
  void a_token_that_is_not_taken_is_told_with_what_to_check() throws Exception {
    var refusal = refusal("gmail/xoauth2-refused", token(LogInForm.XOAUTH2), "ada");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("TOKEN_REFUSED");
    assertThat(refusal.explanation()).contains("scope").doesNotContain("ada", "secret");
  }

  @Test
  void names_in_german_are_read_and_views_of_all_mail_are_known() throws Exception {
    play(
        "gmail/german-folders",
        source -> {
          var folders = source.folders();

          assertThat(folders)
              .filteredOn(f -> f.specialUse().isPresent())
              .extracting(f -> f.specialUse().orElseThrow())
              .containsExactlyInAnyOrder(
                  SpecialUse.INBOX,
                  SpecialUse.ALL,
                  SpecialUse.DRAFTS,
                  SpecialUse.SENT,
                  SpecialUse.FLAGGED,
                  SpecialUse.TRASH,
                  SpecialUse.JUNK,
                  SpecialUse.IMPORTANT);
          assertThat(folders).extracting(SourceFolder::display).contains("Bücher");
          assertThat(FolderMapper.map(folders, FolderRules.NONE).folders())
              .extracting(f -> f.target().display())
              .containsExactly(
                  "inbox", "Bücher", "drafts", "sentitems", "deleteditems", "junkemail");
        });
  }

  @Test
  void labels_are_read_as_the_server_spells_them() throws Exception {
    play(
        "gmail/labels",
        source ->
            assertThat(source.list(CURSOR, new UidRange(1, 5)))
                .extracting(MessageSummary::labels)
                .containsExactly(List.of("\\Important", "\\Starred", "Work", "Muy Importante")));
  }
}
