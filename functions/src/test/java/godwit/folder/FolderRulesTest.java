package godwit.folder;

import static godwit.folder.Folders.folder;
import static godwit.folder.Folders.notes;
import static godwit.folder.Folders.targets;
import static godwit.folder.Folders.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch may say of its folders, in the syntax of the native service. */
class FolderRulesTest {
  private static final SourceFolder[] MAILBOX = {
    folder("INBOX"),
    folder("INBOX", "Work"),
    used(SpecialUse.SENT, "Gesendet"),
    used(SpecialUse.TRASH, "Papierkorb"),
    folder("Projects"),
    folder("Projects", "2019"),
    folder("Projects", "2019", "May"),
    folder("Projects 2"),
    folder("#Notes#"),
    folder("a/b")
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Projects | Projects",
        "projects/* | Projects, Projects/2019, Projects/2019/May",
        "PROJECTS/2019 | Projects/2019",
        "Projects/2019/* | Projects/2019, Projects/2019/May",
        "#Inbox# | inbox",
        "#inbox#/* | inbox, inbox/Work",
        "#Inbox#/Work | inbox/Work",
        "Inbox/Work | inbox/Work",
        "#SentItems# | sentitems",
        "Gesendet | sentitems",
        "#DeletedItems#/* | deleteditems",
        "\\#Notes\\# | #Notes#",
        "#Root#/Projects | Projects",
        "a\\/b | a/b",
        "Project* | ''",
        "#Calendar# | ''"
      })
  void only_included_folders_are_copied(String rule, String expected) {
    var rules = new FolderRules("", List.of(rule), List.of(), List.of());

    assertThat(String.join(", ", targets(rules, MAILBOX))).isEqualTo(expected);
    assertThat(notes(rules, MAILBOX))
        .hasSize(MAILBOX.length - targets(rules, MAILBOX).size())
        .allMatch(note -> note.startsWith("left out: ") && note.endsWith("own rules"));
  }

  @Test
  void an_excluded_folder_is_left_out_although_it_is_included() {
    var rules =
        new FolderRules(
            "", List.of("#Root#/*"), List.of("#DeletedItems#", "Projects/2019/*"), List.of());

    assertThat(targets(rules, MAILBOX))
        .containsExactly(
            "inbox", "inbox/Work", "sentitems", "Projects", "Projects 2", "#Notes#", "a/b");
  }

  @Test
  void a_standard_folder_is_known_by_its_name_where_the_server_says_nothing() {
    var rules = new FolderRules("", List.of(), List.of("#SentItems#/*", "#Outbox#"), List.of());

    assertThat(targets(rules, folder("Envoyés"), folder("Envoyés", "2019"), folder("Postausgang")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Projects=Customers | Customers, Customers/2019, Customers/2019/May",
        "Projects/2019=Old/Projects | Projects, Old/Projects, Old/Projects/May",
        "projects = #Inbox#/P | inbox/P, inbox/P/2019, inbox/P/2019/May",
        "Projects=#Archive# | archive, archive/2019, archive/2019/May",
        "Projects=a\\/b\\=c | a/b=c, a/b=c/2019, a/b=c/2019/May"
      })
  void a_renamed_folder_takes_what_is_below_it_along_and_that_is_said(
      String rule, String expected) {
    var rules = new FolderRules("", List.of(), List.of(), List.of(rule));
    SourceFolder[] projects = {
      folder("Projects"), folder("Projects", "2019"), folder("Projects", "2019", "May")
    };

    assertThat(String.join(", ", targets(rules, projects))).isEqualTo(expected);
    assertThat(notes(rules, projects))
        .isNotEmpty()
        .allMatch(note -> note.startsWith("renamed: Projects"));
  }

  @Test
  void of_several_rules_the_one_that_names_the_deepest_folder_holds() {
    var rules =
        new FolderRules("", List.of(), List.of(), List.of("Projects=P", "Projects/2019=Last"));

    assertThat(targets(rules, folder("Projects", "2018"), folder("Projects", "2019", "May")))
        .containsExactly("P/2018", "Last/May");
  }

  @Test
  void a_standard_folder_can_be_sent_elsewhere() {
    var rules = new FolderRules("", List.of(), List.of(), List.of("#SentItems#=Sent before 2026"));

    assertThat(targets(rules, MAILBOX)).contains("Sent before 2026").doesNotContain("sentitems");
  }

  @Test
  void folders_that_rules_bring_together_are_reported_as_merged() {
    var rules = new FolderRules("", List.of(), List.of(), List.of("Projects 2=Projects"));

    assertThat(notes(rules, folder("Projects"), folder("Projects 2")))
        .containsExactly("renamed: Projects 2 to Projects", "merged: Projects 2 with Projects");
  }

  @Test
  void with_a_target_folder_everything_lies_below_it_under_its_own_name() {
    var rules =
        new FolderRules("Old mail/2024", List.of(), List.of(), List.of("Projects=#Inbox#/P"));

    assertThat(
            targets(
                rules,
                folder("INBOX"),
                folder("INBOX", "Work"),
                used(SpecialUse.SENT, "Gesendet"),
                folder("Postausgang"),
                folder("Projects", "2019"),
                used(SpecialUse.ALL, "All Mail")))
        .containsExactly(
            "Old mail/2024/Inbox",
            "Old mail/2024/Inbox/Work",
            "Old mail/2024/Gesendet",
            "Old mail/2024/Postausgang",
            "inbox/P/2019");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a//b", "a/", "#Nowhere#", "##", "a\\", "/*"})
  void what_names_no_folder_is_no_rule(String text) {
    assertThat(FolderRules.isPattern(text)).isEqualTo(text.equals("##"));
    assertThat(FolderRules.isRename("a=" + text)).isEqualTo(text.equals("##"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a=b=c", "a=b/*", "a=#Root#", "a=#Calendar#", "a=#AllItems#/x", "=b"})
  void what_leads_nowhere_is_no_rename(String text) {
    assertThat(FolderRules.isRename(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#Inbox#", "a/*", "a//b", "1/2/3/4/5/6/7/8/9/10/11"})
  void what_is_no_path_of_ordinary_folders_is_no_target_folder(String text) {
    assertThat(FolderRules.isTarget(text)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FolderRules(text, List.of(), List.of(), List.of()));
  }

  @Test
  void a_star_alone_is_a_folder_of_that_name() {
    var rules = new FolderRules("", List.of("*"), List.of(), List.of());

    assertThat(targets(rules, folder("*"), folder("Work"))).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Calendar", "Contacts", "Journal", "Tasks", "Notes"})
  void what_is_no_mail_is_left_out_by_its_english_name_at_the_top_only(String name) {
    var rules = new FolderRules("", List.of(), List.of("#" + name + "#"), List.of());

    assertThat(targets(rules, folder(name.toUpperCase(Locale.ROOT)), folder("Work", name)))
        .containsExactly("Work/" + name);
  }

  @Test
  void of_two_rules_for_one_folder_the_first_holds() {
    var rules = new FolderRules("", List.of(), List.of(), List.of("Work=First", "work=Second"));

    assertThat(targets(rules, folder("Work", "2019"))).containsExactly("First/2019");
  }

  @Test
  void a_rule_is_as_long_as_a_thousand_characters_and_a_renaming_twice_that() {
    String name = "n".repeat(1_000);

    assertThat(FolderRules.isPattern(name)).isTrue();
    assertThat(FolderRules.isPattern(name + "n")).isFalse();
    assertThat(FolderRules.isTarget(name)).isTrue();
    assertThat(FolderRules.isTarget(name + "n")).isFalse();
    assertThat(FolderRules.isRename(name + "=" + name.substring(1))).isTrue();
    assertThat(FolderRules.isRename(name + "=" + name)).isFalse();
  }

  @Test
  void a_target_folder_lies_at_most_ten_levels_deep() {
    assertThat(FolderRules.isTarget("1/2/3/4/5/6/7/8/9/10")).isTrue();
  }

  @Test
  void the_standard_folders_that_a_rule_may_name_are_told_as_they_are_written() {
    assertThat(FolderRules.standardFolders())
        .startsWith("#Root#, #Inbox#, #SentItems#, #DeletedItems#, ");
    assertThat(FolderRules.standardFolders().split(", ", -1))
        .hasSize(14)
        .allMatch(FolderRules::isPattern);
  }
}
