package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopyArgumentsTest {
  @Test
  void without_arguments_the_usual_amounts_are_copied_twice() throws Exception {
    assertThat(CopyArguments.parse(List.of())).isEqualTo(new CopyArguments(5_000, 200, 2));
  }

  @Test
  void each_amount_can_be_set() throws Exception {
    var parsed = CopyArguments.parse(List.of("--runs", "7", "--small", "10", "--large", "3"));

    assertThat(parsed).isEqualTo(new CopyArguments(10, 3, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1000001", "99999999", ""})
  void an_amount_out_of_range_is_refused(String value) {
    assertThatThrownBy(() -> CopyArguments.parse(List.of("--small", value)))
        .isInstanceOf(BadArgumentsException.class)
        .hasMessage("--small wants a number from 1 to 1000000");
  }

  @Test
  void an_option_without_value_and_an_unknown_one_are_refused() {
    assertThatThrownBy(() -> CopyArguments.parse(List.of("--small")))
        .hasMessage("--small wants a value");
    assertThatThrownBy(() -> CopyArguments.parse(List.of("--medium", "5")))
        .hasMessage("unknown option --medium");
  }
}
