package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.ledger.Ledger;
import godwit.log.Event;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is removed is large, and to remove it takes longer than one message has time. */
final class SlowRemovalTest {
  private static final String BEN = "ben@contoso.example";

  private final World world = new World();
  private final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);
  private final MailboxKey ben = new MailboxKey(world.batch, BEN);
  private final List<Event> events = new ArrayList<>();
  private int calls;

  @Test
  void a_mailbox_stays_in_the_hands_of_who_removes_it_however_long_that_takes() throws Exception {
    copy();
    mark();
    Stores slow =
        slow(
            Ledger.class,
            "purge",
            () -> {
              world.clock.advance(Duration.ofSeconds(61));
              if (++calls == 3) {
                world.dispatch().handle(new WorkItem.PurgeMailbox(ada), World.QUIET);
                assertThat(world.mailboxes.find(ada)).as("another waits").isPresent();
              }
            });

    purge(slow).purge(ada, events::add);

    assertThat(calls).isEqualTo(3);
    assertThat(world.mailboxes.find(ada)).isEmpty();
    assertThat(events).extracting(Event::name).containsExactly("mailbox.removed");
    assertThat(batch().mailboxes()).isOne();
  }

  @Test
  void a_mailbox_that_takes_longer_than_there_is_time_is_let_go_and_removed_by_the_next_message()
      throws Exception {
    copy();
    mark();
    Stores slow = slow(Ledger.class, "purge", this::threeMinutesTwice);
    int before = world.queue.waiting().size();

    purge(slow).purge(ada, events::add);

    assertThat(calls).as("a third folder is left").isEqualTo(2);
    assertThat(world.row(World.TARGET).baton().owner()).isEmpty();
    assertThat(events).isEmpty();
    assertThat(batch().mailboxes()).isEqualTo(2);
    assertThat(world.queue.waiting().stream().skip(before))
        .containsExactly(
            new Waiting(new WorkItem.PurgeMailbox(ada), world.clock.instant().plusSeconds(5)));
    world.clock.advance(Duration.ofSeconds(5));
    purge(slow).purge(ada, events::add);
    assertThat(world.mailboxes.find(ada)).isEmpty();
    assertThat(events).extracting(Event::name).containsExactly("mailbox.removed");
  }

  @Test
  void a_mailbox_that_another_took_over_is_left_to_it() throws Exception {
    copy();
    mark();
    Stores slow =
        slow(
            Ledger.class,
            "purge",
            () -> {
              world.clock.advance(Duration.ofMinutes(3));
              Instant end = world.clock.instant().plusSeconds(60);
              var other = world.row(World.TARGET).edit().taken("another", end);
              assertThat(world.mailboxes.update(other.at(world.clock.instant()))).isPresent();
            });

    purge(slow).purge(ada, events::add);

    assertThat(world.row(World.TARGET).baton().owner()).isEqualTo("another");
    assertThat(events).isEmpty();
  }

  @Test
  void a_batch_that_takes_longer_than_there_is_time_goes_on_at_once_with_what_is_left()
      throws Exception {
    copy();
    hold(ada);
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
    Stores slow =
        slow(
            Ledger.class,
            "purge",
            () -> world.clock.advance(Duration.ofMinutes(++calls == 3 ? 5 : 0)));
    var next =
        new Waiting(new WorkItem.PurgeBatch(world.batch), world.clock.instant().plusSeconds(300));

    purge(slow).purge(world.batch, events::add);

    assertThat(world.mailboxes.find(ada)).isEmpty();
    assertThat(world.mailboxes.find(ben)).isPresent();
    assertThat(world.slots.holders(batch().endpoint().key()))
        .as("others may have its connection already")
        .isEmpty();
    assertThat(world.batches.all()).hasSize(1);
    assertThat(events).isEmpty();
    assertThat(world.queue.waiting()).contains(next);
    purge(slow).purge(world.batch, events::add);
    assertThat(world.batches.all()).isEmpty();
    assertThat(events).extracting(Event::name).containsExactly("batch.removed");
  }

  @Test
  void a_batch_that_was_never_begun_costs_no_write_for_each_of_its_rows() throws Exception {
    fillWithRows(3);
    Stores watched =
        slow(
            MailboxStore.class,
            "update",
            () -> {
              throw new AssertionError("a row is written");
            });

    purge(watched).purge(world.batch, events::add);

    assertThat(world.batches.all()).isEmpty();
    assertThat(events.getFirst().fields()).containsEntry("mailboxes", 3);
  }

  @Test
  void a_batch_of_very_many_that_were_never_begun_keeps_to_its_time_too() throws Exception {
    fillWithRows(1_001);
    Stores slow =
        slow(
            MailboxStore.class,
            "removeUnchanged",
            () -> world.clock.advance(Duration.ofMinutes(++calls == 1 ? 5 : 0)));

    purge(slow).purge(world.batch, events::add);

    assertThat(rows()).isOne();
    assertThat(world.batches.all()).hasSize(1);
    purge(slow).purge(world.batch, events::add);
    assertThat(world.batches.all()).isEmpty();
    assertThat(rows()).isZero();
  }

  private void copy() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 10, 2);
    World.fill(source, List.of("Plans"), 20, 2);
    World.fill(source, List.of("Projects"), 30, 2);
    World.fill(world.mailbox(BEN), List.of("INBOX"), 0, 2);
    world.run();
    assertThat(world.batches.update(batch().withMailboxes(2))).isPresent();
  }

  private void fillWithRows(int count) throws Exception {
    world.mailboxes.insertAll(
        world.batch,
        IntStream.range(0, count)
            .mapToObj(i -> Batches.mailbox(world.batch, "m" + i + "@b.example"))
            .toList());
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
  }

  private void mark() {
    var marked = world.row(World.TARGET).edit().status(MailboxStatus.REMOVING).stopRequested(true);
    assertThat(world.mailboxes.update(marked.at(world.clock.instant()))).isPresent();
  }

  private void hold(MailboxKey mailbox) {
    assertThat(
            world.slots.acquire(
                batch().endpoint().key(),
                new Slots.Limits(20, 20),
                new Slots.Holder(Admission.holder(mailbox), "some user")))
        .isEqualTo(Slots.Grant.TAKEN);
  }

  private void threeMinutesTwice() {
    world.clock.advance(Duration.ofMinutes(++calls <= 2 ? 3 : 0));
  }

  /** Something that happens with each call. */
  private interface Happening {
    void happen() throws MigrationException;
  }

  private Stores slow(Class<?> port, String call, Happening happening) {
    return Crossed.stores(
        world.stores(),
        port,
        call,
        meant -> {
          Object result = meant.go();
          happening.happen();
          return result;
        });
  }

  private Purge purge(Stores stores) {
    return new Purge(
        stores,
        world.sightings,
        world.additions,
        world.telling.farewell(),
        Duration.ofMinutes(4),
        world.clock);
  }

  private int rows() {
    return world
        .mailboxes
        .page(world.batch, java.util.Set.of(), java.util.Optional.empty(), 2_000)
        .mailboxes()
        .size();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
