package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queues deliver twice, late and in any order; people stop and delete what is at work. */
final class RelaySafetyTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();

  @BeforeEach
  void admit() throws Exception {
    World.fill(world.mailbox(World.TARGET), INBOX, 0, 60);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    due();
  }

  @Test
  void a_message_that_comes_again_while_its_leg_is_at_work_ends_quietly() throws Exception {
    WorkItem item = world.queue.waiting().getFirst().item();
    world.trouble = new AtCreate(5, () -> world.dispatch().handle(item, World.QUIET));

    due();
    world.run(new Random(1), false);

    assertThat(world.sources.logIns()).isEqualTo(1);
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_message_that_comes_again_after_its_leg_is_over_ends_quietly() throws Exception {
    WorkItem item = world.queue.waiting().getFirst().item();
    world.run(new Random(1), false);
    Mailbox synced = row();

    world.dispatch().handle(item, World.QUIET);

    assertThat(row()).isEqualTo(synced);
    assertThat(world.sources.logIns()).isEqualTo(1);
  }

  @Test
  void a_message_that_overtakes_the_one_before_it_ends_quietly() throws Exception {
    Mailbox before = row();

    world.dispatch().handle(new WorkItem.CopyChunk(before.key(), 3), World.QUIET);
    world.dispatch().handle(new WorkItem.CopyChunk(before.key(), 1), World.QUIET);

    assertThat(row()).isEqualTo(before);
    assertThat(world.sources.logIns()).isZero();
  }

  @Test
  void a_stop_is_obeyed_by_a_worker_at_its_next_heartbeat() throws Exception {
    world.trouble =
        new AtCreate(
            10,
            () -> {
              assertThat(new BatchControl(world.stores(), world.clock).stop(batch())).isOne();
              world.beatHeart();
            });

    due();

    assertThat(world.arrived(World.TARGET)).hasSize(10);
    assertThat(row().status()).isEqualTo(MailboxStatus.STOPPED);
    assertThat(world.queue.waiting()).allMatch(w -> w.item() instanceof WorkItem.AdmitBatch);
  }

  @Test
  void a_stop_does_not_wait_for_a_mailbox_that_waits_for_hours() throws Exception {
    world.trouble =
        new AtCreate(
            10,
            () -> {
              throw new ThrottledException("429", "come back later", Duration.ofHours(3));
            });
    due();
    world.trouble = Trouble.none();

    assertThat(new BatchControl(world.stores(), world.clock).stop(batch())).isOne();
    assertThat(row().status()).isEqualTo(MailboxStatus.STOPPED);
    world.pulse().beat(World.QUIET);
    assertThat(batch().status()).isEqualTo(BatchStatus.STOPPED);
    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();
    assertThat(new BatchControl(world.stores(), world.clock).start(batch())).isOne();
    world.run();

    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_batch_that_is_deleted_while_a_worker_copies_is_gone_soon_after() throws Exception {
    world.trouble =
        new AtCreate(
            10,
            () -> {
              assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING)))
                  .isPresent();
              world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);
              world.beatHeart();
            });

    due();
    assertThat(world.arrived(World.TARGET)).hasSize(10);
    world.clock.advance(Duration.ofSeconds(5));
    due();

    assertThat(world.batches.all()).isEmpty();
    assertThat(world.mailboxes.find(new MailboxKey(world.batch, World.TARGET))).isEmpty();
  }

  @Test
  void no_old_message_touches_a_batch_that_was_made_again_under_the_same_name() throws Exception {
    var gone = Batches.id(world.batch.name());
    var key = new MailboxKey(gone, World.TARGET);
    Mailbox mailbox = row();
    Batch batch = batch();
    long sent = world.queue.waiting().size();
    var poison =
        new PoisonWork(world.stores(), new Admission(world.stores(), world.clock), world.clock);

    for (WorkItem old :
        List.of(
            new WorkItem.AdmitBatch(gone),
            new WorkItem.PurgeBatch(gone),
            new WorkItem.PrepareMailbox(key, mailbox.baton().leg()),
            new WorkItem.CopyChunk(key, mailbox.baton().leg()))) {
      world.dispatch().handle(old, World.QUIET);
      poison.handle(old, World.QUIET);
    }

    assertThat(row()).isEqualTo(mailbox);
    assertThat(batch()).isEqualTo(batch);
    assertThat(world.queue.waiting()).hasSize((int) sent);
    assertThat(world.sources.logIns()).isZero();
  }

  @Test
  void a_mailbox_whose_worker_died_is_carried_on_by_the_pulse() throws Exception {
    world.trouble =
        new AtCreate(
            20,
            () -> {
              world.trouble.kill();
              throw new ProcessDied();
            });
    try {
      due();
    } catch (ProcessDied expected) {
      // The queue's message died with it.
    }
    world.trouble = Trouble.none();
    world.clock.advance(Duration.ofSeconds(61));
    assertThat(world.queue.waiting()).isEmpty();

    world.pulse().beat(World.QUIET);

    assertThat(world.queue.waiting()).hasSize(1);
    world.run(new Random(1), false);
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  private void due() throws MigrationException {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
