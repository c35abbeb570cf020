package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of messages when servers do not answer as one expects. */
class ScriptedReadingTest extends ScriptedSession {
  @Test
  void a_goodbye_in_mid_fetch_is_transient_and_keeps_what_was_shown() throws Exception {
    try (var server = ScriptedServer.playing("generic/bye-in-fetch");
        var source = connect(server)) {
      assertThatThrownBy(() -> read(source, 3))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("BYE"));
      assertThat(shown).containsExactly("1=mail1");
      assertThatThrownBy(source::folders).isInstanceOf(TransientException.class);
    }
  }

  @Test
  void a_literal_cut_short_is_never_shown_and_leaves_no_file() throws Exception {
    try (var server = ScriptedServer.playing("generic/literal-cut-short");
        var source = connect(server)) {
      assertThatThrownBy(() -> read(source, 3))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("CONNECTION_LOST"));
    }
    assertThat(shown).containsExactly("1=mail1");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void a_message_without_body_is_asked_for_again_and_then_shown_empty() throws Exception {
    assertThat(readAll("generic/nil-body")).containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void unasked_answers_are_passed_over() throws Exception {
    assertThat(readAll("generic/unsolicited")).containsExactly("1=mail1", "3=mail3");
    assertThat(summaries.get(1).flags())
        .isEqualTo(new MessageFlags(true, false, false, false, false, Set.of("$Forwarded")));
  }

  @Test
  void a_message_that_comes_twice_is_shown_once() throws Exception {
    assertThat(readAll("generic/duplicate-fetch")).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void answers_in_any_order_are_shown_in_order() throws Exception {
    assertThat(readAll("generic/answers-out-of-order"))
        .containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_message_with_an_impossible_date_is_kept() throws Exception {
    assertThat(readAll("generic/odd-dates")).containsExactly("1=mail1", "2=mail2", "3=mail3");
    assertThat(summaries)
        .extracting(MessageSummary::internalDate)
        .containsExactly(
            Optional.empty(), Optional.empty(), Optional.of(Instant.parse("2020-02-01T09:00:00Z")));
  }

  @Test
  void one_unreadable_message_does_not_hold_up_the_others() throws Exception {
    assertThat(readAll("generic/one-unreadable-message"))
        .containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void an_answer_that_cannot_be_parsed_is_asked_for_again() throws Exception {
    assertThat(readAll("generic/garbled-answer")).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_limit_throttles() throws Exception {
    try (var server = ScriptedServer.playing("generic/limit-in-fetch");
        var source = connect(server)) {
      assertThatThrownBy(() -> read(source, 3)).isInstanceOf(ThrottledException.class);
    }
  }

  @Test
  void closing_ends_a_read_that_hangs_in_another_thread() throws Exception {
    try (var server = ScriptedServer.playing("generic/silence-in-fetch")) {
      var source = connect(server);
      var reading = CompletableFuture.supplyAsync(() -> failureOf(() -> read(source, 3)));
      server.awaitSilence();

      source.close();

      assertThat(reading.get(5, TimeUnit.SECONDS)).isInstanceOf(TransientException.class);
    }
  }

  @Test
  void five_hundred_messages_need_one_fetch() throws Exception {
    var script = new ArrayList<>(opened());
    script.add("C: TAG UID FETCH 1:500 (UID FLAGS BODY.PEEK[])");
    LongStream.rangeClosed(1, 500)
        .forEach(uid -> {
          script.add("S: * " + uid + " FETCH (UID " + uid + " FLAGS () BODY[] {7}");
          script.add("S: hello");
          script.add("S: )");
        });
    script.add("S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 500);

      assertThat(shown).hasSize(500);
      assertThat(server.commands("UID FETCH")).hasSize(1);
      assertThat(server.commands("EXAMINE")).hasSize(1);
    }
  }

  @Test
  void a_message_far_larger_than_its_size_says_goes_to_a_file_and_leaves_none() throws Exception {
    var script = new ArrayList<>(opened());
    script.add("C: TAG UID FETCH 1 (UID FLAGS BODY.PEEK[])");
    script.add("S: * 1 FETCH (UID 1 RFC822.SIZE 5 BODY[] {500000}");
    script.add("S: " + "x".repeat(499_998));
    script.add("S:  FLAGS (\\Seen))");
    script.add("S: TAG OK done");
    var kinds = new ArrayList<Class<?>>();
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      source.read(
          CURSOR,
          wanted(1),
          message -> {
            kinds.add(message.content().getClass());
            note(message);
          });
    }

    assertThat(kinds).containsExactly(SpooledContent.class);
    assertThat(shown).containsExactly("1=" + "x".repeat(499_998));
    assertThat(summaries.getFirst().flags().seen()).isTrue();
    assertThat(spool).isEmptyDirectory();
  }
}
