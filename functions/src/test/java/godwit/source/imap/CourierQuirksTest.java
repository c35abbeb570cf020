package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.SourceAccess;
import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Courier does and what a person sees of it. */
class CourierQuirksTest extends ScriptedSession {
  @Test
  void a_maildir_of_the_wrong_owner_is_told_with_its_code() throws Exception {
    var refusal = refusal("courier/wrong-owner");

    assertThat(refusal).isInstanceOf(TransientException.class);
    assertThat(refusal.code()).isEqualTo("ALERT");
  }

  @Test
  void shared_folders_that_no_list_shows_are_told() throws Exception {
    assertThat(folders("courier/shared-folders-are-in-no-list")).containsExactly("INBOX", "Sent");
    assertThat(notes).singleElement().asString().contains("#shared.team", "UserRoot");
  }

  @Test
  void the_folders_below_the_user_root_are_the_users() throws Exception {
    try (var server = ScriptedServer.playing("courier/user-root")) {
      var usual = login(server, SourceAccess.USUAL, "ada");
      var login =
          new SourceLogin(usual.endpoint(), "ada", usual.password(), Optional.of("/#shared/team/"));
      try (var source = new ImapConnector(settings(100_000)).connect(login)) {
        assertThat(source.folders())
            .extracting(SourceFolder::display)
            .containsExactly("INBOX", "Archive", "Archive/2019", "Projects");
      }
    }
  }

  @Test
  void a_user_root_that_is_not_there_is_told_with_its_column() throws Exception {
    try (var server = ScriptedServer.playing("courier/user-root-missing")) {
      var usual = login(server, SourceAccess.USUAL, "ada");
      var login =
          new SourceLogin(usual.endpoint(), "ada", usual.password(), Optional.of("#shared.nobody"));
      try (var source = new ImapConnector(settings(100_000)).connect(login)) {
        assertThat(failureOf(source::folders))
            .isInstanceOf(MailboxBlockedException.class)
            .hasMessageContaining("UserRoot");
      }
    }
  }

  @Test
  void names_in_utf8_are_read_and_an_ampersand_stays() throws Exception {
    assertThat(folders("courier/utf8-names")).containsExactly("INBOX", "Entwürfe", "R&D");
    assertThat(notes).isEmpty();
  }

  @Test
  void a_connection_closed_without_a_word_is_tried_again() throws Exception {
    var refusal = refusal("courier/too-many-from-one-address");

    assertThat(refusal).isInstanceOf(TransientException.class);
    assertThat(refusal.code()).isEqualTo("CONNECTION_LOST");
    assertThat(refusal.explanation()).isNotEmpty().doesNotContain("ada", "secret");
  }
}
