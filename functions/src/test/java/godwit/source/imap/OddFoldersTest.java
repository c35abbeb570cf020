package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.TransientException;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd answers about folders: none is overlooked, taken twice or for somebody else's. */
class OddFoldersTest extends ScriptedSession {
  private final List<String> script = new ArrayList<>();

  private void say(String... lines) {
    script.addAll(List.of(lines));
  }

  private void in(String capabilities) {
    say("S: * OK [CAPABILITY IMAP4rev1" + capabilities + "] ready");
    say("C: TAG LOGIN ada secret", "S: TAG OK done");
    say("C: TAG CAPABILITY", "S: * CAPABILITY IMAP4rev1" + capabilities, "S: TAG OK done");
  }

  private List<String> names() throws Exception {
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      List<String> names = source.folders().stream().map(SourceFolder::wireName).toList();
      notes.addAll(source.notes());
      return names;
    }
  }

  private void listing(String... lines) {
    say("C: TAG LIST \"\" \"*\"", "S: * LIST () \"/\" INBOX");
    for (String line : lines) {
      say("S: * LIST " + line);
    }
    say("S: TAG OK done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "() / Sent Items;                          Sent Items",
        "() / Offers (old);                        Offers (old)",
        "() \"/\" Mine (\"CHILDINFO\" (\"SUBSCRIBED\")); Mine",
        "^() / Sent ^;                             Sent",
        "() \"\\\\\" \"Archive\\2020\";             Archive\\2020",
        "() \"\\\\\" \"Archive\\\\2021\";           Archive\\2021",
        "() \"/\" \"the \\\"best\\\"\";              the \"best\"",
        "() NIL NIL;                               NIL",
      })
  void a_name_is_read_whole_however_it_is_written(String line, String name) throws Exception {
    in("");
    listing(line);

    assertThat(names()).containsExactly("INBOX", name);
    assertThat(notes).isEmpty();
  }

  @Test
  void a_line_that_cannot_be_read_is_told_and_the_others_are_copied() throws Exception {
    in("");
    listing("(\\HasNoChildren) \"/\" \"no end", "() \"/\" Sent", "()");

    assertThat(names()).containsExactly("INBOX", "Sent");
    assertThat(notes).singleElement().asString().startsWith("not copied: 2 folders");
  }

  @Test
  void a_list_of_which_no_line_can_be_read_is_no_empty_mailbox() throws Exception {
    in("");
    say("C: TAG LIST \"\" \"*\"", "S: * LIST () \"/\" \"INBOX", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(failureOf(source::folders)).isInstanceOf(TransientException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inbox", "inbox"})
  void an_inbox_in_two_spellings_is_one(String spelling) throws Exception {
    in("");
    say("C: TAG LIST \"\" \"*\"", "S: * LIST () \"/\" " + spelling);
    say("S: * LIST () \"/\" INBOX", "S: TAG OK done");

    assertThat(names()).containsExactly("INBOX");
  }

  @Test
  void a_prefix_in_another_spelling_is_the_users_own_as_well() throws Exception {
    in(" NAMESPACE");
    say("C: TAG NAMESPACE", "S: * NAMESPACE ((\"INBOX.\" \".\")) NIL ((\"\" \".\"))");
    say("S: TAG OK done", "C: TAG LIST \"\" \"*\"");
    say("S: * LIST () \".\" INBOX", "S: * LIST () \".\" Inbox.Sent");
    say("S: * LIST () \".\" team", "S: TAG OK done");

    assertThat(names()).containsExactly("INBOX", "Inbox.Sent");
    assertThat(notes).singleElement().asString().contains("team");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO not here", "BAD unknown command", "BAD [CLIENTBUG] unknown command"})
  void namespaces_that_are_offered_and_not_known_are_done_without(String refusal) throws Exception {
    in(" NAMESPACE");
    say("C: TAG NAMESPACE", "S: TAG " + refusal);
    listing("() \"/\" Sent");

    assertThat(names()).containsExactly("INBOX", "Sent");
  }

  /** Else the folders of others would be taken for the user's own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO [UNAVAILABLE] later",
        "NO [SERVERBUG] oops",
        "BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds",
        "NO Too many simultaneous connections",
      })
  void trouble_when_namespaces_are_asked_for_is_waited_out(String refusal) throws Exception {
    in(" NAMESPACE");
    say("C: TAG NAMESPACE", "S: TAG " + refusal);
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(failureOf(source::folders)).isNotNull();
    }
  }

  @Test
  void folders_of_others_that_may_not_be_listed_hold_up_nothing() throws Exception {
    in(" NAMESPACE");
    say("C: TAG NAMESPACE", "S: * NAMESPACE ((\"\" \"/\")) ((\"/home/\" \"/\")) NIL");
    say("S: TAG OK done");
    listing();
    say("C: TAG LIST \"\" \"/home/%\"", "S: TAG NO LIST failed");

    assertThat(names()).containsExactly("INBOX");
  }

  /** Zimbra, for folders of others that the user has mounted. */
  @Test
  void a_next_identifier_of_less_than_nothing_is_none() throws Exception {
    script.addAll(opened().subList(0, 9));
    say("S: * OK [UIDNEXT -1] next expected UID is -1", "S: TAG OK [READ-ONLY] done");
    say("C: TAG FETCH 3 (UID)", "S: * 3 FETCH (UID 8)", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.open(INBOX).uidNext()).isEqualTo(9);
    }
  }

  @Test
  void an_unreadable_answer_while_a_folder_is_planned_hides_no_message() throws Exception {
    script.addAll(opened(3));
    say("C: TAG FETCH 1,3 (UID)", "S: * 2 FETCH (FLAGS (\\Seen \"oops))");
    say("S: * 1 FETCH (UID 5)", "S: * 3 FETCH (UID 9)", "S: TAG OK done");
    say("C: TAG UID FETCH 1:4294967295 (UID)", "S: * 1 FETCH (UID 5)", "S: * 2 FETCH (UID 7)");
    say("S: * 3 FETCH (UID 9)", "S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.plan(CURSOR, 1, 10)).containsExactly(new UidRange(5, 9));
    }
  }
}
