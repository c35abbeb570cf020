package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import godwit.batch.Relay.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a mailbox stands in its round, and how far it is. */
class RoundPlaceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Relay UNDER_WAY = new Relay(3, "due", Stage.COPY, 4, 5, 6, 7);

  @Test
  void the_next_round_begins_only_after_this_one_is_done() {
    assertThat(UNDER_WAY.done().nextRound("next"))
        .isEqualTo(new Relay(4, "next", Stage.PLAN, 0, 0, 1, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> UNDER_WAY.nextRound("next"))
        .withMessage("round 3 is not done");
  }

  @Test
  void planned_again_it_is_the_same_try_and_begun_again_the_first() {
    assertThat(UNDER_WAY.replan()).isEqualTo(new Relay(3, "due", Stage.PLAN, 0, 0, 6, 7));
    assertThat(UNDER_WAY.again("retry")).isEqualTo(new Relay(3, "retry", Stage.PLAN, 0, 0, 1, 0));
    assertThat(UNDER_WAY.atFirstChunk()).isEqualTo(new Relay(3, "due", Stage.COPY, 0, 0, 6, 7));
    assertThat(UNDER_WAY.at(8, 9)).isEqualTo(new Relay(3, "due", Stage.COPY, 8, 9, 6, 7));
    assertThat(UNDER_WAY.done()).isEqualTo(new Relay(3, "due", Stage.DONE, 0, 0, 1, 0));
  }

  @Test
  void a_further_try_is_one_after_a_failure_or_a_plan_that_was_stale() {
    assertThat(Relay.START.isFurtherTry()).isFalse();
    assertThat(Relay.START.withAttempt(2).isFurtherTry()).isTrue();
    assertThat(Relay.START.withReplans(1).isFurtherTry()).isTrue();
  }

  @Test
  void a_round_for_failed_messages_is_known_by_its_id() {
    assertThat(UNDER_WAY.again(Relay.retryId(NOW)).isRetry()).isTrue();
    assertThat(UNDER_WAY.isRetry()).isFalse();
    assertThat(Relay.retryId(NOW)).isNotEqualTo(Relay.retryId(NOW.plusNanos(1)));
  }

  @Test
  void what_a_round_settles_replaces_what_it_had_settled_before() {
    var counted = Progress.NONE.counted(90, tally(50), tally(10));

    Progress later = counted.withRound(tally(12));

    assertThat(later.tally()).isEqualTo(tally(52));
    assertThat(later.roundTally()).isEqualTo(tally(12));
    assertThat(later.sourceMessages()).isEqualTo(90);
  }

  @Test
  void it_has_started_once_and_times_add_up() {
    Progress progress =
        Progress.NONE
            .startedAt(NOW)
            .startedAt(NOW.plusSeconds(9))
            .syncedAt(NOW.plusSeconds(10))
            .afterWork(Duration.ofSeconds(2))
            .afterWork(Duration.ofSeconds(3))
            .afterWait(Duration.ofSeconds(4))
            .afterWait(Duration.ofSeconds(5));

    assertThat(progress)
        .isEqualTo(
            new Progress(
                0,
                Tally.NONE,
                Tally.NONE,
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(10)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(9)));
  }

  @Test
  void counts_add_up_and_are_taken_apart_again() {
    var one = new Tally(1, 2, 3, 4, 5);
    var other = new Tally(10, 20, 30, 40, 50);

    assertThat(one.plus(other)).isEqualTo(new Tally(11, 22, 33, 44, 55));
    assertThat(one.plus(other).minus(one)).isEqualTo(other);
    assertThat(one.messages()).isEqualTo(6);
  }

  private static Tally tally(int each) {
    return new Tally(each, each, each, each, each);
  }
}
