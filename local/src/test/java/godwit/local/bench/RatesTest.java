package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RatesTest {
  @Test
  void a_rate_is_the_amount_over_the_seconds() {
    assertThat(Rates.perSecond(5_000, Duration.ofMillis(2_500))).isEqualTo(2_000);
  }

  @Test
  void no_time_gives_no_rate() {
    assertThat(Rates.perSecond(5_000, Duration.ZERO)).isZero();
  }

  @Test
  void spent_time_is_shared_out() {
    assertThat(Rates.millisEach(Duration.ofSeconds(3), 2_000)).isEqualTo(1.5);
    assertThat(Rates.millisEach(Duration.ofSeconds(3), 0)).isZero();
  }
}
