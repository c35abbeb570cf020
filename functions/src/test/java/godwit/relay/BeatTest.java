package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Schedule;
import godwit.log.Event;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each beat of the pulse does, and what only some of them do. */
final class BeatTest {
  private final World world = new World();
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
  }

  @Test
  void inspections_are_looked_after_in_every_third_minute() throws Exception {
    var control = new InspectionControl(world.inspections, world.queue, world.clock);
    assertThat(control.inspect(batch(), Inspection.ASSESS)).isNotNull();
    var minutes = new ArrayList<Integer>();
    for (int minute = 0; minute < 7; minute++) {
      int before = looks();
      beat();
      if (looks() > before) {
        minutes.add(minute);
      }
      world.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(minutes).containsExactly(0, 3, 6);
  }

  @Test
  void sums_of_a_small_batch_are_kept_for_ten_minutes() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).taken("alive", at(Duration.ofHours(1))));
    beat();
    Instant counted = counted();
    world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
    beat();
    assertThat(counted()).isEqualTo(counted);

    world.clock.advance(Duration.ofMillis(1));
    beat();

    assertThat(counted()).isEqualTo(world.clock.instant());
  }

  @Test
  void a_stopped_batch_is_counted_for_the_list() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();

    beat();

    var kept = world.summaries.find(world.batch).orElseThrow();
    assertThat(kept.rows().count(MailboxStatus.QUEUED)).isOne();
  }

  @Test
  void a_batch_says_how_it_stands_also_where_its_number_of_mailboxes_is_right() throws Exception {
    assertThat(world.batches.update(batch().withMailboxes(1))).isPresent();

    beat();

    assertThat(batch().status()).isEqualTo(BatchStatus.SYNCING);
  }

  @Test
  void a_batch_counts_its_mailboxes_also_where_it_stands_as_it_says() throws Exception {
    beat();
    assertThat(world.batches.update(batch().withMailboxes(7))).isPresent();

    beat();

    assertThat(batch().mailboxes()).isOne();
  }

  @Test
  void what_is_seen_is_noted_for_whoever_is_to_be_told() throws Exception {
    var problem = new Problem("AUTHENTICATIONFAILED", "new password", world.clock.instant());
    update(e -> e.status(MailboxStatus.FAILED).problem(Optional.of(problem)));

    beat();

    assertThat(world.telling.history.of(world.batch)).hasSize(1);
    assertThat(world.telling.tellings.announced(world.batch).blocked())
        .contains(world.clock.instant());
  }

  @Test
  void a_mailbox_that_is_picked_up_is_told_with_its_leg_and_why() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).taken("dead", at(Duration.ofSeconds(30))));
    world.clock.advance(Duration.ofSeconds(30));

    beat();

    assertThat(events)
        .singleElement()
        .satisfies(e -> {
          assertThat(e.name()).isEqualTo("baton.pickedup");
          assertThat(e.level()).isEqualTo(Event.Level.WARN);
          assertThat(e.fields())
              .containsEntry("batch", world.batch)
              .containsEntry("leg", 1L)
              .containsEntry("why", "its worker is gone");
        });
  }

  @Test
  void a_mailbox_that_is_late_and_to_stop_gets_one_message() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).stopRequested(true).passed(at(Duration.ZERO)));
    world.clock.advance(Duration.ofMinutes(2));

    beat();

    assertThat(world.queue.waiting())
        .extracting(Waiting::item)
        .containsExactly(new WorkItem.PrepareMailbox(world.row(World.TARGET).key(), 2));
    assertThat(events.getFirst().fields()).containsEntry("why", "its message is late");
  }

  @Test
  void a_batch_synced_several_times_a_day_begins_its_rounds_with_the_pulse() throws Exception {
    interval(Duration.ofHours(6));
    world.run();
    world.clock.advance(Duration.ofHours(6));

    beat();

    assertThat(world.row(World.TARGET).relay().round()).isOne();
  }

  @Test
  void a_batch_synced_once_a_day_waits_for_the_daily_timer() throws Exception {
    interval(Duration.ofDays(1));
    world.run();
    world.clock.advance(Duration.ofDays(1));

    beat();

    assertThat(world.row(World.TARGET).relay().round()).isZero();
  }

  private void interval(Duration interval) {
    BatchOptions usual = batch().options();
    var schedule = new Schedule(true, Optional.empty(), ZoneOffset.UTC, interval);
    var options =
        new BatchOptions(schedule, usual.notifications(), usual.folders(), usual.messages());
    assertThat(world.batches.update(batch().withOptions(options))).isPresent();
  }

  private void beat() throws Exception {
    world.pulse().beat(events::add);
  }

  private int looks() {
    var look = new WorkItem.InspectBatch(world.batch, Inspection.ASSESS);
    return (int) world.queue.waiting().stream().filter(w -> w.item().equals(look)).count();
  }

  private Instant counted() {
    return world.summaries.find(world.batch).orElseThrow().rows().asOf();
  }

  private void update(UnaryOperator<MailboxEdit> edit) {
    var changed = edit.apply(world.row(World.TARGET).edit()).at(world.clock.instant());
    assertThat(world.mailboxes.update(changed)).isPresent();
  }

  private Instant at(Duration later) {
    return world.clock.instant().plus(later);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
