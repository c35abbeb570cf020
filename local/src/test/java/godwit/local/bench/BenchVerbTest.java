package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchVerbTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "copy --small", "--small zero", "copy --what 3", "plan --messages 0"})
  void what_is_not_understood_ends_with_code_2_before_anything_starts(String line)
      throws Exception {
    assertThat(BenchVerb.run(List.of(line.split(" ", -1)))).isEqualTo(2);
  }
}
