package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.source.MailSource;
import godwit.source.UidRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server cannot do to the app by its answers: fill it, hold it for ever, or make it fail.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostileAnswersTest extends ScriptedSession {
  private static final String LISTING = "C: TAG UID FETCH 1:9 (UID FLAGS INTERNALDATE RFC822.SIZE)";

  @Test
  void a_line_without_end_is_cut_off() throws Exception {
    String word = "x".repeat(10_000);
    var script = new ArrayList<>(opened());
    script.add(LISTING);
    // Far more than a large message may have in the heap.
    script.add("S: * 1 FETCH (UID 1 FLAGS (" + (word + " ").repeat(200) + "))");

    assertThat(failing(script).code()).isEqualTo("ANSWER_TOO_LONG");
  }

  @Test
  void lists_within_lists_are_not_followed_without_end() throws Exception {
    var script = new ArrayList<>(opened());
    script.add(LISTING);
    script.add("S: * 1 FETCH (UID 1 BODYSTRUCTURE " + "(".repeat(900_000) + ")");
    script.add("S: TAG OK done");

    assertThat(listed(script)).containsExactly(1L);
  }

  /** A literal of fewer than no bytes would lead back to where it was read from. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "-9", "-2147483648", "+3", "", "9999999999999999999", "1x"})
  void a_literal_of_an_impossible_size_is_unreadable(String size) throws Exception {
    var script = new ArrayList<>(opened());
    script.add(LISTING);
    script.add("S: * 1 FETCH (UID 1 FLAGS (a {" + size + "}xx b c) RFC822.SIZE 7)");
    script.add("S: * 2 FETCH (UID 2 FLAGS () RFC822.SIZE 7)");
    script.add("S: TAG OK done");

    assertThat(listed(script)).containsExactly(1L, 2L);
  }

  @Test
  void a_literal_that_leads_back_is_not_followed_for_ever() throws Exception {
    var script = new ArrayList<>(opened());
    script.add(LISTING);
    script.add("S: * 1 FETCH (UID 1 X (a {-6}xxb))");
    script.add("S: TAG OK done");

    assertThat(listed(script)).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "4294967296", "99999999999", "9223372036854775808"})
  void an_impossible_uid_is_none(String uid) throws Exception {
    var script = new ArrayList<>(opened(1));
    script.add("C: TAG FETCH 1 (UID)");
    script.add("S: * 1 FETCH (UID " + uid + ")");
    script.add("S: TAG OK done");

    assertThat(failure(script, source -> source.plan(CURSOR, 1, 10)))
        .isInstanceOf(TransientException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OK [UIDVALIDITY -1]",
        "OK [UIDVALIDITY x]",
        "-3 EXISTS",
        "OK nothing of messages"
      })
  void an_impossible_number_of_a_folder_is_unreadable(String said) throws Exception {
    var script = new ArrayList<>(opened().subList(0, 7));
    script.add("S: * " + said);
    script.add("S: TAG OK done");

    assertThat(failure(script, source -> source.open(INBOX)))
        .isInstanceOf(TransientException.class);
  }

  /** What an unreadable answer told of is asked for once more, by identifiers alone. */
  private List<Long> listed(List<String> script) throws Exception {
    script.addAll(List.of("C: TAG UID FETCH 1:9 (UID)", "S: * 1 FETCH (UID 1)", "S: TAG OK done"));
    var uids = new ArrayList<Long>();
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      source.list(CURSOR, new UidRange(1, 9)).forEach(summary -> uids.add(summary.uid()));
    }
    return uids;
  }

  private MigrationException failing(List<String> script) throws Exception {
    return failure(script, source -> source.list(CURSOR, new UidRange(1, 9)));
  }

  private MigrationException failure(List<String> script, Session session) throws Exception {
    var server = ScriptedServer.playing(script);
    try (MailSource source = connect(server)) {
      return catchThrowableOfType(MigrationException.class, () -> session.run(source));
    }
  }
}
