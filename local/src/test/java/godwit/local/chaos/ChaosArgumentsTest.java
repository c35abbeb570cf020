package godwit.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the verb. */
class ChaosArgumentsTest {
  private final List<String> complaints = new ArrayList<>();

  private ChaosArguments parsed(String line) {
    return ChaosArguments.parse(List.of(line.split(" ", -1)), complaints::add).orElseThrow();
  }

  @Test
  void a_seed_and_rounds() {
    assertThat(parsed("--seed 7 --rounds 3"))
        .isEqualTo(new ChaosArguments(List.of(7L), List.of(1, 2, 3), 2, false, false));
  }

  @Test
  void a_range_of_seeds_several_at_a_time() {
    assertThat(parsed("--seeds 19..21 --rounds 1 --jobs 3 --recreate --keep"))
        .isEqualTo(new ChaosArguments(List.of(19L, 20L, 21L), List.of(1), 3, true, true));
  }

  @Test
  void one_round_is_replayed() {
    assertThat(parsed("--seed 7 --round 12").rounds()).containsExactly(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--seed", "--seed x", "--seeds 1", "--seeds 5..1", "--rounds 0", "--what 1"})
  void what_it_does_not_understand_it_says(String line) {
    assertThat(ChaosArguments.parse(List.of(line.split(" ", -1)), complaints::add)).isEmpty();
    assertThat(complaints).hasSize(1);
  }
}
