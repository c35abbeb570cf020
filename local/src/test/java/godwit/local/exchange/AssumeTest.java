package godwit.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.local.exchange.limits.Assumptions.Answer;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssumeTest {
  private final SimulatorOptions usual = SimulatorOptions.of("t", Clock.systemUTC());

  @Test
  void one_thing_is_answered_another_way_and_the_rest_stays() {
    var assumptions = usual.assuming("transport-headers=refuse").settings().assumptions();

    assertThat(assumptions.transportHeaders()).isEqualTo(Answer.REFUSE);
    assertThat(assumptions.dates()).isEqualTo(Answer.KEEP);
    assertThat(usual.assuming("icons=no").settings().assumptions().icons())
        .isEqualTo(Answer.IGNORE);
  }

  @Test
  void limits_are_numbers() {
    assertThat(usual.assuming("folder-name-chars=64").settings().sizes().folderNameLength())
        .isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"icons", "icons=maybe", "ikons=no", "folder-name-chars=no", "=no"})
  void what_is_not_known_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> usual.assuming(text));
  }
}
