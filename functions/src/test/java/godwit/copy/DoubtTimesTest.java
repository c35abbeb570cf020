package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.ledger.Intent;
import godwit.ledger.Suspects;
import godwit.source.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a message that may be at the target may be sent again. */
class DoubtTimesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SHOWN = Duration.ofSeconds(30);
  private static final DoubtSettings SETTINGS = new DoubtSettings(Duration.ofMinutes(1), SHOWN);
  private static final UidSet SEVEN = UidSet.of(List.of(7L));

  @Test
  void after_a_worker_that_gave_no_sign_of_its_end_the_longest_send_is_waited_for_too() {
    Doubt doubt = Doubt.of(Intent.toSend(SEVEN), SETTINGS, NOON);

    assertThat(doubt.isDue(7, NOON.plusSeconds(90).minusMillis(1))).isFalse();
    assertThat(doubt.isDue(7, NOON.plusSeconds(90))).isTrue();
    assertThat(doubt.isDue(NOON.plusSeconds(90).minusMillis(1))).isFalse();
    assertThat(doubt.isDue(NOON.plusSeconds(90))).isTrue();
  }

  @Test
  void what_has_landed_is_waited_for_until_it_would_show() {
    Doubt doubt = Doubt.of(Intent.landed(SEVEN, NOON), SETTINGS, NOON.plusSeconds(20));

    assertThat(doubt.due(7)).isEqualTo(NOON.plusSeconds(30));
    assertThat(doubt.until(NOON.plusSeconds(20)).retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(doubt.until(NOON.plusSeconds(31)).retryAfter()).isZero();
  }

  @Test
  void what_nobody_sent_is_in_no_doubt_and_due_at_once() {
    Doubt doubt = Doubt.of(Intent.landed(SEVEN, NOON), SETTINGS, NOON);

    assertThat(doubt.holds(7)).isTrue();
    assertThat(doubt.holds(8)).isFalse();
    assertThat(doubt.isDue(8, NOON)).isTrue();
    assertThat(doubt.isDue(7, NOON)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "1, 30", "2, 60", "3, 120", "4, 240", "5, 480", "6, 480", "12, 480"})
  void each_failure_doubles_the_wait_up_to_sixteen_times(int creates, int seconds) {
    assertThat(tried(creates).due(7)).isEqualTo(NOON.plusSeconds(seconds));
    assertThat(tried(creates).creates(7)).isEqualTo(creates);
  }

  @Test
  void what_is_sent_no_more_is_looked_for_after_the_shortest_wait() {
    Doubt doubt = tried(6).with(UidSet.EMPTY, SEVEN, true);

    assertThat(doubt.due(7)).isEqualTo(NOON.plusSeconds(30));
    assertThat(doubt.alone()).isTrue();
  }

  @Test
  void what_failed_in_an_earlier_round_is_looked_for_and_due_at_once() {
    Doubt doubt = Doubt.of(Intent.NONE, SETTINGS, NOON).with(SEVEN, UidSet.EMPTY, false);

    assertThat(doubt.holds(7)).isTrue();
    assertThat(doubt.isDue(7, NOON)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "-1, 0, false", "0, -1, false"})
  void a_time_in_doubt_is_not_negative(int longest, int shown, boolean possible) {
    var longestSend = Duration.ofSeconds(longest);
    var untilShown = Duration.ofSeconds(shown);

    if (possible) {
      assertThatCode(() -> new DoubtSettings(longestSend, untilShown)).doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DoubtSettings(longestSend, untilShown));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "10000, 90, true",
    "0, 1, false",
    "10001, 1, false",
    "1, 0, false",
    "1, 91, false"
  })
  void chunks_and_windows_fit_into_what_storage_takes(int chunk, int window, boolean possible) {
    var budget = Duration.ofMinutes(4);
    var lease = Duration.ofSeconds(60);

    if (possible) {
      assertThatCode(() -> new CopySettings(chunk, window, 1, budget, lease, SETTINGS))
          .doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CopySettings(chunk, window, 1, budget, lease, SETTINGS));
    }
  }

  @Test
  void a_move_that_failed_is_tried_when_it_is_due_and_given_up_in_the_end() {
    assertThat(tried(0).turn(7, NOON)).isEqualTo(new Follower.Turn.Go());
    assertThat(tried(1).turn(7, NOON.plusSeconds(29))).isEqualTo(new Follower.Turn.Wait());
    assertThat(tried(1).turn(7, NOON.plusSeconds(30))).isEqualTo(new Follower.Turn.Go());
    assertThat(tried(6).with(UidSet.EMPTY, SEVEN, false).turn(7, NOON))
        .isEqualTo(new Follower.Turn.GiveUp(6));
  }

  private static Doubt tried(int creates) {
    Suspects suspects = creates == 0 ? Suspects.NONE : Suspects.parse("7:" + creates + ":0:0");
    return Doubt.of(Intent.landed(SEVEN, NOON).suspecting(suspects), SETTINGS, NOON);
  }
}
