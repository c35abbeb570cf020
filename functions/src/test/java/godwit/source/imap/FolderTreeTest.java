package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From a folder list to a tree. */
class FolderTreeTest {
  @Test
  void special_uses_come_from_attributes() {
    var folders =
        FolderTree.own(Namespaces.UNKNOWN, "/")
            .folders(
                List.of(
                    listed("/", "Gesendet", "\\sent", "\\hasnochildren"),
                    listed("/", "INBOX"),
                    listed("/", "Müll", "\\trash")));

    assertThat(folders)
        .extracting(SourceFolder::specialUse)
        .containsExactly(
            Optional.of(SpecialUse.INBOX),
            Optional.of(SpecialUse.SENT),
            Optional.of(SpecialUse.TRASH));
  }

  @Test
  void folders_that_hold_no_messages_are_shown_as_such() {
    var folders =
        FolderTree.own(Namespaces.UNKNOWN, "/")
            .folders(List.of(listed("/", "a", "\\noselect"), listed("/", "b", "\\nonexistent")));

    assertThat(folders).extracting(SourceFolder::selectable).containsExactly(false, false);
  }

  @Test
  void a_prefix_named_without_separator_is_cut_as_well() {
    var namespaces = new Namespaces(List.of("INBOX"), List.of());

    var folders =
        FolderTree.own(namespaces, ".")
            .folders(
                List.of(listed(".", "INBOX"), listed(".", "INBOX.Sent"), listed(".", "INBOXES")));

    assertThat(folders)
        .extracting(SourceFolder::display)
        .containsExactly("INBOX", "INBOXES", "Sent");
  }

  @Test
  void other_users_folders_stay_out_and_further_personal_ones_keep_their_prefix() {
    var namespaces =
        new Namespaces(List.of("", "Archive/"), List.of("Other Users/", "Public Folders/"));

    var folders =
        FolderTree.own(namespaces, "/")
            .folders(
                List.of(
                    listed("/", "Sent"),
                    listed("/", "Archive/Sent"),
                    listed("/", "Other Users/eve/Sent"),
                    listed("/", "Public Folders"),
                    listed("/", "Public Folders/team")));

    assertThat(folders).extracting(SourceFolder::display).containsExactly("Archive/Sent", "Sent");
  }

  @Test
  void slashes_within_names_stay_within_names() {
    var folders =
        FolderTree.own(Namespaces.UNKNOWN, ".").folders(List.of(listed(".", "2019.in/out")));

    assertThat(folders.getFirst().path()).containsExactly("2019", "in/out");
  }

  @Test
  void a_folder_listed_twice_is_one() {
    var folders =
        FolderTree.own(Namespaces.UNKNOWN, "/")
            .folders(List.of(listed("/", "Sent"), listed("/", "Sent", "\\sent")));

    assertThat(folders).hasSize(1);
    assertThat(folders.getFirst().specialUse()).contains(SpecialUse.SENT);
  }

  @Test
  void empty_names_are_left_out() {
    var folders =
        FolderTree.own(Namespaces.UNKNOWN, "/")
            .folders(List.of(listed("/", "", "\\noselect"), listed("/", "a//b/")));

    assertThat(folders).extracting(SourceFolder::path).containsExactly(List.of("a", "b"));
  }

  @Test
  void a_root_that_holds_mail_is_the_inbox_of_its_user() {
    var folders =
        FolderTree.below("users.dee", ".")
            .folders(
                List.of(
                    listed(".", "users.dee"),
                    listed(".", "users.dee.Sent"),
                    listed(".", "users.deer.Sent"),
                    listed(".", "INBOX")));

    assertThat(folders).extracting(SourceFolder::display).containsExactly("INBOX", "Sent");
    assertThat(folders.getFirst().wireName()).isEqualTo("users.dee");
  }

  @Test
  void an_inbox_below_the_root_is_the_inbox() {
    var folders =
        FolderTree.below("users.dee", ".")
            .folders(List.of(listed(".", "users.dee.INBOX"), listed(".", "users.dee.Sent")));

    assertThat(folders.getFirst().specialUse()).contains(SpecialUse.INBOX);
    assertThat(folders).extracting(SourceFolder::display).containsExactly("INBOX", "Sent");
  }

  private static ListedFolder listed(String separator, String name, String... attributes) {
    return new ListedFolder(Set.of(attributes), separator, name);
  }
}
