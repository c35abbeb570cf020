package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.source.FolderCursor;
import godwit.source.ResumingConnector;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two messages under one identifier in a folder that is listed in pieces. */
class TwinsTest extends ScriptedSession {
  private static final String LIST = " (UID FLAGS INTERNALDATE RFC822.SIZE)";
  private static final String BODIES = " (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])";
  private static final String DONE = "S: TAG OK done";

  private final List<String> told = MisbehaviourTest.twins("");
  private final ArrayDeque<List<String>> scripts = new ArrayDeque<>();
  private final Twins twins = new Twins();

  private void session() {
    scripts.add(new ArrayList<>(opened(4)));
  }

  private void say(String line, Collection<String> answers, String end) {
    scripts.getLast().add("C: TAG UID FETCH " + line);
    scripts.getLast().addAll(answers);
    scripts.getLast().add(end);
  }

  /** The last message ends the connection whenever it is listed, and is read all the same. */
  private void lastBreaksTheList() {
    session();
    say("1:3" + LIST, List.of(), "X: close");
    session();
    say("1:3" + LIST, List.of(), "X: close");
    session();
    say("1:3 (UID FLAGS)", told, DONE);
    say("1:3" + LIST, List.of(), "X: close");
    session();
    say("1:1" + LIST, told.subList(0, 1), DONE);
    say("2:2" + LIST, told.subList(1, 3), DONE);
    say("3:3" + LIST, List.of(), "X: close");
    session();
    say("2:2" + LIST, told.subList(1, 3), DONE);
    say("1:3" + BODIES, MisbehaviourTest.twins(" BODY[] {6}"), DONE);
  }

  @Test
  void both_are_shown_though_another_message_breaks_the_list() throws Exception {
    lastBreaksTheList();
    var servers = new ArrayDeque<ScriptedServer>();
    try {
      for (List<String> script : scripts) {
        servers.add(ScriptedServer.playing(script));
      }
      var next = new ArrayDeque<>(servers);
      var connector =
          new ResumingConnector(login -> connect(next.remove(), Security.NONE, settings(100_000)));
      try (var source = connector.connect(login(servers.getFirst(), SourceAccess.USUAL, "ada"))) {
        source.read(CURSOR, source.list(CURSOR, new UidRange(1, 3)), this::note);
      }
    } finally {
      for (ScriptedServer server : servers) {
        server.close();
      }
    }

    assertThat(shown).containsExactly("1=n0", "2=n1", "2=n2", "3=n3");
  }

  private void secondAndThirdUnderOne() {
    twins.begin(CURSOR, new UidRange(1, 3));
    twins.note(1, 1);
    twins.note(2, 2);
    twins.note(2, 3);
  }

  @Test
  void a_piece_that_is_listed_later_does_not_hide_them() {
    secondAndThirdUnderOne();
    twins.begin(CURSOR, new UidRange(4, 9));
    twins.note(4, 5);

    assertThat(twins.among(wanted(9))).containsExactly(entry(2L, 2));
    assertThat(twins.within(new UidRange(1, 2))).isTrue();
    assertThat(twins.within(new UidRange(3, 9))).isFalse();
  }

  /** One before it was expunged between the two lists. */
  @Test
  void a_message_whose_number_falls_from_list_to_list_is_no_twin() {
    twins.begin(CURSOR, new UidRange(4, 9));
    twins.note(4, 5);
    twins.begin(CURSOR, new UidRange(1, 9));
    twins.note(4, 4);

    assertThat(twins.among(wanted(9))).isEmpty();
  }

  @Test
  void a_range_that_is_listed_again_without_them_has_none() {
    secondAndThirdUnderOne();
    twins.begin(CURSOR, new UidRange(2, 9));

    assertThat(twins.among(wanted(9))).isEmpty();
  }

  @Test
  void another_folder_has_none() {
    secondAndThirdUnderOne();
    twins.begin(new FolderCursor(INBOX, new UidValidity(8)), new UidRange(4, 9));

    assertThat(twins.among(wanted(9))).isEmpty();
  }
}
