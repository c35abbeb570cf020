package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import godwit.cutover.CutoverCheck;
import godwit.cutover.MxAnswer;
import godwit.intake.AdditionWriter;
import godwit.intake.BatchRemoval;
import godwit.intake.IntakeUpkeep;
import godwit.log.Event;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What timers do by themselves, and that a batch that does not work is left alone. */
final class TimersTest {
  private final World world = new World();
  private final List<Event> events = new ArrayList<>();
  private final AtomicInteger lookUps = new AtomicInteger();

  @BeforeEach
  void copied() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();
    world.clock.advance(Duration.ofDays(1));
  }

  @Test
  void each_day_a_round_begins_and_the_domains_mail_is_looked_at() throws Exception {
    world.pulse().beat(World.QUIET);

    timers().sync(events::add);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.QUEUED);
    assertThat(world.row(World.TARGET).relay().round()).isOne();
    assertThat(lookUps).hasValue(1);
    assertThat(events).extracting(Event::name).containsExactly("round.due", "cutover.seen");
    assertThat(events.getFirst().fields()).containsEntry("mailboxes", 1);
    assertThat(events.getLast().fields()).containsKey("safe");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CREATED", "WAITING", "STARTING", "STOPPING", "STOPPED", "FAILED", "REMOVING"})
  void a_batch_that_does_not_work_has_no_round(BatchStatus status) throws Exception {
    assertThat(world.batches.update(batch().withStatus(status))).isPresent();

    timers().sync(events::add);

    assertThat(world.row(World.TARGET).relay().round()).isZero();
    assertThat(lookUps).hasValue(0);
    assertThat(events).isEmpty();
  }

  @Test
  void every_minute_a_mailbox_whose_worker_died_is_picked_up() throws Exception {
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isOne();
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    world.clock.advance(Duration.ofMinutes(2));

    timers().pulse(events::add);

    assertThat(events).extracting(Event::name).containsExactly("baton.pickedup");
    assertThat(events.getFirst().fields())
        .containsEntry("batch", world.batch)
        .containsEntry("why", "its message is late");
  }

  @Test
  void every_minute_a_batch_whose_time_has_come_begins() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.WAITING))).isPresent();

    timers().pulse(events::add);

    assertThat(batch().status()).isNotEqualTo(BatchStatus.WAITING);
    assertThat(world.queue.waiting())
        .extracting(waiting -> waiting.item())
        .contains(new WorkItem.AdmitBatch(world.batch));
  }

  private Timers timers() {
    return new Timers(
        world.batches,
        new IntakeUpkeep(
            world.batches,
            new BatchRemoval(world.batches, world.queue, world.clock),
            world.additions,
            new AdditionWriter(
                world.additions, world.batches, world.mailboxes, world.queue, world.clock),
            world.queue,
            world.clock),
        world.pulse(),
        new Rounds(world.stores(), world.clock),
        () ->
            new CutoverCheck(
                world.mailboxes,
                asked -> {
                  lookUps.incrementAndGet();
                  return asked.stream()
                      .collect(Collectors.toMap(d -> d, d -> new MxAnswer.Unanswered()));
                },
                world.sightings,
                world.clock),
        () -> {
          throw new IllegalStateException("nobody is told here");
        });
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
