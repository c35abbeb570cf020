package godwit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.ledger.Suspects.Tries;
import godwit.source.UidSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspectsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "7:1:0:0", "7:3:2:1,4294967295:12:5:0"})
  void what_is_printed_is_parsed(String text) {
    assertThat(Suspects.parse(text)).hasToString(text);
  }

  @Test
  void failures_add_up() {
    Suspects more = Suspects.parse("7:3:2:1").plus(Map.of(7L, new Tries(1, 1, 1), 9L, once()));

    assertThat(more).hasToString("7:4:3:2,9:1:0:0");
    assertThat(more.mostCreates()).isEqualTo(4);
    assertThat(Suspects.NONE.mostCreates()).isZero();
  }

  @Test
  void those_that_are_settled_are_left_out() {
    Suspects some = Suspects.parse("7:3:2:1,9:1:0:0").among(UidSet.of(List.of(8L, 9L)));

    assertThat(some.holds(9)).isTrue();
    assertThat(some.holds(7)).isFalse();
    assertThat(Intent.toSend(UidSet.of(List.of(9L))).suspecting(Suspects.parse("7:3:2:1")))
        .isEqualTo(Intent.toSend(UidSet.of(List.of(9L))));
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "1,2,0", "1,-1,0", "1,0,2", "1,0,-1"})
  void impossible_counts_are_refused(int creates, int strikes, int alone) {
    assertThatThrownBy(() -> new Tries(creates, strikes, alone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("creates " + creates);
  }

  private static Tries once() {
    return new Tries(1, 0, 0);
  }
}
