package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LabelUse;
import godwit.endpoint.SourceAccess;
import godwit.failure.FolderChangedException;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What becomes of messages and folders when a server breaks the rules: nothing is lost, doubled or
 * stuck.
 */
class MisbehaviourTest extends ScriptedSession {
  @Test
  void a_literal_longer_than_announced_is_told_and_holds_up_no_other() throws Exception {
    assertThat(readAll("generic/literal-longer-than-announced"))
        .containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void a_literal_shorter_than_announced_swallows_no_message() throws Exception {
    assertThat(readAll("generic/literal-shorter-than-announced"))
        .containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_message_expunged_while_it_is_read_is_not_shown() throws Exception {
    assertThat(readAll("generic/expunge-in-fetch")).containsExactly("1=mail1", "3=mail3");
  }

  @Test
  void a_uidvalidity_of_zero_is_a_generation_like_any_other() throws Exception {
    play(
        "generic/uidvalidity-zero",
        source -> assertThat(source.open(INBOX).validity()).isEqualTo(new UidValidity(0)));
  }

  @Test
  void a_missing_uidvalidity_is_taken_for_zero() throws Exception {
    play(
        "generic/uidvalidity-missing",
        source -> assertThat(source.open(INBOX).validity()).isEqualTo(new UidValidity(0)));
  }

  @Test
  void another_uidvalidity_than_planned_lets_the_folder_be_planned_again() throws Exception {
    var failure =
        failure("generic/uidvalidity-new", source -> source.list(CURSOR, new UidRange(1, 9)));

    assertThat(failure).isInstanceOf(FolderChangedException.class);
    assertThat(failure.code()).isEqualTo("UIDVALIDITY");
  }

  @Test
  void a_uidvalidity_that_is_to_be_ignored_never_changes() throws Exception {
    var reading = new SourceAccess.Reading(false, false, true, false, LabelUse.CATEGORIES);
    play(
        "generic/uidvalidity-new",
        SourceAccess.USUAL.reading(reading),
        "ada",
        source -> assertThat(source.open(INBOX).validity()).isEqualTo(new UidValidity(0)));
  }

  @Test
  void identifiers_that_fall_are_planned_one_by_one() throws Exception {
    play(
        "generic/uids-that-fall",
        source ->
            assertThat(source.plan(CURSOR, 1, 2))
                .containsExactly(new UidRange(5, 8), new UidRange(9, 9)));
  }

  @Test
  void two_messages_under_one_identifier_are_both_shown() throws Exception {
    play(
        "generic/two-messages-under-one-uid",
        source -> {
          var listed = source.list(CURSOR, new UidRange(1, 3));
          source.read(CURSOR, listed, this::note);
        });

    assertThat(shown).containsExactlyInAnyOrder("1=mail1", "2=one", "2=two", "3=mail3");
  }

  @Test
  void a_circumflex_parts_names_and_nothing_else_does() throws Exception {
    assertThat(folders("generic/separator-caret")).containsExactly("INBOX", "a/b/c.d");
  }

  @Test
  void without_hierarchy_a_name_is_one_name() throws Exception {
    play(
        "generic/separator-none",
        source ->
            assertThat(source.folders())
                .extracting(SourceFolder::path)
                .containsExactly(List.of("INBOX"), List.of("a/b.c")));
  }

  @Test
  void folders_that_hold_no_mail_are_marked_whatever_the_spelling() throws Exception {
    play(
        "generic/noselect",
        source ->
            assertThat(source.folders())
                .filteredOn(SourceFolder::selectable)
                .extracting(SourceFolder::display)
                .containsExactly("INBOX", "b/c"));
  }

  @Test
  void a_folder_that_is_listed_twice_is_one_folder() throws Exception {
    assertThat(folders("generic/folder-twice")).containsExactly("INBOX", "Old");
  }

  @Test
  void a_break_in_a_message_shows_nothing_of_it() throws Exception {
    var failure = failure("generic/answer-without-end", source -> read(source, 3));

    assertThat(failure.code()).isEqualTo("CONNECTION_LOST");
    assertThat(shown).containsExactly("1=mail1");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void a_keyword_in_eight_bit_spoils_no_message() throws Exception {
    play(
        "generic/flags-in-eight-bit",
        source ->
            assertThat(source.list(CURSOR, new UidRange(1, 1)))
                .singleElement()
                .satisfies(m -> assertThat(m.flags().seen()).isTrue()));
  }
}
