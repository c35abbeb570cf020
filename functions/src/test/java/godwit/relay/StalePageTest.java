package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between a page of mailboxes being read and a mailbox of it being handled, others act. */
class StalePageTest {
  private final World world = new World();

  @BeforeEach
  void fill() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
  }

  @Test
  void a_mailbox_that_is_stopped_while_it_is_admitted_keeps_no_slot() throws Exception {
    Stores stores = stores(() -> update(e -> e.status(MailboxStatus.STOPPED)));

    new Admission(stores, world.clock).admit(world.batch);

    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();
    assertThat(world.queue.waiting()).isEmpty();
  }

  @Test
  void a_mailbox_that_another_admits_keeps_its_slot() throws Exception {
    Stores stores = stores(() -> update(e -> e.status(MailboxStatus.VALIDATING)));

    new Admission(stores, world.clock).admit(world.batch);

    assertThat(world.slots.holders(batch().endpoint().key())).hasSize(1);
  }

  @Test
  void a_mailbox_that_is_admitted_while_the_pulse_looks_keeps_its_slot() throws Exception {
    String holder = Admission.holder(row().key());
    assertThat(world.slots.acquire(batch().endpoint().key(), 5, holder)).isTrue();
    Stores stores = stores(() -> update(e -> e.status(MailboxStatus.VALIDATING)));

    new Pulse(
            stores,
            new Rounds(stores, world.clock),
            world.telling.lookout(),
            java.time.Duration.ofSeconds(60),
            world.clock)
        .beat(World.QUIET);

    assertThat(world.slots.holders(batch().endpoint().key())).containsExactly(holder);
  }

  @Test
  void a_mailbox_whose_worker_begins_while_the_batch_is_removed_is_removed_later()
      throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
    update(e -> e.status(MailboxStatus.VALIDATING));
    Stores stores =
        stores(() -> update(e -> e.taken("alive", world.clock.instant().plusSeconds(60))));

    new Purge(
            stores,
            world.sightings,
            world.additions,
            world.telling.farewell(),
            java.time.Duration.ofMinutes(4),
            world.clock)
        .purge(world.batch, World.QUIET);

    assertThat(row().baton().owner()).isEqualTo("alive");
    assertThat(world.queue.waiting())
        .extracting(Waiting::item)
        .containsExactly(new WorkItem.PurgeBatch(world.batch));
  }

  @Test
  void a_worker_whose_lease_ran_out_has_lost_the_mailbox_that_is_removed() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
    update(e -> e.status(MailboxStatus.VALIDATING).taken("late", world.clock.instant()));
    var seen = new ArrayList<Mailbox>();
    Stores s = stores(() -> {});
    var watched = new Watched(world.plans, () -> seen.add(row()));

    new Purge(
            new Stores(
                s.batches(),
                s.mailboxes(),
                s.claims(),
                watched,
                s.ledger(),
                s.traces(),
                s.slots(),
                s.inspections(),
                s.summaries(),
                s.queue()),
            world.sightings,
            world.additions,
            world.telling.farewell(),
            java.time.Duration.ofMinutes(4),
            world.clock)
        .purge(world.batch, World.QUIET);

    assertThat(seen)
        .singleElement()
        .satisfies(m -> assertThat(m.baton().owner()).isNotEqualTo("late"));
    assertThat(world.batches.all()).isEmpty();
  }

  @Test
  void a_mailbox_that_another_retries_is_not_retried_again() throws Exception {
    update(e -> e.status(MailboxStatus.FAILED));
    Stores stores =
        stores(() -> {
          if (row().status() == MailboxStatus.FAILED) {
            update(e -> e.status(MailboxStatus.QUEUED));
            update(e -> e.status(MailboxStatus.VALIDATING));
          }
        });

    assertThat(new BatchControl(stores, world.clock).retry(batch())).isZero();

    assertThat(row().status()).isEqualTo(MailboxStatus.VALIDATING);
  }

  @Test
  void a_mailbox_that_is_done_while_it_is_asked_to_stop_is_stopped() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING).status(MailboxStatus.SYNCING));
    Stores stores =
        stores(() -> {
          if (row().status() == MailboxStatus.SYNCING) {
            update(e -> e.status(MailboxStatus.SYNCED));
          }
        });

    assertThat(new BatchControl(stores, world.clock).stop(batch())).isEqualTo(1);

    assertThat(row().status()).isEqualTo(MailboxStatus.STOPPED);
  }

  private Stores stores(Runnable meanwhile) {
    return new Stores(
        world.batches,
        new Stale(world.mailboxes, meanwhile),
        world.claims,
        world.plans,
        world.ledger,
        world.traces,
        world.slots,
        world.inspections,
        world.summaries,
        world.queue);
  }

  private void update(UnaryOperator<MailboxEdit> edit) {
    assertThat(world.mailboxes.update(edit.apply(row().edit()).at(world.clock.instant())))
        .isPresent();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** Others act right after a page was read. */
  private record Stale(MailboxStore store, Runnable meanwhile) implements ForwardingMailboxStore {
    @Override
    public Page page(BatchId batch, Set<MailboxStatus> statuses, Optional<String> after, int limit)
        throws MigrationException {
      Page page = store.page(batch, statuses, after, limit);
      meanwhile.run();
      return page;
    }
  }

  /** Looks when the plans of a mailbox are read. */
  private record Watched(FolderPlans plans, Runnable look) implements FolderPlans {
    @Override
    public List<FolderPlan> all(MailboxKey mailbox) throws MigrationException {
      look.run();
      return plans.all(mailbox);
    }

    @Override
    public void save(MailboxKey mailbox, List<FolderPlan> all) throws MigrationException {
      plans.save(mailbox, all);
    }

    @Override
    public void purge(MailboxKey mailbox) throws MigrationException {
      plans.purge(mailbox);
    }
  }
}
