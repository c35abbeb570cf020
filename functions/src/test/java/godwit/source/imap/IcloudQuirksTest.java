package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import org.junit.jupiter.api.Test;

/** What iCloud does and what a person sees of it. */
class IcloudQuirksTest extends ScriptedSession {
  @Test
  void a_refused_condstore_costs_nothing() throws Exception {
    play(
        "icloud/condstore-refused",
        source -> assertThat(source.open(INBOX).uidNext()).isEqualTo(3));
  }

  @Test
  void the_body_is_asked_for_in_the_form_that_is_served() throws Exception {
    assertThat(readAll("icloud/body-never-rfc822"))
        .containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void an_empty_body_is_asked_for_again_and_then_told() throws Exception {
    assertThat(readAll("icloud/empty-body")).containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void an_ordinary_password_is_refused_with_advice() throws Exception {
    var refusal = refusal("icloud/app-password");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("AUTHENTICATIONFAILED");
    assertThat(refusal.explanation()).contains("password").doesNotContain("ada", "secret");
  }

  @Test
  void folders_without_special_use_are_known_by_name() throws Exception {
    play(
        "icloud/folders",
        source ->
            assertThat(FolderMapper.map(source.folders(), FolderRules.NONE).folders())
                .extracting(f -> f.target().display())
                .containsExactly(
                    "inbox", "archive", "deleteditems", "drafts", "junkemail", "sentitems"));
  }

  @Test
  void bodies_that_are_refused_for_a_while_are_not_given_up() throws Exception {
    var failure = failure("icloud/bodies-unavailable", source -> read(source, 3));

    assertThat(failure).isInstanceOf(TransientException.class);
    assertThat(failure.code()).isEqualTo("NO");
    assertThat(shown).isEmpty();
  }
}
