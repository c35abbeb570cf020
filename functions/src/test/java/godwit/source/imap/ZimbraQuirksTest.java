package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LogInForm;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import org.junit.jupiter.api.Test;

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

  @Test
  void an_administrator_acts_for_a_user() throws Exception {
    play(
        "zimbra/administrator",
        administrator(LogInForm.AUTHZID, "admin"),
        "ada",
        source -> assertThat(source.folders()).hasSize(1));
  }

  @Test
  void too_many_connections_are_waited_out() throws Exception {
    var refusal = refusal("zimbra/too-many-connections");

    assertThat(refusal).isInstanceOf(ThrottledException.class);
    assertThat(refusal.code()).isEqualTo("TOO_MANY_CONNECTIONS");
    assertThat(refusal.explanation()).isNotEmpty().doesNotContain("ada", "secret");
  }
}
