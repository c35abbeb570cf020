package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import godwit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

final class PaceKeeperTest {
  private static final Cost ONE = Cost.request(1_000);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

  @Test
  void room_is_given_up_to_the_limit_and_then_after_the_window() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000_000));
    send(keeper, ONE, 10);

    assertThat(keeper.room(ONE)).isEmpty();
    Duration wait = keeper.until(ONE);
    clock.advance(wait);

    assertThat(wait).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(keeper.room(ONE)).isPresent();
  }

  @Test
  void bytes_bind_as_requests_do() {
    var keeper = keeper(PaceLimits.of(4, 10_000, 10_000));
    send(keeper, ONE, 10);

    assertThat(keeper.room(ONE)).isEmpty();
    assertThat(keeper.room(Cost.request(0))).isPresent();
  }

  @Test
  void work_that_belongs_together_is_not_begun_without_room_for_all_of_it() {
    var keeper = keeper(PaceLimits.of(4, 100, 10_000));
    PaceKeeper.Room begun = keeper.room(new Cost(5, 6_000)).orElseThrow();

    assertThat(keeper.room(new Cost(1, 5_000))).isEmpty();
    assertThat(keeper.room(new Cost(1, 4_000))).isPresent();
    begun.close();
  }

  @Test
  void what_was_not_needed_is_given_back() {
    var keeper = keeper(PaceLimits.of(4, 100, 10_000));
    PaceKeeper.Room begun = keeper.room(new Cost(5, 10_000)).orElseThrow();
    begun.spend(Cost.request(2_000));
    begun.close();

    assertThat(keeper.room(new Cost(99, 8_000))).isPresent();
    assertThat(keeper.pace().requests().slots()).singleElement().isEqualTo(slot(1));
  }

  @Test
  void work_larger_than_a_limit_has_nearly_the_whole_window_for_itself() {
    var keeper = keeper(PaceLimits.of(4, 100, 10_000));
    send(keeper, ONE, 2);
    assertThat(keeper.room(new Cost(3, 50_000))).isEmpty();

    clock.advance(keeper.until(new Cost(3, 50_000)));

    assertThat(keeper.room(new Cost(3, 50_000))).isPresent();
  }

  @Test
  void the_next_leg_goes_on_where_the_last_one_stood() {
    PaceLimits limits = PaceLimits.of(4, 10, 1_000_000);
    var first = keeper(limits);
    send(first, ONE, 7);

    var second = new PaceKeeper(limits, first.pace(), clock);
    send(second, ONE, 3);

    assertThat(second.room(ONE)).isEmpty();
  }

  @Test
  void giving_up_tells_the_next_leg_when_to_begin() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000_000));
    send(keeper, ONE, 10);

    Duration wait = keeper.giveUp(ONE);

    assertThat(keeper.pace().notBefore()).isEqualTo(clock.instant().plus(wait));
    assertThat(keeper.closed()).as("what was begun goes on").isZero();
  }

  @Test
  void a_wish_to_slow_down_is_kept_to_the_second_and_carried_on() {
    PaceLimits limits = PaceLimits.usual();
    var keeper = keeper(limits);
    keeper.refused(Duration.ofSeconds(137));
    keeper.leftAlone(Duration.ofSeconds(20));

    assertThat(keeper.closed()).isEqualTo(Duration.ofSeconds(137));
    clock.advance(Duration.ofSeconds(100));
    assertThat(new PaceKeeper(limits, keeper.pace(), clock).closed())
        .isEqualTo(Duration.ofSeconds(37));
  }

  @Test
  void a_refusal_under_our_limit_lowers_it_to_what_was_borne() {
    var keeper = keeper(PaceLimits.of(4, 1_000, 1_000_000_000));
    send(keeper, ONE, 500);

    keeper.refused(MINUTE);
    keeper.refused(MINUTE);

    assertThat(keeper.pace().ease().requests()).isEqualTo(475);
    assertThat(keeper.pace().ease().uploads()).isEqualTo(1000);
    assertThat(keeper.room(ONE)).isEmpty();
  }

  @Test
  void a_refusal_for_bytes_lowers_the_limit_of_bytes() {
    var keeper = keeper(PaceLimits.of(4, 10_000, 1_000_000));
    send(keeper, Cost.request(100_000), 6);

    keeper.refused(MINUTE);

    assertThat(keeper.pace().ease().requests()).isEqualTo(1000);
    assertThat(keeper.pace().ease().uploads()).isEqualTo(570);
  }

  @Test
  void a_refusal_with_hardly_anything_used_means_fewer_at_once() throws Exception {
    var keeper = keeper(PaceLimits.of(2, 10_000, 1_000_000));
    send(keeper, ONE, 5);

    keeper.refused(MINUTE);

    assertThat(keeper.pace().ease().idlePlaces()).isEqualTo(1);
    keeper.enter();
    var second = Thread.ofVirtual().start(() -> enterAndLeave(keeper));
    assertThat(second.join(Duration.ofMillis(50))).isFalse();
    keeper.leave();
    second.join();
  }

  @Test
  void lowered_limits_come_back_step_by_step() {
    var keeper = keeper(PaceLimits.of(4, 1_000, 1_000_000_000));
    send(keeper, ONE, 500);
    keeper.refused(MINUTE);
    var shares = new ArrayList<Integer>();

    for (int i = 0; i < 7; i++) {
      clock.advance(Duration.ofMinutes(10));
      keeper.room(Cost.NONE).ifPresent(PaceKeeper.Room::close);
      shares.add(keeper.pace().ease().requests());
    }

    assertThat(shares).containsExactly(575, 675, 775, 875, 975, 1000, 1000);
  }

  /** A tenant whose limit is lower than documented: found, kept to, tried again now and then. */
  @ParameterizedTest
  @Seeds(10)
  void a_lower_limit_is_found_and_refusals_become_rare(long seed) {
    var random = new Random(seed);
    PaceLimits limits = PaceLimits.of(4, 9_900, 148_000_000);
    var tenant = new Quota(2_000 + random.nextInt(6_000), Duration.ofMinutes(10));
    var keeper = keeper(limits);
    Spent borne = Spent.NOTHING;
    int refusals = 0;
    int sent = 0;
    Instant end = clock.instant().plus(Duration.ofHours(6));
    while (clock.instant().isBefore(end)) {
      Optional<PaceKeeper.Room> room = keeper.room(ONE);
      if (keeper.closed().isPositive() || room.isEmpty()) {
        clock.advance(keeper.closed().isPositive() ? keeper.closed() : keeper.until(ONE));
        room.ifPresent(PaceKeeper.Room::close);
        continue;
      }
      room.get().spend(ONE);
      room.get().close();
      if (tenant.free(borne, clock.instant()) < 1) {
        refusals++;
        keeper.refused(Duration.between(clock.instant(), tenant.when(borne, 1, clock.instant())));
      } else {
        borne = tenant.spend(borne, 1, clock.instant());
        sent++;
      }
      clock.advance(Duration.ofMillis(20 + random.nextInt(60)));
    }

    assertThat(refusals).isLessThan(sent / 200);
    assertThat(sent).isGreaterThan((int) (36 * tenant.limit() * 0.75));
  }

  private static void enterAndLeave(PaceKeeper keeper) {
    try {
      keeper.enter();
      keeper.leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Spent.Slot slot(long amount) {
    return new Spent.Slot(clock.instant().getEpochSecond() / 10, amount);
  }

  private PaceKeeper keeper(PaceLimits limits) {
    return new PaceKeeper(limits, Pace.FRESH, clock);
  }

  private static void send(PaceKeeper keeper, Cost cost, int times) {
    for (int i = 0; i < times; i++) {
      try (PaceKeeper.Room room = keeper.room(cost).orElseThrow()) {
        room.spend(cost);
      }
    }
  }
}
