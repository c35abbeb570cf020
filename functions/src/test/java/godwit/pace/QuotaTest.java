package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

final class QuotaTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  @Test
  void all_of_it_may_be_spent_at_once_and_comes_back_a_window_later() {
    var quota = new Quota(100, WINDOW);

    Spent spent = quota.spend(Spent.NOTHING, 100, NOON);

    assertThat(quota.free(spent, NOON)).isZero();
    assertThat(quota.free(spent, NOON.plus(WINDOW))).isZero();
    assertThat(quota.when(spent, 1, NOON)).isEqualTo(NOON.plus(Duration.ofSeconds(612)));
    assertThat(quota.free(spent, NOON.plusSeconds(612))).isEqualTo(100);
  }

  @Test
  void what_is_free_may_be_spent_now() {
    var quota = new Quota(100, WINDOW);
    Spent spent = quota.spend(Spent.NOTHING, 40, NOON);

    assertThat(quota.when(spent, 60, NOON)).isEqualTo(NOON);
    assertThat(quota.when(spent, 61, NOON)).isAfter(NOON);
  }

  @Test
  void more_than_the_limit_waits_for_an_empty_window_and_no_longer() {
    var quota = new Quota(100, WINDOW);
    Spent spent = quota.spend(Spent.NOTHING, 1, NOON);

    assertThat(quota.when(spent, 5_000, NOON)).isEqualTo(quota.when(spent, 100, NOON));
    assertThat(quota.when(Spent.NOTHING, 5_000, NOON)).isEqualTo(NOON);
  }

  @Test
  void a_debt_is_paid_before_anything_is_free() {
    var quota = new Quota(100, WINDOW);
    Spent spent = quota.spend(Spent.NOTHING, 250, NOON);

    assertThat(quota.free(spent, NOON)).isEqualTo(-150);
    assertThat(quota.free(spent, quota.when(spent, 1, NOON))).isEqualTo(100);
  }

  @Test
  void a_clock_that_steps_back_gives_nothing_back_early() {
    var quota = new Quota(100, WINDOW);
    Spent spent = quota.spend(Spent.NOTHING, 60, NOON);

    Spent more = quota.spend(spent, 40, NOON.minusSeconds(45));

    assertThat(quota.free(more, NOON.plus(WINDOW))).isZero();
  }

  @Test
  void what_is_printed_is_read_again() {
    var quota = new Quota(100, WINDOW);
    Spent spent = quota.spend(quota.spend(Spent.NOTHING, 60, NOON), 7, NOON.plusSeconds(60));

    assertThat(Spent.parse(spent.toString())).isEqualTo(spent);
    assertThat(Spent.parse("")).isEqualTo(Spent.NOTHING);
  }

  @Test
  void a_quota_of_nothing_or_of_seconds_is_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quota(0, WINDOW));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quota(1, Duration.ofSeconds(59)));
  }

  @Test
  void a_minute_is_long_enough_and_one_is_enough() {
    var quota = new Quota(1, Duration.ofMinutes(1));

    assertThat(quota.free(Spent.NOTHING, NOON)).isEqualTo(1);
    assertThat(quota.asked(7)).isEqualTo(1);
    assertThat(quota.quantum()).isEqualTo(1);
    assertThat(quota.share(100)).isEqualTo(quota);
  }

  @Test
  void a_share_is_a_part_of_the_limit_in_the_same_window() {
    assertThat(new Quota(9_900, WINDOW).share(475)).isEqualTo(new Quota(4_702, WINDOW));
  }

  @Test
  void more_than_nine_tenths_is_not_asked_for_at_once() {
    var quota = new Quota(1_000, WINDOW);

    assertThat(quota.asked(899)).isEqualTo(899);
    assertThat(quota.asked(901)).isEqualTo(900);
    assertThat(quota.quantum()).isEqualTo(50);
  }

  @Test
  void spending_nothing_writes_nothing_down() {
    assertThat(new Quota(100, WINDOW).spend(Spent.NOTHING, 0, NOON)).isEqualTo(Spent.NOTHING);
  }

  @Test
  void what_has_come_back_is_forgotten() {
    var quota = new Quota(100, WINDOW);
    Spent first = quota.spend(Spent.NOTHING, 5, NOON);

    Spent before = quota.spend(first, 1, NOON.plusSeconds(612).minusMillis(1));
    Spent then = quota.spend(first, 1, NOON.plusSeconds(612));

    assertThat(before.slots()).extracting(Spent.Slot::amount).containsExactly(5L, 1L);
    assertThat(then.slots()).extracting(Spent.Slot::amount).containsExactly(1L);
  }

  @Test
  void what_is_spent_within_ten_seconds_is_one_slot() {
    var quota = new Quota(100, WINDOW);
    Spent spent = quota.spend(Spent.NOTHING, 5, NOON);

    spent = quota.spend(spent, 6, NOON.plusMillis(9_999));
    spent = quota.spend(spent, 7, NOON.plusMillis(10_000));

    assertThat(spent.slots()).extracting(Spent.Slot::amount).containsExactly(11L, 7L);
  }

  /** Any stretch of one window holds no more than the limit, wherever it begins. */
  @ParameterizedTest
  @Seeds(200)
  void no_stretch_of_a_window_sees_more_than_the_limit(long seed) {
    var random = new Random(seed);
    var quota = new Quota(1L + random.nextInt(300), WINDOW);
    var sent = new ArrayList<Sent>();
    Spent spent = Spent.NOTHING;
    Instant now = NOON.plusMillis(random.nextInt(100_000));
    for (int i = 0; i < 400; i++) {
      now = now.plusMillis(random.nextInt(random.nextInt(5) == 0 ? 60_000 : 900));
      long amount = Math.min(1L + random.nextInt(20), quota.limit());
      Instant when = quota.when(spent, amount, now);
      now = random.nextBoolean() && when.isAfter(now) ? when : now;
      if (!when.isAfter(now)) {
        spent = quota.spend(Spent.parse(spent.toString()), amount, now);
        sent.add(new Sent(now, amount));
      }
    }

    assertThat(sent).isNotEmpty();
    for (Sent last : sent) {
      assertThat(within(sent, last.at())).isLessThanOrEqualTo(quota.limit());
    }
  }

  /** When there is room it is made use of: in the long run nearly the whole limit is sent. */
  @ParameterizedTest
  @Seeds(20)
  void nearly_the_whole_limit_is_used(long seed) {
    var random = new Random(seed);
    var quota = new Quota(9_900, WINDOW);
    Instant end = NOON.plus(Duration.ofHours(10));
    Spent spent = Spent.NOTHING;
    long total = 0;
    for (Instant now = NOON; now.isBefore(end); now = now.plusMillis(10 + random.nextInt(30))) {
      if (quota.free(spent, now) > 0) {
        spent = quota.spend(spent, 1, now);
        total++;
      } else {
        now = quota.when(spent, quota.quantum(), now);
      }
    }

    assertThat(total).isGreaterThan(60 * 10_000L * 95 / 100);
  }

  /** What a wait promises is there when it is over. */
  @ParameterizedTest
  @Seeds(200)
  void after_the_wait_there_is_as_much_as_was_asked_for_and_not_before(long seed) {
    var random = new Random(seed);
    var quota = new Quota(1L + random.nextInt(1_000), WINDOW);
    Spent spent = Spent.NOTHING;
    Instant now = NOON;
    for (int i = 0; i < 50; i++) {
      spent = quota.spend(spent, random.nextInt(200), now);
      now = now.plusMillis(random.nextInt(30_000));
    }
    long wanted = 1L + random.nextInt((int) quota.limit());

    Instant when = quota.when(spent, wanted, now);

    assertThat(quota.free(spent, when)).isGreaterThanOrEqualTo(wanted);
    if (when.isAfter(now)) {
      assertThat(quota.free(spent, when.minusMillis(1))).isLessThan(wanted);
    }
  }

  private static long within(Iterable<Sent> sent, Instant end) {
    long sum = 0;
    for (Sent s : sent) {
      if (!s.at().isAfter(end) && s.at().isAfter(end.minus(WINDOW))) {
        sum += s.amount();
      }
    }
    return sum;
  }

  private record Sent(Instant at, long amount) {}
}
