package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How limits that turn out to be lower than documented are found and come back. */
final class EaseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void refusals_of_requests_that_were_on_their_way_together_count_once() {
    Ease once = Ease.NONE.lowered(500, 0, 4, NOON);

    assertThat(once.lowered(400, 0, 4, NOON.plusMillis(29_999))).isEqualTo(once);
    assertThat(once.lowered(400, 0, 4, NOON.plusSeconds(30)).requests()).isEqualTo(380);
  }

  @Test
  void what_was_used_more_of_its_limit_is_lowered() {
    Ease requests = Ease.NONE.lowered(500, 499, 4, NOON);
    Ease uploads = Ease.NONE.lowered(500, 501, 4, NOON);

    assertThat(requests).isEqualTo(new Ease(475, 1000, 0, NOON));
    assertThat(uploads).isEqualTo(new Ease(1000, 475, 0, NOON));
  }

  @Test
  void a_refusal_never_raises_a_limit() {
    Ease low = new Ease(300, 200, 0, Instant.EPOCH);

    assertThat(low.lowered(900, 0, 4, NOON).requests()).isEqualTo(285);
    assertThat(low.lowered(0, 900, 4, NOON).uploads()).isEqualTo(190);
  }

  @Test
  void a_tenth_of_a_limit_is_always_used() {
    assertThat(Ease.NONE.lowered(100, 0, 4, NOON).requests()).isEqualTo(100);
    assertThat(Ease.NONE.lowered(0, 102, 4, NOON).uploads()).isEqualTo(100);
  }

  @Test
  void with_less_than_a_tenth_used_there_are_fewer_at_once_and_never_none() {
    Ease ease = Ease.NONE;
    for (int minute = 0; minute < 5; minute++) {
      ease = ease.lowered(99, 99, 4, NOON.plus(Duration.ofMinutes(minute)));
    }

    assertThat(ease).isEqualTo(new Ease(1000, 1000, 3, NOON.plus(Duration.ofMinutes(4))));
    assertThat(Ease.NONE.lowered(0, 0, 1, NOON).idlePlaces()).isZero();
  }

  @Test
  void ten_minutes_without_a_refusal_give_a_tenth_and_a_place_back() {
    var low = new Ease(300, 400, 2, NOON);
    Instant later = NOON.plus(Duration.ofMinutes(10));

    assertThat(low.raised(later.minusMillis(1))).isEqualTo(low);
    assertThat(low.raised(later)).isEqualTo(new Ease(400, 500, 1, later));
    assertThat(low.raised(later).raised(later)).isEqualTo(new Ease(400, 500, 1, later));
  }

  @ParameterizedTest
  @CsvSource({
    "950, 1000, 0, 1000, 1000, 0",
    "1000, 950, 0, 1000, 1000, 0",
    "1000, 1000, 1, 1000, 1000, 0",
    "900, 1000, 0, 1000, 1000, 0"
  })
  void whatever_was_lowered_comes_back_and_no_more_than_that(
      int requests, int uploads, int idle, int requestsThen, int uploadsThen, int idleThen) {
    Instant later = NOON.plus(Duration.ofMinutes(10));

    Ease raised = new Ease(requests, uploads, idle, NOON).raised(later);

    assertThat(raised).isEqualTo(new Ease(requestsThen, uploadsThen, idleThen, later));
  }

  @Test
  void what_was_never_lowered_is_not_touched() {
    assertThat(Ease.NONE.raised(NOON)).isEqualTo(Ease.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1000, 0, true",
    "99, 1000, 0, false",
    "1001, 1000, 0, false",
    "1000, 100, 9, true",
    "1000, 99, 0, false",
    "1000, 1001, 0, false",
    "1000, 1000, -1, false"
  })
  void a_share_is_a_tenth_to_the_whole(int requests, int uploads, int idle, boolean possible) {
    if (possible) {
      assertThatCode(() -> new Ease(requests, uploads, idle, NOON)).doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Ease(requests, uploads, idle, NOON));
    }
  }
}
