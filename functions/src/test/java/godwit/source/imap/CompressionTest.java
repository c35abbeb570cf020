package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.endpoint.LabelUse;
import godwit.endpoint.SourceAccess;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers that deflate what they send (RFC 4978), if an endpoint wishes it. */
class CompressionTest extends ScriptedSession {
  private static final SourceAccess COMPRESSED =
      SourceAccess.USUAL.reading(
          new SourceAccess.Reading(false, false, false, true, LabelUse.CATEGORIES));

  @Test
  void both_sides_deflate_after_the_server_agreed() throws Exception {
    play("generic/deflated", COMPRESSED, "ada", source -> read(source, 3));

    assertThat(shown).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_refusal_to_deflate_costs_nothing() throws Exception {
    play("generic/deflate-refused", COMPRESSED, "ada", source -> read(source, 3));

    assertThat(shown).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void nobody_is_asked_to_deflate_who_was_not_meant_to() throws Exception {
    play("generic/deflate-not-asked-for", source -> read(source, 3));

    assertThat(shown).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void what_cannot_be_inflated_is_a_broken_connection() throws Exception {
    try (var server = ScriptedServer.playing("generic/deflated-garbage");
        var source =
            new ImapConnector(settings(100_000)).connect(login(server, COMPRESSED, "ada"))) {
      var failure = catchThrowableOfType(MigrationException.class, () -> source.open(INBOX));

      assertThat(failure).isInstanceOf(TransientException.class);
      assertThat(failure.code()).isEqualTo("CONNECTION_LOST");
    }
  }

  @Test
  void what_inflates_without_end_is_given_up_in_bounded_memory() throws Exception {
    List<String> script = new ArrayList<>(deflated());
    script.add("C: TAG EXAMINE INBOX");
    // 60 MB of one line, which are some 60 KB on the wire.
    String million = "x".repeat(1_000_000);
    script.add("S: * OK " + million.repeat(60));

    try (var server = ScriptedServer.playing(script);
        var source =
            new ImapConnector(settings(100_000)).connect(login(server, COMPRESSED, "ada"))) {
      var failure = catchThrowableOfType(MigrationException.class, () -> source.open(INBOX));

      assertThat(failure.code()).isEqualTo("ANSWER_TOO_LONG");
    }
  }

  private static List<String> deflated() {
    return List.of(
        "S: * OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] ready",
        "C: TAG LOGIN ada secret",
        "S: TAG OK done",
        "C: TAG CAPABILITY",
        "S: * CAPABILITY IMAP4rev1 COMPRESS=DEFLATE",
        "S: TAG OK done",
        "C: TAG COMPRESS DEFLATE",
        "S: TAG OK DEFLATE active",
        "Z: from here on");
  }
}
