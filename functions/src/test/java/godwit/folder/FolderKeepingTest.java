package godwit.folder;

import static godwit.folder.Folders.folder;
import static godwit.folder.Folders.foreseen;
import static godwit.folder.Folders.notes;
import static godwit.folder.Folders.targets;
import static godwit.folder.Folders.used;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderKeepingTest {
  @Test
  void a_slash_is_part_of_the_name_and_stays() {
    assertThat(targets(folder("Invoices 2019/2020"))).containsExactly("Invoices 2019/2020");
    assertThat(
            FolderMapper.map(List.of(folder("a/b")), FolderRules.NONE)
                .folders()
                .getFirst()
                .target()
                .names())
        .containsExactly("a/b");
    assertThat(notes(folder("a/b"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " Plans",
        "Plans ",
        "\u00A0Plans\u2003",
        "Pl\u0000ans",
        "Plans\r\n",
        "Pl\u0085ans"
      })
  void blanks_around_a_name_and_control_characters_go_and_are_reported(String name) {
    assertThat(targets(folder(name))).containsExactly("Plans");
    assertThat(notes(folder(name))).containsExactly("renamed: " + name + " to Plans");
  }

  @Test
  void a_name_of_blanks_only_gets_another() {
    assertThat(targets(folder("  "))).containsExactly("_");
  }

  @Test
  void half_a_surrogate_pair_is_replaced() {
    assertThat(targets(folder("a\uD800b"))).containsExactly("a\uFFFDb");
  }

  @Test
  void a_name_is_cut_at_255_units_and_never_within_a_character() {
    String exact = "n".repeat(255);
    String pair = "n".repeat(254) + "\uD83D\uDE00";

    assertThat(targets(folder(exact))).containsExactly(exact);
    assertThat(targets(folder(exact + "o"))).containsExactly(exact);
    assertThat(targets(folder(pair))).containsExactly("n".repeat(254));
    assertThat(notes(folder(pair))).hasSize(1);
  }

  @Test
  void names_that_differ_only_in_case_or_normal_form_are_one_folder_and_reported() {
    assertThat(notes(folder("News"), folder("NEWS"))).containsExactly("merged: NEWS with News");
    assertThat(notes(folder("Caf\u00E9"), folder("Cafe\u0301")))
        .containsExactly("merged: Cafe\u0301 with Caf\u00E9");
  }

  @Test
  void trees_that_become_one_are_reported_where_they_meet_and_once() {
    assertThat(
            notes(
                folder("News", "a"), folder("news", "b"), folder("news", "c"), folder("News", "d")))
        .containsExactly("merged: news/b with News/a");
  }

  @Test
  void a_folder_whose_parent_is_spelled_in_another_way_is_reported() {
    assertThat(targets(folder("News"), folder("NEWS", "b"))).containsExactly("News", "NEWS/b");
    assertThat(notes(folder("News"), folder("NEWS", "b")))
        .containsExactly("merged: NEWS/b with News");
  }

  @Test
  void names_that_become_the_same_by_cleaning_are_reported_as_merged() {
    assertThat(notes(folder("Plans"), folder(" Plans")))
        .containsExactly("renamed:  Plans to Plans", "merged:  Plans with Plans");
  }

  @Test
  void two_folders_that_the_server_gives_one_use_are_merged_and_reported() {
    SourceFolder[] folders = {
      used(SpecialUse.SENT, "Sent"), used(SpecialUse.SENT, "Sent Messages")
    };

    assertThat(targets(folders)).containsExactly("sentitems", "sentitems");
    assertThat(notes(folders)).containsExactly("merged: Sent Messages with Sent");
  }

  @ParameterizedTest
  @CsvSource({"Outbox", "Postausgang", "送信トレイ"})
  void an_outbox_becomes_a_folder_of_its_own_away_from_that_of_exchange(String name) {
    assertThat(targets(folder(name))).containsExactly("Imported/" + name);
    assertThat(targets(folder(name, "2019"))).containsExactly("Imported/" + name + "/2019");
    assertThat(notes(folder(name))).containsExactly("moved: " + name + " to Imported/" + name);
  }

  @ParameterizedTest
  @CsvSource({"Calendar", "Contacts", "Notes", "Tasks", "Journal", "Kontakte", "Aufgaben"})
  void a_name_of_a_default_folder_without_mail_is_foreseen_to_clash(String name) {
    assertThat(targets(folder(name))).containsExactly(name);
    assertThat(notes(folder(name))).isEmpty();
    assertThat(foreseen(folder(name)))
        .singleElement()
        .asString()
        .contains(name + " goes to Imported/" + name);
  }

  @Test
  void such_a_name_further_down_is_a_name_like_any_other() {
    assertThat(foreseen(folder("Work", "Calendar"), folder("INBOX"), folder("INBOX", "Notes")))
        .isEmpty();
  }

  @Test
  void a_second_folder_for_a_use_is_foreseen_to_be_kept_apart() {
    assertThat(foreseen(folder("Sent"), folder("Sent Items")))
        .singleElement()
        .asString()
        .startsWith("kept apart: Sent Items");
  }

  @Test
  void a_folder_deeper_than_exchange_allows_moves_up() {
    var deep = folder(Collections.nCopies(300, "d").toArray(String[]::new));

    assertThat(
            FolderMapper.map(List.of(deep), FolderRules.NONE).folders().getFirst().target().names())
        .hasSize(FolderMapper.MAX_DEPTH);
    assertThat(notes(deep)).singleElement().asString().startsWith("moved up: d/d");
  }

  @Test
  void a_folder_as_deep_as_exchange_allows_stays_where_it_is() {
    var deep = folder(Collections.nCopies(FolderMapper.MAX_DEPTH, "d").toArray(String[]::new));

    assertThat(notes(deep)).isEmpty();
    assertThat(targets(deep)).containsExactly(deep.display());
  }

  @Test
  void virtual_folders_are_left_out_and_reported() {
    assertThat(targets(used(SpecialUse.ALL, "All Mail"), folder("Work"))).containsExactly("Work");
    assertThat(notes(used(SpecialUse.ALL, "All Mail")))
        .containsExactly("left out: All Mail, its messages lie in other folders as well");
  }

  @Test
  void a_folder_that_holds_no_messages_is_not_made_for_its_own_sake() {
    var parent = new SourceFolder("Work", List.of("Work"), Optional.empty(), false);

    assertThat(targets(parent, folder("Work", "North"))).containsExactly("Work/North");
  }
}
