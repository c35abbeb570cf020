package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import godwit.failure.TransientException;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers that refuse or garble some messages: which are given up, and that none is overlooked. */
class RefusedMessagesTest extends ScriptedSession {
  private final List<String> script = new ArrayList<>();

  private void say(String... lines) {
    script.addAll(List.of(lines));
  }

  @Test
  void a_keyword_with_a_bracket_hides_no_message() throws Exception {
    script.addAll(opened(2));
    say(
        "C: TAG UID FETCH 1:9 (UID FLAGS INTERNALDATE RFC822.SIZE)",
        "S: * 1 FETCH (UID 1 FLAGS (\\Seen) RFC822.SIZE 7)",
        "S: * 2 FETCH (UID 2 FLAGS (\\Seen [todo) RFC822.SIZE 7)",
        "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.list(CURSOR, new UidRange(1, 9))).hasSize(2);
    }
  }

  @Test
  void an_unreadable_line_of_a_list_hides_no_message() throws Exception {
    script.addAll(opened(2));
    say(
        "C: TAG UID FETCH 1:9 (UID FLAGS INTERNALDATE RFC822.SIZE)",
        "S: * 1 FETCH (UID 1 FLAGS (\\Seen) RFC822.SIZE 7)",
        "S: * 2 FETCH (UID 2 FLAGS (\\Seen) INTERNALDATE \"oops RFC822.SIZE 7)",
        "S: TAG OK done",
        "C: TAG UID FETCH 1:9 (UID)",
        "S: * 1 FETCH (UID 1)",
        "S: * 2 FETCH (UID 2)",
        "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.list(CURSOR, new UidRange(1, 9))).hasSize(2);
    }
  }

