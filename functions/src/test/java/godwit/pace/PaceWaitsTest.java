package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a leg waits for room, and when the next one begins. */
final class PaceWaitsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Requests are kept in slots of ten seconds, bytes in slots of five; and two on the way. */
  private static final Duration REQUESTS_BACK = Duration.ofSeconds(612);

  private static final Duration BYTES_BACK = Duration.ofSeconds(307);

  private final SettableClock clock = new SettableClock(NOON);

  @Test
  void where_others_hold_what_is_free_it_is_looked_again_soon() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000_000));
    PaceKeeper.Room others = keeper.room(new Cost(10, 0)).orElseThrow();

    assertThat(keeper.room(Cost.request(1))).isEmpty();
    assertThat(keeper.until(Cost.request(1))).isEqualTo(Duration.ofMillis(100));
    others.close();
    assertThat(keeper.room(Cost.request(1))).isPresent();
  }

  @Test
  void it_is_waited_for_what_comes_back_last_of_requests_and_bytes() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000));
    spend(keeper, new Cost(10, 1_000));

    assertThat(keeper.until(new Cost(1, 0))).isEqualTo(REQUESTS_BACK);
    assertThat(keeper.until(new Cost(0, 1))).isEqualTo(BYTES_BACK);
    assertThat(keeper.until(new Cost(1, 1))).isEqualTo(REQUESTS_BACK);
  }

  @Test
  void a_leg_that_gives_up_for_requests_begins_again_with_a_twentieth_of_them() {
    var keeper = keeper(PaceLimits.of(4, 100, 1_000_000));
    spend(keeper, new Cost(4, 0));
    clock.advance(Duration.ofSeconds(10));
    spend(keeper, new Cost(96, 0));

    Duration wait = keeper.giveUp(Cost.request(0));

    assertThat(wait).isEqualTo(REQUESTS_BACK);
    assertThat(keeper.pace().notBefore()).isEqualTo(clock.instant().plus(REQUESTS_BACK));
  }

  @Test
  void a_leg_that_gives_up_for_bytes_begins_again_with_a_twentieth_of_them() {
    var keeper = keeper(PaceLimits.of(4, 100, 1_000));
    spend(keeper, new Cost(0, 49));
    clock.advance(Duration.ofSeconds(5));
    spend(keeper, new Cost(96, 951));

    assertThat(keeper.giveUp(Cost.request(1))).isEqualTo(BYTES_BACK);
  }

  @Test
  void a_large_message_begins_again_when_there_is_room_for_it() {
    var keeper = keeper(PaceLimits.of(4, 100, 1_000));
    spend(keeper, new Cost(1, 400));
    clock.advance(Duration.ofSeconds(5));
    spend(keeper, new Cost(1, 600));

    assertThat(keeper.giveUp(Cost.request(400))).isEqualTo(BYTES_BACK.minusSeconds(5));
    assertThat(keeper.giveUp(Cost.request(401))).isEqualTo(BYTES_BACK);
  }

  @Test
  void of_two_who_give_up_the_later_time_holds() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000));
    spend(keeper, new Cost(10, 1_000));

    var forRequests = keeper.giveUp(Cost.request(0));
    var forBytes = keeper.giveUp(new Cost(0, 1));

    assertThat(forRequests).isEqualTo(REQUESTS_BACK);
    assertThat(forBytes).isEqualTo(BYTES_BACK);
    assertThat(keeper.pace().notBefore()).isEqualTo(NOON.plus(REQUESTS_BACK));
  }

  @Test
  void what_a_request_takes_beyond_its_room_is_counted_too() {
    var keeper = keeper(PaceLimits.of(4, 100, 10_000));
    try (PaceKeeper.Room room = keeper.room(new Cost(2, 3_000)).orElseThrow()) {
      room.spend(new Cost(1, 1_000));
      room.spend(new Cost(1, 7_000));
      room.spend(new Cost(1, 0));
    }

    assertThat(keeper.pace().requests().slots())
        .singleElement()
        .extracting(Spent.Slot::amount)
        .isEqualTo(3L);
    assertThat(keeper.room(new Cost(97, 2_000))).isPresent();
    assertThat(keeper.room(new Cost(0, 1))).isEmpty();
  }

  @Test
  void a_room_that_is_closed_twice_gives_nothing_of_others_back() {
    var keeper = keeper(PaceLimits.of(4, 100, 10_000));
    PaceKeeper.Room one = keeper.room(new Cost(5, 6_000)).orElseThrow();
    PaceKeeper.Room other = keeper.room(new Cost(5, 4_000)).orElseThrow();
    one.close();
    one.close();

    assertThat(keeper.room(new Cost(1, 6_001))).isEmpty();
    assertThat(keeper.room(new Cost(1, 6_000))).isPresent();
    other.close();
  }

  @Test
  void what_is_asked_for_while_more_was_spent_than_there_is_waits_for_the_debt() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000_000));
    spend(keeper, new Cost(9, 0));
    spend(keeper, new Cost(1, 0));
    spendBeyond(keeper, new Cost(5, 0));

    assertThat(keeper.room(new Cost(0, 0))).as("not even what asks for nothing").isEmpty();
    clock.advance(REQUESTS_BACK);
    assertThat(keeper.room(new Cost(9, 0))).isPresent();
  }

  @Test
  void what_is_read_from_the_source_leaves_the_target_s_pace_as_it_is() {
    var keeper = keeper(PaceLimits.of(4, 10, 1_000_000));
    spend(keeper, new Cost(3, 7));
    keeper.leftAlone(Duration.ofSeconds(20));
    Pace pace = keeper.pace();
    var downloads = new Spent(java.util.List.of(new Spent.Slot(1, 5)));

    assertThat(pace.withDownloads(downloads))
        .isEqualTo(
            new Pace(
                pace.requests(), pace.uploadBytes(), downloads, Ease.NONE, NOON.plusSeconds(20)));
  }

  @Test
  void what_was_read_from_the_source_is_carried_on_with_the_pace() {
    var downloads = new Spent(java.util.List.of(new Spent.Slot(1, 5)));
    var keeper = new PaceKeeper(PaceLimits.usual(), Pace.FRESH.withDownloads(downloads), clock);
    spend(keeper, Cost.request(1));
    keeper.refused(Duration.ofSeconds(1));
    keeper.leftAlone(Duration.ofSeconds(2));
    clock.advance(Duration.ofMinutes(10));
    spend(keeper, Cost.NONE);

    assertThat(keeper.pace().downloadBytes()).isEqualTo(downloads);
  }

  private PaceKeeper keeper(PaceLimits limits) {
    return new PaceKeeper(limits, Pace.FRESH, clock);
  }

  private static void spend(PaceKeeper keeper, Cost cost) {
    try (PaceKeeper.Room room = keeper.room(cost).orElseThrow()) {
      room.spend(cost);
    }
  }

  private static void spendBeyond(PaceKeeper keeper, Cost cost) {
    var held = keeper.room(Cost.NONE);
    held.ifPresent(room -> {
      room.spend(cost);
      room.close();
    });
  }
}
