package godwit.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.Seeds;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofSeconds(5), Duration.ofSeconds(15));

  @ParameterizedTest
  @Seeds(300)
  void back_off_never_shrinks_and_never_passes_its_ceiling(long seed) {
    var random = new Random(seed);
    Duration first = Duration.ofMillis(1 + random.nextInt(100_000));
    Duration longest = first.plusMillis(random.nextInt(10_000_000));
    int tries = 2 + random.nextInt(200);
    var policy = new RetryPolicy(tries, first, longest);

    Duration last = Duration.ZERO;
    for (int attempt = 1; attempt < tries; attempt++) {
      var again = (Disposition.Requeue) policy.decide(reset(), attempt);
      assertThat(again.delay()).isBetween(first, longest).isGreaterThanOrEqualTo(last);
      assertThat(again.attempt()).isEqualTo(attempt + 1);
      last = again.delay();
    }
    assertThat(policy.decide(reset(), tries)).isInstanceOf(Disposition.BlockMailbox.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 15"})
  void each_wait_is_twice_the_one_before_up_to_the_ceiling(int attempt, int seconds) {
    assertThat(POLICY.decide(reset(), attempt))
        .isEqualTo(new Disposition.Requeue(Duration.ofSeconds(seconds), attempt + 1));
  }

  @Test
  void a_ceiling_that_is_just_reached_is_not_cut() {
    var policy = new RetryPolicy(9, Duration.ofSeconds(5), Duration.ofSeconds(20));

    assertThat(policy.decide(reset(), 3))
        .isEqualTo(new Disposition.Requeue(Duration.ofSeconds(20), 4));
  }

  @Test
  void the_last_try_blocks_the_mailbox_and_says_how_many_there_were() {
    assertThat(POLICY.decide(reset(), 4))
        .isEqualTo(new Disposition.BlockMailbox("RESET", "gave up after 4 tries: was reset"));
  }

  @Test
  void a_wish_to_slow_down_is_obeyed_beyond_the_ceiling_and_uses_up_no_try() {
    var throttled = new ThrottledException("429", "slow down", Duration.ofHours(2));

    assertThat(POLICY.decide(throttled, 4))
        .isEqualTo(new Disposition.Requeue(Duration.ofHours(2), 4));
  }

  @Test
  void what_may_have_been_done_waits_as_told_too() {
    var busy = new TransientException("503", "busy", Duration.ofHours(2));

    assertThat(POLICY.decide(busy, 4)).isEqualTo(new Disposition.Requeue(Duration.ofHours(2), 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransientException("503", "busy", Duration.ofMillis(-1)));
    assertThat(new TransientException("503", "busy", Duration.ZERO).retryAfter()).isEmpty();
  }

  @Test
  void each_other_kind_has_its_own_end() {
    assertThat(POLICY.decide(new FolderChangedException("GONE", "gone"), 1))
        .isEqualTo(new Disposition.Replan());
    assertThat(POLICY.decide(new MailboxBlockedException("AUTH", "check the password"), 1))
        .isEqualTo(new Disposition.BlockMailbox("AUTH", "check the password"));
    assertThat(POLICY.decide(new AppBlockedException("CONSENT", "grant consent"), 1))
        .isEqualTo(new Disposition.FailLoudly("CONSENT", "grant consent"));
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 15", "1, 0, 15", "1, -1, 15", "1, 5, 4"})
  void a_policy_without_a_way_is_refused(int attempts, int first, int longest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RetryPolicy(attempts, Duration.ofSeconds(first), Duration.ofSeconds(longest)));
  }

  @Test
  void one_try_and_one_delay_are_a_policy() {
    var policy = new RetryPolicy(1, Duration.ofSeconds(5), Duration.ofSeconds(5));

    assertThat(policy.decide(reset(), 1)).isInstanceOf(Disposition.BlockMailbox.class);
  }

  @Test
  void a_server_cannot_ask_for_less_than_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThrottledException("429", "slow down", Duration.ofMillis(-1)));
    assertThat(new ThrottledException("429", "slow down", Duration.ZERO).retryAfter()).isZero();
  }

  private static TransientException reset() {
    return new TransientException("RESET", "was reset");
  }
}
