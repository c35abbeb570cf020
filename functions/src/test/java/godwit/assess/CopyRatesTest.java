package godwit.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CopyRatesTest {
  @Test
  void many_small_messages_take_by_their_number_and_large_ones_by_their_size() {
    assertThat(CopyRates.PUBLISHED.of(figures(36_000, 1_000))).isEqualTo(Duration.ofHours(1));
    assertThat(CopyRates.PUBLISHED.of(figures(10, 1_313_868_613))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void what_was_measured_counts_once_it_is_enough() {
    CopyRates measured = CopyRates.measured(1_000, Duration.ofSeconds(500));

    assertThat(measured.of(figures(7_200, 1_000))).isEqualTo(Duration.ofHours(1));
    assertThat(measured.origin()).startsWith("measured: 1000 messages");
    assertThat(CopyRates.measured(499, Duration.ofSeconds(500))).isSameAs(CopyRates.PUBLISHED);
    assertThat(CopyRates.measured(1_000, Duration.ofSeconds(59))).isSameAs(CopyRates.PUBLISHED);
  }

  private static Figures figures(long messages, long bytes) {
    return new Figures(1, 0, messages, bytes, 0, 0, false, OptionalLong.empty());
  }
}
