package godwit.pace;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A day's share of what may be read from a mailbox. */
final class DownloadBudgetTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Kept in slots of 24 minutes, and two seconds for what is on its way. */
  private static final Instant NOON_IS_BACK = Instant.parse("2026-11-23T12:24:02Z");

  private final SettableClock clock = new SettableClock(NOON);

  @Test
  void the_whole_share_may_be_read_at_once_and_not_a_byte_more() {
    DownloadBudget budget = budget(25);
    budget.spend(20_000_000);

    assertThat(budget.holds(5_000_000)).isTrue();
    assertThat(budget.holds(5_000_001)).isFalse();
  }

  @Test
  void what_was_read_may_be_read_again_a_day_later() {
    DownloadBudget budget = budget(25);
    budget.spend(25_000_000);

    clock.advance(Duration.between(NOON, NOON_IS_BACK.minusMillis(1)));
    assertThat(budget.holds(1)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(budget.holds(22_000_000)).isTrue();
  }

  @Test
  void a_message_larger_than_the_share_is_read_when_nearly_all_of_it_is_free() {
    DownloadBudget budget = budget(10);
    budget.spend(1_000_000);

    assertThat(budget.holds(50_000_000)).isTrue();
    budget.spend(1);
    assertThat(budget.holds(50_000_000)).isFalse();
    assertThat(budget.resumes(50_000_000)).isEqualTo(NOON_IS_BACK);
  }

  @Test
  void reading_goes_on_when_a_twentieth_of_the_share_is_back_and_the_next_message_fits() {
    DownloadBudget budget = budget(20);
    budget.spend(900_000);
    clock.advance(Duration.ofMinutes(24));
    budget.spend(3_000_000);
    clock.advance(Duration.ofMinutes(24));
    budget.spend(16_100_000);

    assertThat(budget.resumes(1)).isEqualTo(NOON_IS_BACK.plus(Duration.ofMinutes(24)));
    assertThat(budget.resumes(3_900_000)).isEqualTo(NOON_IS_BACK.plus(Duration.ofMinutes(24)));
    assertThat(budget.resumes(3_900_001)).isEqualTo(NOON_IS_BACK.plus(Duration.ofMinutes(48)));
  }

  @Test
  void with_enough_left_reading_goes_on_at_once() {
    DownloadBudget budget = budget(20);
    budget.spend(10_000_000);

    assertThat(budget.resumes(10_000_000)).isEqualTo(NOON);
  }

  @Test
  void what_an_earlier_leg_read_counts() {
    DownloadBudget first = budget(10);
    first.spend(6_000_000);

    var second = new DownloadBudget(10, first.spent(), clock);
    second.spend(4_000_000);

    assertThat(second.holds(1)).isFalse();
    assertThat(second.spent().slots()).singleElement().isEqualTo(slot(10_000_000));
  }

  @Test
  void the_share_is_told_in_the_unit_in_which_it_was_asked_for() {
    assertThat(budget(2_500).megabytesPerDay()).isEqualTo(2_500);
  }

  private static Spent.Slot slot(long amount) {
    return new Spent.Slot(NOON.getEpochSecond() / (24 * 60), amount);
  }

  private DownloadBudget budget(int megabytes) {
    return new DownloadBudget(megabytes, Spent.NOTHING, clock);
  }
}
