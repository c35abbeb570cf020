package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MailboxBlockedException;
import godwit.folder.FolderRules;
import godwit.folder.MappedFolder;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which folders of a server with labels are read. */
class LabelMappingTest {
  private static final SourceFolder ALL =
      PlannedFolder.named("[Gmail]/All Mail").use(SpecialUse.ALL).source();
  private static final List<SourceFolder> FOLDERS =
      List.of(
          PlannedFolder.named("INBOX").use(SpecialUse.INBOX).source(),
          ALL,
          PlannedFolder.named("[Gmail]/Chats").source(),
          PlannedFolder.named("[Gmail]/Sent").use(SpecialUse.SENT).source(),
          PlannedFolder.named("[Gmail]/Spam").use(SpecialUse.JUNK).source(),
          PlannedFolder.named("[Gmail]/Bin").use(SpecialUse.TRASH).source(),
          PlannedFolder.named("[Gmail]/Chats/Deep").source(),
          PlannedFolder.named("[Gmail]/Container").hidden().source(),
          PlannedFolder.named("Work/Chats").source(),
          PlannedFolder.named("Chats").source());

  @Test
  void all_mail_junk_and_trash_are_read_and_all_others_are_labels() throws Exception {
    LabelMapping mapping = LabelMapping.of(FOLDERS, FolderRules.NONE, true);

    assertThat(mapping.labels())
        .containsExactlyInAnyOrder(
            "INBOX", "[Gmail]/Sent", "[Gmail]/Chats/Deep", "Work/Chats", "Chats");
    assertThat(mapping.mapping().folders())
        .extracting(MappedFolder::source)
        .contains(ALL)
        .extracting(SourceFolder::display)
        .contains("[Gmail]/Spam", "[Gmail]/Bin")
        .doesNotContain("[Gmail]/Chats");
  }

  @Test
  void what_has_no_label_goes_to_the_archive_and_only_chats_beside_all_mail_are_left_out()
      throws Exception {
    LabelMapping mapping = LabelMapping.of(FOLDERS, FolderRules.NONE, true);

    assertThat(mapping.mapping().folders())
        .filteredOn(f -> f.source().equals(ALL))
        .singleElement()
        .extracting(f -> f.target().display())
        .isEqualTo("archive");
    assertThat(mapping.mapping().notes())
        .containsExactly(
            "read once: [Gmail]/All Mail, each message goes where its labels say; without label to"
                + " the archive",
            "left out: [Gmail]/Chats, it holds chats and no mail");
  }

  @Test
  void what_the_rules_say_of_other_folders_is_told_as_well() throws Exception {
    var rules = new FolderRules("", List.of(), List.of("Chats"), List.of());

    assertThat(LabelMapping.of(FOLDERS, rules, true).mapping().notes())
        .hasSize(3)
        .first()
        .isEqualTo("left out: Chats, by the batch's own rules");
  }

  @Test
  void a_server_without_labels_is_read_folder_by_folder() throws Exception {
    LabelMapping mapping = LabelMapping.of(FOLDERS, FolderRules.NONE, false);

    assertThat(mapping.labels()).isEmpty();
    assertThat(mapping.mapping().folders()).hasSize(8);
  }

  @Test
  void all_mail_that_cannot_be_opened_is_hidden() {
    var folders =
        List.of(
            FOLDERS.getFirst(),
            PlannedFolder.named("[Gmail]/All Mail").use(SpecialUse.ALL).hidden().source());

    assertThatThrownBy(() -> LabelMapping.of(folders, FolderRules.NONE, true))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class, e -> assertThat(e.code()).isEqualTo("ALL_MAIL_HIDDEN"));
  }

  @Test
  void rules_that_leave_all_mail_out_leave_everything_out_and_that_is_said() {
    var rules = new FolderRules("", List.of("Work/*"), List.of(), List.of());

    assertThatThrownBy(() -> LabelMapping.of(FOLDERS, rules, true))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class,
            e -> assertThat(e.code()).isEqualTo("ALL_MAIL_LEFT_OUT"));
  }
}
