package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.FolderChangedException;
import godwit.failure.TransientException;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A message that is alone in its folder and refused: other folders say whether the server is well.
 */
class LoneMessagesTest extends ScriptedSession {
  private static final String ITEMS = " (UID FLAGS INTERNALDATE RFC822.SIZE)";
  private static final String NO = "S: TAG NO [SERVERBUG] Internal error occurred.";

  private final List<String> script = new ArrayList<>(opened(1));

  private void say(String... lines) {
    script.addAll(List.of(lines));
  }

  private void refused() {
    say("C: TAG UID FETCH 1 (UID FLAGS BODY.PEEK[])", NO);
    say("C: TAG UID FETCH 1 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");
    say("C: TAG UID FETCH 1 (UID FLAGS BODY.PEEK[])", NO);
    say("C: TAG UID FETCH 1:1001 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");
  }

  private void listedFolders(String... names) {
    say("C: TAG LIST \"\" \"*\"", "S: * LIST (\\HasNoChildren) \"/\" INBOX");
    for (String name : names) {
      say("S: * LIST (\\HasNoChildren) \"/\" " + name);
    }
    say("S: * LIST (\\NoSelect) \"/\" Root", "S: TAG OK done");
  }

  private void examined(String name, int messages) {
    say("C: TAG EXAMINE " + name, "S: * " + messages + " EXISTS", "S: * OK [UIDVALIDITY 7] fine");
    say("S: TAG OK [READ-ONLY] done");
  }

  private void last(int number, int uid, String... served) {
    say("C: TAG FETCH " + number + " (UID)", "S: * " + number + " FETCH (UID " + uid + ")");
    say("S: TAG OK done", "C: TAG UID FETCH " + uid + " (UID BODY.PEEK[])");
    say(served);
  }

  private Optional<Throwable> reading() throws Exception {
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      return Optional.ofNullable(failureOf(() -> read(source, 1)));
    }
  }

  @Test
  void it_is_given_up_where_a_message_of_another_folder_is_served() throws Exception {
    refused();
    listedFolders("Empty", "Sent");
    examined("Empty", 0);
    examined("Sent", 4);
    last(4, 9, "S: * 4 FETCH (UID 9 BODY[] {4}", "S: mail)", "S: TAG OK done");
    examined("INBOX", 1);
    say("C: TAG UID FETCH 1 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");

    assertThat(reading()).isEmpty();
    assertThat(shown).containsExactly("1=");
  }

  @Test
  void it_is_not_given_up_where_no_folder_serves_any() throws Exception {
    refused();
    listedFolders("Sent");
    examined("Sent", 4);
    last(4, 9, NO);
    examined("INBOX", 1);

    assertThat(reading()).containsInstanceOf(TransientException.class);
    assertThat(shown).isEmpty();
  }

  @Test
  void it_is_not_given_up_where_no_other_folder_can_be_opened() throws Exception {
    refused();
    listedFolders("Sent");
    say("C: TAG EXAMINE Sent", NO);
    examined("INBOX", 1);

    assertThat(reading()).containsInstanceOf(TransientException.class);
    assertThat(shown).isEmpty();
  }

  @Test
  void it_is_given_up_where_the_mailbox_holds_no_other() throws Exception {
    refused();
    listedFolders("Sent");
    examined("Sent", 0);
    examined("INBOX", 1);
    say("C: TAG UID FETCH 1 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");

    assertThat(reading()).isEmpty();
    assertThat(shown).containsExactly("1=");
  }

  @Test
  void a_folder_that_is_renumbered_meanwhile_is_planned_again() throws Exception {
    refused();
    listedFolders();
    say("C: TAG EXAMINE INBOX", "S: * 1 EXISTS", "S: * OK [UIDVALIDITY 8] fine");
    say("S: TAG OK [READ-ONLY] done");

    assertThat(reading()).containsInstanceOf(FolderChangedException.class);
  }

  @Test
  void it_is_listed_by_its_identifier_where_a_message_of_another_folder_is_served()
      throws Exception {
    say("C: TAG UID FETCH 1:9" + ITEMS, NO);
    say("C: TAG UID FETCH 1:9 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done");
    say("C: TAG UID FETCH 1:1" + ITEMS, NO);
    listedFolders("Sent");
    examined("Sent", 4);
    last(4, 9, "S: * 4 FETCH (UID 9 BODY[] {4}", "S: mail)", "S: TAG OK done");
    examined("INBOX", 1);
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      assertThat(source.list(CURSOR, new UidRange(1, 9)))
          .extracting(MessageSummary::uid)
          .containsExactly(1L);
    }
  }
}
