package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.BatchStore;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommands.Removal;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.failure.TransientException;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox is taken out of its batch while others write to its row or to the batch's. */
final class RemovalRacesTest {
  private static final String BEN = "ben@contoso.example";

  private final World world = new World();
  private final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);

  @BeforeEach
  void copied() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    World.fill(world.mailbox(BEN), List.of("INBOX"), 10, 3);
    world.run();
    assertThat(world.batches.update(batch().withMailboxes(2))).isPresent();
  }

  @Test
  void a_mailbox_whose_row_changes_all_the_time_is_not_removed_and_that_is_said() throws Exception {
    Stores busy = updates(call -> Optional.empty());

    assertThatThrownBy(() -> remove(busy, batch()))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("ask again");

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.plans.all(ada)).isNotEmpty();
  }

  @Test
  void a_mailbox_whose_row_changes_once_is_removed_at_once() throws Exception {
    var first = new boolean[] {true};
    Stores crossed =
        updates(call -> {
          if (first[0]) {
            first[0] = false;
            change(e -> e.notes(List.of("a word")));
          }
          return call.go();
        });

    assertThat(remove(crossed, batch()).done()).isTrue();

    assertThat(world.mailboxes.find(ada)).isEmpty();
    assertThat(batch().mailboxes()).isOne();
  }

  @Test
  void a_mailbox_that_another_removes_at_the_same_moment_is_removed() throws Exception {
    Stores crossed =
        updates(call -> {
          assertThat(world.mailboxes.remove(world.row(World.TARGET))).isTrue();
          return Optional.empty();
        });

    Removal removal = remove(crossed, batch());

    assertThat(removal.done()).isTrue();
    assertThat(removal.folders()).isOne();
    assertThat(removal.accounted().copied()).isEqualTo(3);
  }

  @Test
  void a_mailbox_in_a_workers_hands_is_looked_at_again_after_five_seconds() throws Exception {
    change(e -> e.taken("alive", world.clock.instant().plusSeconds(60)));

    assertThat(remove(world.stores(), batch()).done()).isFalse();

    var item = new WorkItem.PurgeMailbox(ada);
    assertThat(world.queue.waiting())
        .contains(
            new Waiting(item, world.clock.instant().plusSeconds(5)),
            new Waiting(item, world.clock.instant().plusSeconds(60)));
    Mailbox asked = world.row(World.TARGET);
    assertThat(asked.stopRequested()).isTrue();
    world.clock.advance(Duration.ofSeconds(5));
    world.dispatch().handle(item, World.QUIET);
    assertThat(world.row(World.TARGET)).as("asked once").isEqualTo(asked);
    assertThat(world.queue.waiting())
        .contains(new Waiting(item, world.clock.instant().plusSeconds(5)));
  }

  @Test
  void a_worker_that_somebody_asked_to_go_on_meanwhile_is_asked_again_to_stop() throws Exception {
    change(e ->
        e.status(MailboxStatus.REMOVING)
            .stopRequested(false)
            .taken("alive", world.clock.instant().plusSeconds(60)));

    world.dispatch().handle(new WorkItem.PurgeMailbox(ada), World.QUIET);

    assertThat(world.row(World.TARGET).stopRequested()).isTrue();
  }

  @Test
  void a_batch_that_others_write_to_counts_one_less_all_the_same() throws Exception {
    Batch stale = batch();
    assertThat(world.batches.update(stale.withMailboxes(7))).isPresent();

    assertThat(remove(world.stores(), stale).done()).isTrue();

    assertThat(batch().mailboxes()).isEqualTo(6);
  }

  @Test
  void a_batch_that_was_made_again_under_the_same_name_meanwhile_counts_its_own() throws Exception {
    Batch before = batch();
    var next = Batches.id(world.batch.name());
    Stores crossed =
        Crossed.stores(
            world.stores(),
            BatchStore.class,
            "update",
            call -> {
              world.batches.remove(world.batch);
              boolean unused = world.batches.insert(Batches.batch(next).withMailboxes(5));
              return call.go();
            });

    assertThat(remove(crossed, before).done()).isTrue();

    assertThat(batch().id()).isEqualTo(next);
    assertThat(batch().mailboxes()).isEqualTo(5);
  }

  @Test
  void a_batch_that_is_being_removed_takes_along_also_who_was_to_be_removed_alone()
      throws Exception {
    change(e -> e.status(MailboxStatus.REMOVING));
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
    Mailbox marked = world.row(World.TARGET);

    world.dispatch().handle(new WorkItem.PurgeMailbox(ada), World.QUIET);

    assertThat(world.row(World.TARGET)).isEqualTo(marked);
  }

  @Test
  void a_batch_never_counts_less_than_none() throws Exception {
    assertThat(world.batches.update(batch().withMailboxes(0))).isPresent();

    assertThat(remove(world.stores(), batch()).done()).isTrue();

    assertThat(batch().mailboxes()).isZero();
  }

  @Test
  void whoever_waits_for_its_connection_is_let_in() throws Exception {
    int before = world.queue.waiting().size();

    assertThat(remove(world.stores(), batch()).done()).isTrue();

    assertThat(world.queue.waiting().stream().skip(before).map(Waiting::item))
        .contains(new WorkItem.AdmitBatch(world.batch));
  }

  private Removal remove(Stores stores, Batch batch) throws Exception {
    return new MailboxControl(stores, world.sealer(), world.clock).remove(batch, ada).orElseThrow();
  }

  private Stores updates(Crossed.Way way) {
    return Crossed.stores(world.stores(), MailboxStore.class, "update", way);
  }

  private void change(UnaryOperator<MailboxEdit> edit) {
    var changed = edit.apply(world.row(World.TARGET).edit()).at(world.clock.instant());
    assertThat(world.mailboxes.update(changed)).isPresent();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
