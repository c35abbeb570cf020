package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Addition;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommands.Removal;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Trace;
import godwit.ledger.Traces;
import godwit.seal.PlainSealer;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One mailbox is taken out of a batch that lives on. */
final class MailboxRemovalTest {
  private static final String OTHER = "ben@contoso.example";
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();
  private final MailboxKey key = new MailboxKey(world.batch, World.TARGET);

  @Test
  void a_mailbox_at_rest_is_gone_at_once_and_its_mail_stays() throws Exception {
    fill();
    world.run();
    List<FolderPlan> folders = world.plans.all(key);
    count(2);

    Removal removal = remove();

    assertThat(removal.done()).isTrue();
    assertThat(removal.folders()).isEqualTo(folders.size());
    assertThat(removal.accounted().copied()).isEqualTo(60);
    assertGone(folders);
    assertThat(world.arrived(World.TARGET)).hasSize(60);
    assertThat(world.row(OTHER).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(batch().mailboxes()).isOne();
    assertThat(control().remove(batch(), key)).isEmpty();
  }

  @Test
  void a_mailbox_whose_worker_copies_is_gone_soon_after() throws Exception {
    fill();
    world.trouble =
        new AtCreate(
            10,
            () -> {
              assertThat(remove().done()).isFalse();
              assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.REMOVING);
              world.beatHeart();
            });

    world.run();
    settleRemoval();

    assertThat(world.arrived(World.TARGET)).hasSize(10);
    assertGone(List.of());
    assertThat(world.row(OTHER).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_mailbox_that_waits_for_hours_is_gone_at_once_and_its_place_is_free() throws Exception {
    fill();
    world.trouble =
        new AtCreate(
            10,
            () -> {
              throw new ThrottledException("429", "come back later", Duration.ofHours(3));
            });
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    due();
    due();
    world.trouble = Trouble.none();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCING);

    assertThat(remove().done()).isTrue();

    assertThat(world.slots.holders(batch().endpoint().key()))
        .noneMatch(h -> h.endsWith(World.TARGET));
    world.run(new Random(1), true);
    assertGone(List.of());
  }

  @Test
  void no_old_message_touches_a_mailbox_that_was_added_again() throws Exception {
    fill();
    world.run();
    long leg = world.row(World.TARGET).baton().leg();
    assertThat(remove().done()).isTrue();
    Mailbox again = addAgain();

    for (long old = 1; old <= leg; old++) {
      world.dispatch().handle(new WorkItem.PrepareMailbox(key, old), World.QUIET);
      world.dispatch().handle(new WorkItem.CopyChunk(key, old), World.QUIET);
    }
    world.dispatch().handle(new WorkItem.PurgeMailbox(key), World.QUIET);

    assertThat(world.row(World.TARGET)).isEqualTo(again);
    world.run();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(60);
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_removal_that_died_on_the_way_is_ended_by_its_message() throws Exception {
    fill();
    world.run();
    Mailbox row = world.row(World.TARGET);
    var dead =
        row.edit()
            .status(MailboxStatus.REMOVING)
            .taken("dead", world.clock.instant().plusSeconds(120));
    assertThat(world.mailboxes.update(dead.at(world.clock.instant()))).isPresent();

    assertThat(remove().done()).as("somebody else is at it").isFalse();
    settleRemoval();

    assertGone(List.of());
  }

  @Test
  void a_second_message_does_not_hinder_the_first() throws Exception {
    fill();
    world.run();

    removal(() -> world.dispatch().handle(new WorkItem.PurgeMailbox(key), World.QUIET));

    assertGone(List.of());
  }

  @Test
  void a_removal_that_a_change_of_the_row_crossed_is_ended_seconds_later() throws Exception {
    fill();
    world.run();

    removal(() -> {
      var change = world.row(World.TARGET).edit().stopRequested(false);
      assertThat(world.mailboxes.update(change.at(world.clock.instant()))).isPresent();
    });
    world.clock.advance(Duration.ofSeconds(5));
    due();

    assertGone(List.of());
  }

  @Test
  void a_message_without_a_mark_removes_nothing() throws Exception {
    fill();
    world.run();
    Mailbox row = world.row(World.TARGET);

    world.dispatch().handle(new WorkItem.PurgeMailbox(key), World.QUIET);

    assertThat(world.row(World.TARGET)).isEqualTo(row);
  }

  @Test
  void a_batch_that_is_being_deleted_takes_its_mailboxes_itself() throws Exception {
    fill();
    world.run();
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeMailbox(key), World.QUIET);
    assertThat(world.mailboxes.find(key)).isPresent();
    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);

    assertThat(world.batches.all()).isEmpty();
  }

