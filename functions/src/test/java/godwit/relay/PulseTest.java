package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final World world = new World();

  @BeforeEach
  void fill() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
  }

  @Test
  void a_baton_whose_worker_died_is_picked_up_when_its_lease_ends() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).taken("dead", at(30)));
    world.clock.advance(Duration.ofSeconds(29));
    assertThat(beat()).isEmpty();
    world.clock.advance(Duration.ofSeconds(1));

    assertThat(beat()).containsExactly(new WorkItem.PrepareMailbox(row().key(), 1));
  }

  @Test
  void a_message_that_is_late_is_sent_again_after_the_grace() throws Exception {
    update(e ->
        e.status(MailboxStatus.VALIDATING)
            .status(MailboxStatus.SYNCING)
            .relay(Relay.START.atFirstChunk())
            .passed(at(0)));
    world.clock.advance(GRACE);
    assertThat(beat()).isEmpty();
    world.clock.advance(Duration.ofMillis(1));

    assertThat(beat()).containsExactly(new WorkItem.CopyChunk(row().key(), 2));
  }

  @Test
  void a_message_that_is_to_wait_is_not_late() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).passed(at(3_600)));
    world.clock.advance(Duration.ofHours(1));

    assertThat(beat()).isEmpty();
  }

  @Test
  void a_mailbox_that_waits_is_woken_to_stop() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).stopRequested(true).passed(at(3_600)));

    assertThat(beat()).containsExactly(new WorkItem.PrepareMailbox(row().key(), 2));
  }

  @Test
  void a_mailbox_at_rest_is_left_alone() throws Exception {
    update(e -> e.status(MailboxStatus.FAILED));
    world.clock.advance(Duration.ofDays(1));

    assertThat(beat()).isEmpty();
  }

  @Test
  void a_slot_that_nobody_uses_is_released() throws Exception {
    assertThat(world.slots.acquire(batch().endpoint().key(), 5, holder())).isTrue();
    assertThat(world.slots.acquire(batch().endpoint().key(), 5, "other~batch|x")).isTrue();

    assertThat(beat()).containsExactly(new WorkItem.AdmitBatch(world.batch));

    assertThat(world.slots.holders(batch().endpoint().key())).containsExactly("other~batch|x");
  }

  @Test
  void a_slot_in_use_stays() throws Exception {
    assertThat(world.slots.acquire(batch().endpoint().key(), 5, holder())).isTrue();
    update(e -> e.status(MailboxStatus.VALIDATING).taken("alive", at(30)));

    assertThat(beat()).isEmpty();

    assertThat(world.slots.holders(batch().endpoint().key())).containsExactly(holder());
  }

  @Test
  void waiting_mailboxes_are_let_in_and_the_batch_says_that_it_syncs() throws Exception {
    assertThat(beat()).containsExactly(new WorkItem.AdmitBatch(world.batch));

    assertThat(batch().status()).isEqualTo(BatchStatus.SYNCING);
  }

  @Test
  void sums_for_the_list_are_of_the_status_that_stands_beside_them() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).taken("alive", at(600)));
    beat();
    update(e -> e.status(MailboxStatus.FAILED));
    world.clock.advance(Duration.ofMinutes(1));

    beat();

    assertThat(batch().status()).isEqualTo(BatchStatus.FAILED);
    assertThat(world.summaries.find(world.batch).orElseThrow().rows().count(MailboxStatus.FAILED))
        .isEqualTo(1);
  }

  @Test
  void a_stopped_batch_is_left_alone() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();
    update(e -> e.status(MailboxStatus.VALIDATING).taken("dead", at(30)));
    world.clock.advance(Duration.ofDays(1));

    assertThat(beat()).isEmpty();
  }

  @Test
  void a_stop_that_was_broken_off_is_carried_to_its_end() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPING))).isPresent();
    assertThat(world.mailbox("bob@contoso.example")).isNotNull();
    update(e -> e.status(MailboxStatus.VALIDATING).taken("alive", at(90)));

    assertThat(beat()).isEmpty();

    assertThat(row().stopRequested()).isTrue();
    assertThat(world.row("bob@contoso.example").status()).isEqualTo(MailboxStatus.STOPPED);
    assertThat(batch().status()).isEqualTo(BatchStatus.STOPPING);

    update(e -> e.status(MailboxStatus.STOPPED).stopRequested(false).passed(at(0)));
    assertThat(beat()).isEmpty();
    assertThat(batch().status()).isEqualTo(BatchStatus.STOPPED);
  }

  private List<WorkItem> beat() throws Exception {
    int before = world.queue.waiting().size();
    world.pulse().beat(World.QUIET);
    return world.queue.waiting().stream().skip(before).map(Waiting::item).toList();
  }

  private void update(UnaryOperator<MailboxEdit> edit) {
    assertThat(world.mailboxes.update(edit.apply(row().edit()).at(world.clock.instant())))
        .isPresent();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private String holder() {
    return Admission.holder(row().key());
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private static Instant at(int seconds) {
    return Batches.MADE.plusSeconds(seconds);
  }
}
