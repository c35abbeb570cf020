package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.batch.Problem;
import godwit.copy.CopySettings;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.RetryPolicy;
import godwit.log.Event;
import godwit.pace.Pace;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a leg begins, how its heart beats, and what the next one knows of it. */
final class LegBeginsTest {
  private final World world = new World();
  private final List<Duration> hearts = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int stilled;

  @BeforeEach
  void admitted() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 60);
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    assertThat(world.queue.due(world.clock.instant())).hasSize(1);
  }

  @Test
  void not_before_the_time_that_the_target_asked_for() throws Exception {
    Instant time = world.clock.instant().plus(Duration.ofHours(3));
    notBefore(time);

    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(row().problem().orElseThrow().code()).isEqualTo("TARGET_WAIT");
    assertThat(row().problem().orElseThrow().advice()).contains("asked to wait");
    assertThat(row().relay().attempt()).as("no try was made").isOne();
    assertThat(world.queue.waiting()).contains(new Waiting(next(), time));
    assertThat(world.slots.holders(server())).as("others may have its connection").isEmpty();
    world.clock.advance(Duration.ofHours(3));
    deliver();
    assertThat(world.sources.logIns()).isOne();
  }

  @Test
  void what_the_target_said_stands_until_its_time_is_over() throws Exception {
    var said = new Problem("429", "slow down", world.clock.instant());
    notBefore(world.clock.instant().plusSeconds(90));
    change(e -> e.problem(Optional.of(said)));

    deliver();

    assertThat(row().problem()).contains(said);
  }

  @Test
  void not_while_its_user_has_all_the_connections_that_one_may_have() throws Exception {
    Slots slots = world.slots;
    slots.release(server(), slots.holders(server()).getFirst());
    int most = batch().endpoint().maxConnectionsPerUser();
    for (int i = 0; i < most; i++) {
      var other = new Slots.Holder("other|" + i, row().userName());
      assertThat(slots.acquire(server(), new Slots.Limits(20, most), other))
          .isEqualTo(Slots.Grant.TAKEN);
    }

    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(row().problem().orElseThrow().code()).isEqualTo("USER_FULL");
    assertThat(row().problem().orElseThrow().advice()).contains("all " + most + " connections");
    assertThat(world.queue.waiting())
        .contains(new Waiting(next(), world.clock.instant().plusSeconds(30)));
  }

  @Test
  void not_for_a_mailbox_that_is_to_stop() throws Exception {
    change(e -> e.stopRequested(true));

    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(row().status()).isEqualTo(MailboxStatus.STOPPED);
    assertThat(events.getLast().fields()).containsEntry("end", "stopped");
  }

  @Test
  void not_in_a_batch_that_is_being_removed() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
    Mailbox before = row();

    deliver();

    assertThat(row()).isEqualTo(before);
    assertThat(events.getFirst().fields()).containsEntry("why", "batch is gone");
  }

  @Test
  void its_heart_beats_every_three_seconds_and_four_times_in_a_short_lease() throws Exception {
    world.copy = copy(Duration.ZERO, Duration.ofSeconds(60));
    deliver();
    world.copy = copy(Duration.ZERO, Duration.ofSeconds(4));
    deliver();

    assertThat(hearts).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1));
    assertThat(stilled).as("it stops with the leg").isEqualTo(2);
  }

  @Test
  void a_leg_in_which_nothing_arrives_is_no_progress_for_a_source_that_is_planned_anew()
      throws Exception {
    change(e -> e.relay(e.relay().withReplans(3)));
    world.copy = copy(Duration.ZERO, Duration.ofSeconds(60));

    deliver();

    assertThat(events.getLast().fields()).containsEntry("end", "handed on");
    assertThat(row().relay().replans()).isEqualTo(3);
  }

  @Test
  void a_leg_in_which_messages_arrive_is_progress() throws Exception {
    change(e -> e.relay(e.relay().withReplans(3)));
    world.trouble = new AtCreate(20, () -> world.clock.advance(world.copy.timeBudget()));

    deliver();

    assertThat(events.getLast().fields()).containsEntry("end", "handed on");
    assertThat(row().relay().replans()).isZero();
  }

  @Test
  void what_is_shown_while_the_next_chunk_is_copied_counts_those_before_it() throws Exception {
    var shown = new ArrayList<Long>();
    world.trouble = new AtCreate(40, () -> world.clock.advance(Duration.ofSeconds(5)));
    Stores seen =
        Crossed.stores(
            world.stores(),
            MailboxStore.class,
            "update",
            call -> {
              Object written = call.go();
              shown.add(copied());
              return written;
            });

    deliver(seen);

    assertThat(shown).isSorted().anyMatch(n -> n > 25 && n < 50).endsWith(60L);
  }

  private long copied() {
    return row().progress().roundTally().copied();
  }

  private void notBefore(Instant time) {
    Pace pace = row().pace();
    change(e ->
        e.pace(
            new Pace(
                pace.requests(), pace.uploadBytes(), pace.downloadBytes(), pace.ease(), time)));
  }

  private static CopySettings copy(Duration budget, Duration lease) {
    return new CopySettings(25, 7, 1_000_000, budget, lease, World.DOUBT);
  }

  private void deliver() throws Exception {
    deliver(world.stores());
  }

  private void deliver(Stores stores) throws Exception {
    var retry = new RetryPolicy(50, Duration.ofSeconds(5), Duration.ofMinutes(5));
    new MailboxWork(
            stores,
            world.ends(),
            new Admission(stores, world.clock),
            this::heart,
            new RelaySettings(world.copy, retry, Duration.ofSeconds(60)),
            world.clock)
        .handle(row().key(), row().baton().leg(), events::add);
  }

  private Heartbeats.Beating heart(Duration interval, Runnable beat) {
    hearts.add(interval);
    return () -> stilled++;
  }

  private WorkItem next() {
    return Admission.nextWork(row());
  }

  private EndpointKey server() {
    return batch().endpoint().key();
  }

  private void change(UnaryOperator<MailboxEdit> edit) {
    var changed = edit.apply(row().edit()).at(world.clock.instant());
    assertThat(world.mailboxes.update(changed)).isPresent();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