  @Test
  void a_batch_that_is_deleted_while_rows_are_added_waits_and_takes_them_along() throws Exception {
    fill();
    var addition =
        new Addition(world.batch, "aaaaaaaaaaaa", "", 1, false, world.clock.instant(), "");
    Addition begun = world.additions.begin(addition).orElseThrow();
    world.mailboxes.insertAll(begun.apart(), List.of(Batches.mailbox(begun.apart(), "x@y.z")));
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);
    assertThat(world.batches.all()).as("rows may come yet").hasSize(1);
    world.clock.advance(Duration.ofMinutes(11));
    due();

    assertThat(world.batches.all()).isEmpty();
    assertThat(world.additions.all()).isEmpty();
    assertThat(world.mailboxes.find(new MailboxKey(begun.apart(), "x@y.z"))).isEmpty();
  }

  @Test
  void the_pulse_counts_the_mailboxes_of_a_batch_anew() throws Exception {
    fill();
    world.run();
    count(7);

    world.pulse().beat(World.QUIET);

    assertThat(batch().mailboxes()).isEqualTo(2);
  }

  private void fill() throws MigrationException {
    World.fill(world.mailbox(World.TARGET), INBOX, 0, 60);
    World.fill(world.mailbox(OTHER), INBOX, 100, 20);
  }

  private void count(int mailboxes) {
    assertThat(world.batches.update(batch().withMailboxes(mailboxes))).isPresent();
  }

  private Removal remove() throws MigrationException {
    return control().remove(batch(), key).orElseThrow();
  }

  /** Removes the mailbox; {@code before} happens when all but its own row is gone. */
  private void removal(Crossing before) throws MigrationException {
    var s = world.stores();
    var traces = new CrossedTraces(s.traces(), before);
    var crossed =
        new Stores(
            s.batches(),
            s.mailboxes(),
            s.claims(),
            s.plans(),
            s.ledger(),
            traces,
            s.slots(),
            s.inspections(),
            s.summaries(),
            s.queue());
    var unused = new MailboxControl(crossed, new PlainSealer(), world.clock).remove(batch(), key);
  }

  private MailboxControl control() {
    return new MailboxControl(world.stores(), new PlainSealer(), world.clock);
  }

  private Mailbox addAgain() {
    Mailbox fresh = Batches.mailbox(world.batch, World.TARGET);
    world.mailboxes.insertAll(
        world.batch, List.of(fresh.withLegsFrom(world.clock.instant().toEpochMilli())));
    return world.row(World.TARGET);
  }

  /** Lets every lease end and every message come. */
  private void settleRemoval() throws MigrationException {
    for (int i = 0; i < 20; i++) {
      world.clock.advance(Duration.ofSeconds(20));
      due();
    }
  }

  private void due() throws MigrationException {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  private void assertGone(List<FolderPlan> folders) throws MigrationException {
    assertThat(world.mailboxes.find(key)).isEqualTo(Optional.empty());
    assertThat(world.plans.all(key)).isEmpty();
    for (FolderPlan folder : folders) {
      assertThat(world.ledger.chunks(folder.key())).isEmpty();
    }
    assertThat(world.slots.holders(batch().endpoint().key()))
        .noneMatch(h -> h.endsWith(World.TARGET));
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** Something that happens in the middle of a removal. */
  private interface Crossing {
    void happen() throws MigrationException;
  }

  /** Traces whose removal something else crosses. */
  private record CrossedTraces(Traces traces, Crossing before) implements Traces {
    @Override
    public void save(MailboxKey mailbox, List<Trace> saved) throws MigrationException {
      traces.save(mailbox, saved);
    }

    @Override
    public Set<String> folders(MailboxKey mailbox) throws MigrationException {
      return traces.folders(mailbox);
    }

    @Override
    public List<Trace> of(FolderKey folder) throws MigrationException {
      return traces.of(folder);
    }

    @Override
    public List<Trace> of(FolderKey folder, UidValidity validity, UidRange range)
        throws MigrationException {
      return traces.of(folder, validity, range);
    }

    @Override
    public void purge(MailboxKey mailbox) throws MigrationException {
      traces.purge(mailbox);
      before.happen();
    }
  }
}
