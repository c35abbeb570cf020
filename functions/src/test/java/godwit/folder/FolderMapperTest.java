package godwit.folder;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderMapperTest {
  private final List<SourceFolder> folders = new ArrayList<>(List.of(inbox()));

  @Test
  void what_the_server_says_comes_before_what_a_name_says() {
    has(SpecialUse.SENT, "Ausgang");
    has("Sent");

    assertThat(targets()).containsExactly("inbox", "sentitems", "Sent");
  }

  @Test
  void of_two_names_for_one_use_the_first_has_it() {
    has("Sent");
    has("Sent Items");

    assertThat(targets()).containsExactly("inbox", "sentitems", "Sent Items");
  }

  @ParameterizedTest
  @CsvSource({
    "Gesendet, sentitems",
    "ENTWÜRFE, drafts",
    "Éléments supprimés, deleteditems",
    "Spam, junkemail",
    "Archiv, archive",
    "送信済み, sentitems",
    "Корзина, deleteditems",
    "' Sent ', sentitems",
    "Sent Mail 2019, Sent Mail 2019"
  })
  void a_name_says_what_a_folder_is_for(String name, String target) {
    has(name);

    assertThat(targets()).containsExactly("inbox", target);
  }

  @Test
  void a_name_with_combining_marks_is_the_same_name() {
    has("Entwu\u0308rfe");

    assertThat(targets()).containsExactly("inbox", "drafts");
  }

  @Test
  void below_the_inbox_a_name_counts_as_at_the_top() {
    has("INBOX", "Trash");
    has("INBOX", "Projects");
    has("INBOX", "Projects", "Trash");

    assertThat(targets())
        .containsExactly("inbox", "deleteditems", "inbox/Projects", "inbox/Projects/Trash");
  }

  @Test
  void deeper_down_a_name_says_nothing() {
    has("Old", "Sent");

    assertThat(targets()).containsExactly("inbox", "Old/Sent");
  }

  @Test
  void children_of_a_special_folder_stay_its_children() {
    has(SpecialUse.ARCHIVE, "Ablage");
    has("Ablage", "2019", "Mai");

    assertThat(targets()).containsExactly("inbox", "archive", "archive/2019/Mai");
  }

  @Test
  void virtual_folders_are_left_out_and_that_is_said() {
    has(SpecialUse.ALL, "[Gmail]", "All Mail");
    has(SpecialUse.FLAGGED, "[Gmail]", "Starred");
    has(SpecialUse.IMPORTANT, "[Gmail]", "Important");

    assertThat(targets()).containsExactly("inbox");
    assertThat(map().notes())
        .containsExactly(
            "left out: [Gmail]/All Mail, its messages lie in other folders as well",
            "left out: [Gmail]/Starred, its messages lie in other folders as well",
            "left out: [Gmail]/Important, its messages lie in other folders as well");
  }

  @Test
  void folders_that_hold_no_messages_are_left_out_in_silence() {
    folders.add(new SourceFolder("Shell", List.of("Shell"), Optional.empty(), false));

    assertThat(targets()).containsExactly("inbox");
    assertThat(map().notes()).isEmpty();
  }

  @Test
  void names_that_differ_only_in_case_are_merged_and_that_is_said() {
    has("Projects");
    has("PROJECTS");

    assertThat(targets()).containsExactly("inbox", "Projects", "PROJECTS");
    assertThat(map().notes()).containsExactly("merged: PROJECTS with Projects");
  }

  @Test
  void a_name_that_exchange_does_not_take_is_changed_and_that_is_said() {
    has("  a\u0007b  ");
    has("\u0001");
    has("x".repeat(300));

    assertThat(targets()).containsExactly("inbox", "ab", "_", "x".repeat(255));
    assertThat(map().notes()).hasSize(3).allMatch(note -> note.startsWith("renamed: "));
    assertThat(map().notes().getFirst()).isEqualTo("renamed:   a\u0007b   to ab");
  }

  @Test
  void a_long_name_is_not_cut_inside_a_character() {
    has("x".repeat(254) + "\uD83D\uDE00".repeat(2));

    assertThat(targets()).containsExactly("inbox", "x".repeat(254));
  }

  @Test
  void a_slash_in_a_name_is_no_separator() {
    has("A/B");

    assertThat(map().folders().getLast().target().names()).containsExactly("A/B");
  }

  @Test
  void keeps_the_order_of_the_source() {
    has("Z");
    has("A");

    assertThat(targets()).containsExactly("inbox", "Z", "A");
  }

  private void has(String... path) {
    folders.add(new SourceFolder(String.join("/", path), List.of(path), Optional.empty(), true));
  }

  private void has(SpecialUse use, String... path) {
    folders.add(new SourceFolder(String.join("/", path), List.of(path), Optional.of(use), true));
  }

  private FolderMapping map() {
    return FolderMapper.map(folders, FolderRules.NONE);
  }

  private List<String> targets() {
    return map().folders().stream().map(f -> f.target().display()).toList();
  }

  private static SourceFolder inbox() {
    return new SourceFolder("INBOX", List.of("INBOX"), Optional.of(SpecialUse.INBOX), true);
  }
}
