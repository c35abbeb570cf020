package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one mailbox of Exchange Online grants. */
final class PaceLimitsTest {
  @Test
  void are_usually_just_under_what_exchange_online_documents() {
    PaceLimits usual = PaceLimits.usual();

    assertThat(usual.concurrentRequests()).isEqualTo(4);
    assertThat(usual.requests()).isEqualTo(new Quota(9_900, Duration.ofMinutes(10)));
    assertThat(usual.uploadBytes()).isEqualTo(new Quota(148_000_000, Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void one_to_sixteen_requests_may_be_in_flight(int concurrent) {
    assertThat(PaceLimits.of(concurrent, 1, 1).concurrentRequests()).isEqualTo(concurrent);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17})
  void none_or_more_than_sixteen_are_refused(int concurrent) {
    assertThatIllegalArgumentException().isThrownBy(() -> PaceLimits.of(concurrent, 1, 1));
  }

  @Test
  void work_that_asks_for_less_than_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(0, -1));
  }
}
