package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.LabelUse;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.failure.FolderChangedException;
import godwit.source.ResumingConnector;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
  void two_messages_under_one_identifier_are_both_shown_though_the_connection_breaks_between()
      throws Exception {
    List<String> summaries = twins("");
    List<String> bodies = twins(" BODY[] {6}");
    var first = new ArrayList<>(opened(4));
    first.add("C: TAG UID FETCH 1:3 (UID FLAGS INTERNALDATE RFC822.SIZE)");
    first.addAll(summaries);
    first.add("S: TAG OK done");
    first.add("C: TAG UID FETCH 1:3 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])");
    first.addAll(bodies.subList(0, 6));
    first.add("X: close");
    var second = new ArrayList<>(opened(4));
    second.add("C: TAG UID FETCH 1:3 (UID FLAGS INTERNALDATE RFC822.SIZE)");
    second.addAll(summaries);
    second.add("S: TAG OK done");
    second.add("C: TAG UID FETCH 2:3 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])");
    second.addAll(bodies.subList(3, bodies.size()));
    second.add("S: TAG OK done");
    try (var one = ScriptedServer.playing(first);
        var two = ScriptedServer.playing(second)) {
      var servers = new ArrayDeque<>(List.of(one, two));
      var connector =
          new ResumingConnector(
              login -> connect(servers.remove(), Security.NONE, settings(100_000)));
      try (var source = connector.connect(login(one, SourceAccess.USUAL, "ada"))) {
        source.read(CURSOR, source.list(CURSOR, new UidRange(1, 3)), this::note);
      }
    }

    assertThat(shown).containsExactly("1=n0", "2=n1", "2=n2", "3=n3");
  }

  /** Four messages, the second and third under one identifier; with bodies, three lines each. */
  static List<String> twins(String body) {
    var lines = new ArrayList<String>();
    for (int n = 0; n < 4; n++) {
      int uid = List.of(1, 2, 2, 3).get(n);
      String head = "S: * " + (n + 1) + " FETCH (UID " + uid + " FLAGS () RFC822.SIZE 6" + body;
      lines.addAll(body.isEmpty() ? List.of(head + ")") : List.of(head, "S: n" + n + "  ", "S: )"));
    }
    return lines;
  }

  @Test
  void a_twin_that_is_expunged_while_they_are_read_holds_up_no_other() throws Exception {
    var script = new ArrayList<>(opened(4));
    script.add("C: TAG UID FETCH 1:3 (UID FLAGS INTERNALDATE RFC822.SIZE)");
    script.addAll(twins(""));
    script.add("S: TAG OK done");
    script.add("C: TAG UID FETCH 1:3 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])");
    script.addAll(twins(" BODY[] {6}").subList(0, 6));
    script.addAll(twins(" BODY[] {6}").subList(9, 12));
    script.add("S: TAG OK done");
    script.add("C: TAG UID FETCH 2 (UID)");
    script.add("S: * 2 FETCH (UID 2)");
    script.add("S: TAG OK done");
    script.add("C: TAG UID FETCH 2 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])");
    script.addAll(twins(" BODY[] {6}").subList(3, 6));
    script.add("S: TAG OK done");
    script.add("C: TAG UID FETCH 2 (UID)");
    script.add("S: * 2 FETCH (UID 2)");
    script.add("S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      source.read(CURSOR, source.list(CURSOR, new UidRange(1, 3)), this::note);
    }

    assertThat(shown).containsExactlyInAnyOrder("1=n0", "2=n1", "3=n3");
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

  @Test
  void a_name_that_begins_with_the_separator_has_no_empty_part() throws Exception {
    assertThat(folders("generic/separator-first"))
        .containsExactly("INBOX", "Projects", "Projects/2026");
  }

  @Test
  void zeros_before_an_answer_are_passed_over() throws Exception {
    var script = new ArrayList<>(opened());
    script.add("C: TAG UID FETCH 1:3 (UID FLAGS BODY.PEEK[])");
    for (int uid = 1; uid <= 3; uid++) {
      script.add("S: \0\0* " + uid + " FETCH (UID " + uid + " FLAGS () BODY[] {7}");
      script.add("S: mail" + uid);
      script.add("S: )");
    }
    script.add("S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 3);
    }

    assertThat(shown).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }
}
