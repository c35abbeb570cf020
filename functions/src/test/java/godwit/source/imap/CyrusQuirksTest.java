package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.failure.MailboxBlockedException;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Cyrus does and what a person sees of it. */
class CyrusQuirksTest extends ScriptedSession {
  @Test
  void other_users_and_shared_folders_are_left_out_and_told() throws Exception {
    assertThat(folders("cyrus/other-users")).containsExactly("INBOX", "Sent");
    assertThat(notes).singleElement().asString().contains("user.team", "shared", "UserRoot");
  }

  @Test
  void with_the_alternative_namespace_they_are_too() throws Exception {
    assertThat(folders("cyrus/alternative-namespace")).containsExactly("INBOX", "Sent");
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("Other Users/team", "Shared Folders/announce");
  }

  @Test
  void an_administrator_acts_for_a_user_although_log_ins_are_called_disabled_then()
      throws Exception {
    play(
        "cyrus/administrator-acts-for-a-user",
        administrator(LogInForm.AUTHZID, "cyrus"),
        "ada",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @Test
  void an_administrator_without_the_right_is_told_so() throws Exception {
    var refusal =
        refusal("cyrus/administrator-may-not", administrator(LogInForm.AUTHZID, "cyrus"), "ada");

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo("AUTHORIZATIONFAILED");
    assertThat(refusal.explanation())
        .contains("grant it the right")
        .doesNotContain("ada", "secret");
  }

  @Test
  void the_servers_own_identity_of_a_message_is_kept() throws Exception {
    play(
        "cyrus/emailid",
        source ->
            assertThat(source.list(CURSOR, new UidRange(1, 5)))
                .extracting(MessageSummary::emailId)
                .containsExactly(Optional.of("Mf7bd3a5b")));
  }

  @Test
  void what_the_server_made_of_a_header_is_copied_as_served() throws Exception {
    play("cyrus/header-bytes-become-x", source -> read(source, 1));

    assertThat(shown).containsExactly("1=Subject: caXX");
  }
}