  @Test
  void in_an_outage_of_dovecot_no_message_is_given_up() throws Exception {
    script.addAll(opened(2));
    String bug = "S: TAG NO [SERVERBUG] Internal error occurred.";
    say("C: TAG UID FETCH 1:2 (UID FLAGS BODY.PEEK[])", "S: * 1 FETCH (UID 1 BODY[] {5}");
    say("S: mail1)", bug);
    say("C: TAG UID FETCH 2 (UID)", "S: * 2 FETCH (UID 2)", "S: TAG OK done");
    say("C: TAG UID FETCH 2 (UID FLAGS BODY.PEEK[])", bug);
    say("C: TAG UID FETCH 1 (UID BODY.PEEK[])", bug);
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(failureOf(() -> read(source, 2))).isInstanceOf(TransientException.class);
      assertThat(shown).containsExactly("1=mail1");
    }
  }

  @Test
  void a_code_nobody_knows_at_one_message_holds_up_no_other() throws Exception {
    script.addAll(opened());
    say(
        "C: TAG UID FETCH 1:3 (UID FLAGS BODY.PEEK[])",
        "S: * 1 FETCH (UID 1 BODY[] {5}",
        "S: mail1)",
        "S: * 3 FETCH (UID 3 BODY[] {5}",
        "S: mail3)",
        "S: TAG NO [CANNOT] message 2 cannot be read",
        "C: TAG UID FETCH 2 (UID)",
        "S: * 2 FETCH (UID 2)",
        "S: TAG OK done",
        "C: TAG UID FETCH 2 (UID FLAGS BODY.PEEK[])",
        "S: TAG NO [CANNOT] message 2 cannot be read",
        "C: TAG UID FETCH 1 (UID BODY.PEEK[])",
        "S: * 1 FETCH (UID 1 BODY[] {5}",
        "S: mail1)",
        "S: TAG OK done",
        "C: TAG UID FETCH 2 (UID)",
        "S: * 2 FETCH (UID 2)",
        "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 3);
      assertThat(shown).containsExactly("1=mail1", "2=", "3=mail3");
    }
  }

  /** Gmail serves the rest and says NO at the end: 25 that it cannot read, 5 that it can. */
  @Test
  void many_damaged_messages_in_a_row_hold_up_no_other() throws Exception {
    script.addAll(opened(30));
    String no = "S: TAG NO Some messages could not be FETCHed (Failure)";
    say("C: TAG UID FETCH 1:30 (UID FLAGS BODY.PEEK[])");
    for (int i = 26; i <= 30; i++) {
      say("S: * " + i + " FETCH (UID " + i + " BODY[] {4}", "S: mail)");
    }
    say(no, "C: TAG UID FETCH 1:25 (UID)");
    for (int i = 1; i <= 25; i++) {
      say("S: * " + i + " FETCH (UID " + i + ")");
    }
    say("S: TAG OK done");
    for (int i = 1; i <= 25; i++) {
      say("C: TAG UID FETCH " + i + " (UID FLAGS BODY.PEEK[])", no);
      if (i == 20 || i == 25) {
        say("C: TAG UID FETCH 26 (UID BODY.PEEK[])", "S: * 26 FETCH (UID 26 BODY[] {4}");
        say("S: mail)", "S: TAG OK done");
      }
    }
    for (int i = 1; i <= 25; i++) {
      say("C: TAG UID FETCH " + i + " (UID)", "S: * " + i + " FETCH (UID " + i + ")");
      say("S: TAG OK done");
    }
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 30);
      assertThat(shown).hasSize(30);
    }
  }

  /** 1 was given up long ago; 3 is new and damaged as well. */
  @Test
  void a_damaged_neighbour_proves_nothing() throws Exception {
    script.addAll(opened(3));
    String no = "S: TAG NO cannot read it";
    say("C: TAG UID FETCH 3 (UID FLAGS BODY.PEEK[])", no);
    say("C: TAG UID FETCH 3 (UID)", "S: * 3 FETCH (UID 3)", "S: TAG OK done");
    say("C: TAG UID FETCH 3 (UID FLAGS BODY.PEEK[])", no);
    say("C: TAG UID FETCH 1:1003 (UID)");
    say("S: * 1 FETCH (UID 1)", "S: * 2 FETCH (UID 2)", "S: * 3 FETCH (UID 3)", "S: TAG OK done");
    say("C: TAG UID FETCH 1 (UID BODY.PEEK[])", no);
    say("C: TAG UID FETCH 2 (UID BODY.PEEK[])", "S: * 2 FETCH (UID 2 BODY[] {4}", "S: mail)");
    say("S: TAG OK done");
    say("C: TAG UID FETCH 3 (UID)", "S: * 3 FETCH (UID 3)", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      source.read(CURSOR, wanted(3).subList(2, 3), this::note);
      assertThat(shown).containsExactly("3=");
    }
  }

  /** Yahoo's limit in the question which of them are there. */
  @Test
  void a_limit_where_it_is_asked_what_is_there_hides_no_message() throws Exception {
    script.addAll(opened(2));
    say("C: TAG UID FETCH 1:2 (UID FLAGS BODY.PEEK[])", "S: TAG NO try later");
    say("C: TAG UID FETCH 1:2 (UID)", "S: * 2 FETCH (UID 2)", "S: TAG OK [MESSAGELIMIT 1 2] part");
    say("C: TAG UID FETCH 1 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");
    say("C: TAG UID FETCH 2 (UID)", "S: * 2 FETCH (UID 2)", "S: TAG OK done");
    for (int i = 1; i <= 2; i++) {
      say("C: TAG UID FETCH " + i + " (UID FLAGS BODY.PEEK[])");
      say("S: * " + i + " FETCH (UID " + i + " BODY[] {4}", "S: mail)", "S: TAG OK done");
    }
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 2);
      assertThat(shown).containsExactly("1=mail", "2=mail");
    }
  }

  private static final String BUG = "S: TAG NO [SERVERBUG] Internal error";

  /** What is asked for until ten messages were refused alone. */
  private static final List<String> PIECES =
      List.of(
          "2:30", "2:15", "2:8", "2:4", "2:2", "3:4", "3:3", "4:4", "5:8", "5:6", "5:5", "6:6",
          "7:8", "7:7", "8:8", "9:15", "9:11", "9:9", "10:11", "10:10", "11:11");

  private static final String ITEMS = " (UID FLAGS INTERNALDATE RFC822.SIZE)";

  /** Dovecot, where the size of one cannot be computed. */
  @Test
  void one_damaged_message_keeps_no_other_from_being_listed() throws Exception {
    listingRefusedAtTwo();
    say("C: TAG UID FETCH 1:1" + ITEMS, "S: * 1 FETCH (UID 1 RFC822.SIZE 7)", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.list(CURSOR, new UidRange(1, 9)))
          .extracting(MessageSummary::uid, MessageSummary::sizeBytes)
          .containsExactly(tuple(1L, 7L), tuple(2L, 0L), tuple(3L, 9L));
    }
  }

  @Test
  void a_list_that_is_refused_in_an_outage_is_asked_for_later() throws Exception {
    listingRefusedAtTwo();
    say("C: TAG UID FETCH 1:1" + ITEMS, "S: TAG NO [SERVERBUG] Internal error");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(failureOf(() -> source.list(CURSOR, new UidRange(1, 9))))
          .isInstanceOf(TransientException.class);
    }
  }

  /** What it asks of thirty costs no sixty commands. */
  @Test
  void in_an_outage_ten_messages_are_tried_alone() throws Exception {
    tenOfThirtyRefused();
    say("C: TAG UID FETCH 1:1" + ITEMS, BUG);
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(failureOf(() -> source.list(CURSOR, new UidRange(1, 30))))
          .isInstanceOf(TransientException.class);
    }
  }

  @Test
  void where_the_server_is_well_more_than_ten_in_a_row_hold_up_no_other() throws Exception {
    tenOfThirtyRefused();
    String first = "S: * 1 FETCH (UID 1 RFC822.SIZE 7)";
    say("C: TAG UID FETCH 1:1" + ITEMS, first, "S: TAG OK done");
    say("C: TAG UID FETCH 12:15" + ITEMS, "S: TAG OK done");
    say("C: TAG UID FETCH 16:30" + ITEMS, "S: * 16 FETCH (UID 16 RFC822.SIZE 7)", "S: TAG OK done");
    say("C: TAG UID FETCH 1:1" + ITEMS, first, "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.list(CURSOR, new UidRange(1, 30)))
          .extracting(MessageSummary::uid)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 16L);
    }
  }

  /** All but the first. */
  private void tenOfThirtyRefused() {
    script.addAll(opened(30));
    say("C: TAG UID FETCH 1:30" + ITEMS, "S: * 1 FETCH (UID 1 RFC822.SIZE 7)", BUG);
    say("C: TAG UID FETCH 1:30 (UID)");
    for (int i = 1; i <= 30; i++) {
      say("S: * " + i + " FETCH (UID " + i + ")");
    }
    say("S: TAG OK done");
    for (String piece : PIECES) {
      say("C: TAG UID FETCH " + piece + ITEMS, BUG);
    }
  }

  private void listingRefusedAtTwo() {
    String bug = "S: TAG NO [SERVERBUG] Internal error";
    script.addAll(opened(3));
    say("C: TAG UID FETCH 1:9" + ITEMS, "S: * 1 FETCH (UID 1 RFC822.SIZE 7)", bug);
    say("C: TAG UID FETCH 1:9 (UID)", "S: * 1 FETCH (UID 1)", "S: * 2 FETCH (UID 2)");
    say("S: * 3 FETCH (UID 3)", "S: TAG OK done");
    say("C: TAG UID FETCH 2:3" + ITEMS, bug);
    say("C: TAG UID FETCH 2:2" + ITEMS, bug);
    say("C: TAG UID FETCH 3:3" + ITEMS, "S: * 3 FETCH (UID 3 RFC822.SIZE 9)", "S: TAG OK done");
  }

  @Test
  void an_answer_that_does_not_say_of_which_message_it_is_hides_none() throws Exception {
    script.addAll(opened(2));
    say("C: TAG UID FETCH 1:9" + ITEMS, "S: * 1 FETCH (UID 1 RFC822.SIZE 7)");
    say("S: * 2 FETCH (FLAGS () RFC822.SIZE 7)", "S: TAG OK done");
    say("C: TAG UID FETCH 1:9 (UID)", "S: * 1 FETCH (UID 1)", "S: * 2 FETCH (UID 2)");
    say("S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.list(CURSOR, new UidRange(1, 9))).hasSize(2);
    }
  }

  /** A literal that may hold zeros, with a tilde before it (RFC 3516). */
  @Test
  void a_body_with_zeros_is_a_body() throws Exception {
    script.addAll(opened(1));
    say("C: TAG UID FETCH 1 (UID FLAGS BODY.PEEK[])");
    say("S: * 1 FETCH (UID 1 BODY[] ~{4}", "S: m\0il FLAGS (\\Seen))", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 1);
      assertThat(shown).containsExactly("1=m\0il");
      assertThat(summaries.getFirst().flags().seen()).isTrue();
    }
  }

  /** Of a message it says no more than that this one is damaged. */
  @Test
  void a_message_for_which_the_administrator_is_wanted_holds_up_no_other() throws Exception {
    script.addAll(opened(2));
    String no = "S: TAG NO [CONTACTADMIN] this one is damaged";
    say("C: TAG UID FETCH 1:2 (UID FLAGS BODY.PEEK[])", "S: * 2 FETCH (UID 2 BODY[] {4}");
    say("S: mail)", no, "C: TAG UID FETCH 1 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");
    say("C: TAG UID FETCH 1 (UID FLAGS BODY.PEEK[])", no);
    say("C: TAG UID FETCH 2 (UID BODY.PEEK[])", "S: * 2 FETCH (UID 2 BODY[] {4}", "S: mail)");
    say("S: TAG OK done", "C: TAG UID FETCH 1 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 2);
      assertThat(shown).containsExactly("1=", "2=mail");
    }
  }
}
