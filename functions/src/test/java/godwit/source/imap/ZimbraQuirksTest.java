package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import godwit.source.FolderState;
import godwit.source.SourceFolder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Zimbra does and what a person sees of it. */
class ZimbraQuirksTest extends ScriptedSession {
  @Test
  void a_list_without_any_folder_is_no_empty_mailbox() throws Exception {
    var failure = failure("zimbra/no-folders", source -> source.folders());

    assertThat(failure).isInstanceOf(MailboxBlockedException.class);
    assertThat(failure.code()).isEqualTo("NO_FOLDERS_LISTED");
    assertThat(failure.explanation()).contains("mount point");
  }

  @Test
  void a_goodbye_at_a_locked_shared_folder_is_tried_again() throws Exception {
    var failure = failure("zimbra/closes-at-a-locked-shared-folder", source -> source.open(INBOX));

    assertThat(failure).isInstanceOf(TransientException.class);
    assertThat(failure.code()).isEqualTo("BYE");
  }

  @Test
  void folders_of_contacts_and_appointments_are_told() throws Exception {
    play(
        "zimbra/folders-without-mail",
        source ->
            assertThat(FolderMapper.map(source.folders(), FolderRules.NONE).foreseen())
                .anyMatch(note -> note.contains("Calendar"))
                .anyMatch(note -> note.contains("Contacts"))
                .anyMatch(note -> note.contains("Tasks")));
  }

  /** What it finds lies in other folders as well and would arrive twice. */
  @Test
  void a_saved_search_is_a_view_and_no_folder() throws Exception {
    var search = new SourceFolder("Big mails", List.of("Big mails"), Optional.empty(), true);

    play("zimbra/saved-search", source -> assertThat(source.open(search).view()).isTrue());
  }

  @Test
  void a_folder_is_no_view() throws Exception {
    play(
        "zimbra/folder-opened",
        source -> {
          FolderState inbox = source.open(INBOX);

          assertThat(inbox.view()).isFalse();
          assertThat(inbox.uidNext()).isEqualTo(260);
        });
  }

  @Test
  void an_administrator_acts_for_a_user() throws Exception {
    play(
        "zimbra/administrator",
        administrator(LogInForm.AUTHZID, "admin"),
        "ada",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @Test
  void too_many_log_ins_are_waited_out() throws Exception {
    var refusal = refusal("zimbra/too-many-log-ins");

    assertThat(refusal).isInstanceOf(ThrottledException.class);
    assertThat(refusal.code()).isEqualTo("TOO_MANY_CONNECTIONS");
    assertThat(refusal.explanation()).isNotEmpty().doesNotContain("ada", "secret");
  }

  @Test
  void a_mailbox_under_maintenance_is_tried_again() throws Exception {
    var refusal = refusal("zimbra/maintenance");

    assertThat(refusal).isInstanceOf(TransientException.class);
    assertThat(refusal.code()).isEqualTo("MAINTENANCE");
  }

  @ParameterizedTest
  @CsvSource({
    "zimbra/imap-not-enabled,     IMAP_DISABLED,        switch it on",
    "zimbra/password-must-change, PASSWORD_MUST_CHANGE, set a new one",
    "zimbra/wrong-password,       LOGIN_REFUSED,        check the user name and password",
  })
  void a_refusal_says_what_to_do(String script, String code, String advice) throws Exception {
    var refusal = refusal(script);

    assertThat(refusal).isInstanceOf(MailboxBlockedException.class);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.explanation()).contains(advice).doesNotContain("ada", "secret");
  }
}
