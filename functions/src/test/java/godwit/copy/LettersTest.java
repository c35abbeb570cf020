package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.MessageFlags;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ledger remembers of a message's flags. */
class LettersTest {
  @Test
  void each_flag_has_a_letter() {
    assertThat(Letters.of(MessageFlags.NONE)).isEmpty();
    assertThat(Letters.of(new MessageFlags(true, true, true, true, true, Set.of("$Forwarded"))))
        .isEqualTo("SAWFD");
    assertThat(Letters.of(new MessageFlags(false, true, false, false, true, Set.of())))
        .isEqualTo("A");
    assertThat(Letters.of(new MessageFlags(false, false, true, false, false, Set.of())))
        .isEqualTo("F");
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, NONE, NONE",
    "S, true, NONE, NONE",
    "F, false, FLAGGED, NONE",
    "A, false, NONE, REPLIED",
    "W, false, NONE, FORWARDED",
    "SAWFD, true, FLAGGED, REPLIED"
  })
  void an_answer_outweighs_a_forward(String letters, boolean read, Flag flag, Verb verb) {
    assertThat(Letters.marks(letters)).isEqualTo(new MessageMarks(read, flag, verb));
  }

  @Test
  void after_a_lost_answer_both_states_are_possible() {
    String given = Letters.perhaps("S", "SF");

    assertThat(given).isEqualTo("S/SF");
    assertThat(Letters.possible(given)).containsExactly(Letters.marks("S"), Letters.marks("SF"));
    assertThat(Letters.perhaps(given, "SF")).isEqualTo(given);
    assertThat(Letters.perhaps("", "S")).isEqualTo("/S");
    assertThat(Letters.possible("/S")).containsExactly(Letters.marks(""), Letters.marks("S"));
  }

  @ParameterizedTest
  @CsvSource({
    // given before, source now, read there, flag there, verb there, given after
    "'', SF, true, FLAGGED, NONE, SF",
    "'', SF, false, FLAGGED, NONE, F",
    "S, F, true, FLAGGED, NONE, SF",
    "SF, '', true, NONE, NONE, S",
    "'', A, false, NONE, REPLIED, A",
    "'', A, false, NONE, FORWARDED, ''",
    "A, W, false, NONE, FORWARDED, W",
    "W, A, false, NONE, FORWARDED, W",
    "D, S, true, NONE, NONE, SD",
    "S/SF, SF, true, NONE, NONE, S"
  })
  void what_the_target_took_is_remembered_and_what_it_did_not_stays_as_it_was_given(
      String given, String source, boolean read, Flag flag, Verb verb, String after) {
    assertThat(Letters.given(given, source, new MessageMarks(read, flag, verb))).isEqualTo(after);
  }
}
