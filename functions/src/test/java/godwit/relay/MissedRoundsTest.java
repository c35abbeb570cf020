package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A timer that did not fire for a while is caught up with one round, and never with two. */
final class MissedRoundsTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();

  @BeforeEach
  void copied() throws Exception {
    World.fill(world.mailbox(World.TARGET), INBOX, 0, 3);
    world.run();
  }

  @Test
  void three_missed_days_are_one_round() throws Exception {
    world.clock.advance(Duration.ofDays(3));

    assertThat(rounds().startDue(batch())).isEqualTo(1);
    world.run();
    assertThat(rounds().startDue(batch())).isZero();

    assertThat(world.row(World.TARGET).relay().round()).isEqualTo(1);
  }

  @Test
  void a_timer_that_fires_twice_or_late_in_its_day_starts_one_round() throws Exception {
    world.clock.advance(Duration.ofDays(1));

    assertThat(rounds().startDue(batch())).isEqualTo(1);
    assertThat(rounds().startDue(batch())).isZero();
    world.run();
    assertThat(rounds().startDue(batch())).isZero();

    assertThat(world.row(World.TARGET).relay().round()).isEqualTo(1);
  }

  @Test
  void the_day_after_brings_the_next_round() throws Exception {
    world.clock.advance(Duration.ofDays(1));
    assertThat(rounds().startDue(batch())).isEqualTo(1);
    world.run();
    world.clock.advance(Duration.ofDays(1));

    assertThat(rounds().startDue(batch())).isEqualTo(1);
  }

  @Test
  void a_round_that_is_still_under_way_when_the_next_is_due_is_not_doubled() throws Exception {
    world.clock.advance(Duration.ofDays(1));
    assertThat(rounds().startDue(batch())).isEqualTo(1);
    world.clock.advance(Duration.ofDays(1));

    assertThat(rounds().startDue(batch())).isZero();
    world.run();
    assertThat(rounds().startDue(batch())).isEqualTo(1);
    world.run();

    assertThat(world.row(World.TARGET).relay().round()).isEqualTo(2);
  }

  private Rounds rounds() {
    return new Rounds(world.stores(), world.clock);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
