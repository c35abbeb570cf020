package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.Suspects;
import godwit.source.UidSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message is given up. */
class SuspicionTest {
  private static final UidSet SEVEN = UidSet.of(List.of(7L));

  @ParameterizedTest
  @CsvSource({
    "7:4:4:0, false",
    "7:5:5:0, true",
    "7:12:4:5, false",
    "7:12:4:6, true",
    "7:13:0:0, false",
    "7:99:4:5, false"
  })
  void five_failures_after_others_or_six_as_the_last_one_suffice(String tries, boolean given) {
    UidSet hopeless = Suspicion.hopeless(Suspects.parse(tries), UidSet.EMPTY, false);

    assertThat(hopeless.holds(7)).isEqualTo(given);
  }

  @ParameterizedTest
  @CsvSource({"7:12:0:0, false", "7:13:0:0, true"})
  void who_retries_vouches_for_the_service(String tries, boolean given) {
    UidSet hopeless = Suspicion.hopeless(Suspects.parse(tries), UidSet.EMPTY, true);

    assertThat(hopeless.holds(7)).isEqualTo(given);
  }

  @ParameterizedTest
  @CsvSource({"7:1:0:0, false", "7:2:0:0, true", "8:2:0:0, false"})
  void two_failures_suffice_for_one_that_had_failed(String tries, boolean given) {
    Suspects suspects = Suspects.parse(tries);

    UidSet hopeless = Suspicion.hopeless(suspects, SEVEN, false);

    assertThat(hopeless.isEmpty()).isEqualTo(!given);
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "7:1:0:0, 5", "'7:3:3:0,9:1:1:0', 4", "7:9:9:0, 0"})
  void others_are_kept_back_for_the_tries_that_are_left(String tries, int kept) {
    assertThat(Suspicion.companions(Suspects.parse(tries))).isEqualTo(kept);
  }

  @Test
  void the_reasons_say_how_often_and_what_to_do() {
    assertThat(Suspicion.givenUp(6).code()).isEqualTo("CREATE_KEEPS_FAILING");
    assertThat(Suspicion.givenUp(6).reason()).contains("6 times", "Retry");
    assertThat(Suspicion.nothingGoesThrough("504", 12).code()).isEqualTo("504");
    assertThat(Suspicion.nothingGoesThrough("504", 12)).hasMessageContainingAll("12", "retry");
  }
}
