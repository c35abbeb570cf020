package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import godwit.batch.Tally;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RelayTest {
  private final World world = new World();

  @Test
  void a_mailbox_arrives_whole_and_is_synced() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 60);
    World.fill(source, List.of("Projects", "North"), 100, 31);
    source.createFolder(List.of("Empty"));

    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(91).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(91);
    assertThat(world.row(World.TARGET).progress().sourceMessages()).isEqualTo(91);
    assertThat(world.slots.holders(Endpoints.KEY)).isEmpty();
  }

  @Test
  void a_later_round_copies_only_what_came_since() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 30);
    world.run();
    World.fill(source, List.of("INBOX"), 30, 3);
    World.fill(source, List.of("New"), 50, 2);

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "2026-11-22"))
        .isEqualTo(1);
    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(35).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().roundTally().copied()).isEqualTo(5);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(35);
  }

  @Test
  void a_round_that_is_started_twice_runs_once() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();
    var rounds = new Rounds(world.stores(), world.clock);

    assertThat(rounds.startRound(batch(), "2026-11-22")).isEqualTo(1);
    world.run();
    assertThat(rounds.startRound(batch(), "2026-11-22")).isZero();

    assertThat(world.row(World.TARGET).relay().round()).isEqualTo(1);
  }

  @Test
  void a_round_with_nothing_new_logs_in_once_and_is_one_message() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();
    int logIns = world.sources.logIns();
    long leg = world.row(World.TARGET).baton().leg();

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isEqualTo(1);
    world.run();

    assertThat(world.sources.logIns()).isEqualTo(logIns + 1);
    assertThat(world.row(World.TARGET).baton().leg()).isEqualTo(leg + 2);
    assertThat(world.row(World.TARGET).progress().roundTally()).isEqualTo(Tally.NONE);
  }

  @Test
  void a_changed_generation_brings_nothing_twice() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 40);
    world.run();
    source.renewValidity(List.of("INBOX"));
    World.fill(source, List.of("INBOX"), 40, 2);

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isEqualTo(1);
    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(42).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(42);
  }

  @Test
  void a_wrong_password_fails_the_mailbox_with_advice_and_lets_the_next_one_in() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    assertThat(world.sources.mailbox("user of " + World.TARGET, Secret.of("changed"))).isNotNull();
    World.fill(world.mailbox("ben@contoso.example"), List.of("INBOX"), 0, 3);

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.row(World.TARGET).problem().orElseThrow().code())
        .isEqualTo("AUTHENTICATIONFAILED");
    assertThat(world.arrived("ben@contoso.example")).hasSize(3);
  }

  @Test
  void a_mailbox_that_failed_goes_on_when_it_is_retried() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 3);
    var changed = world.sources.mailbox("user of " + World.TARGET, Secret.of("changed"));
    world.run();
    World.fill(
        world.sources.mailbox("user of " + World.TARGET, Secret.of("open")),
        List.of("INBOX"),
        0,
        3);

    assertThat(new BatchControl(world.stores(), world.clock).retry(batch())).isEqualTo(1);
    world.run();

    assertThat(changed).isNotNull();
    assertThat(world.arrived(World.TARGET)).hasSize(3);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void an_unknown_target_fails_before_anything_is_read() throws Exception {
    assertThat(world.sources.mailbox("user of nobody@x.example", Secret.of("open"))).isNotNull();
    world.mailboxes.insertAll(
        world.batch, List.of(godwit.batch.Batches.mailbox(world.batch, "nobody@x.example")));

    world.run();

    assertThat(world.row("nobody@x.example").status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.sources.logIns()).isZero();
  }

  @Test
  void a_message_for_another_incarnation_of_the_batch_is_ignored() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    var old = godwit.batch.Batches.id(world.batch.name());
    var key = new godwit.batch.MailboxKey(old, World.TARGET);

    world.dispatch().handle(new WorkItem.PrepareMailbox(key, 2), World.QUIET);
    world.dispatch().handle(new WorkItem.PurgeBatch(old), World.QUIET);

    assertThat(world.arrived(World.TARGET)).isEmpty();
    assertThat(world.batches.find(world.batch.name())).isPresent();
  }

  @Test
  void a_stop_is_obeyed_and_a_start_goes_on_where_it_stood() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 100);
    world.copy =
        new godwit.copy.CopySettings(
            25, 7, 1_000_000, Duration.ofMillis(1), Duration.ofSeconds(60), World.DOUBT);
    var commands = new BatchControl(world.stores(), world.clock);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }

    assertThat(commands.stop(batch())).isEqualTo(1);
    world.run(new java.util.Random(1), false);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.STOPPED);
    world.pulse().beat(World.QUIET);
    assertThat(batch().status()).isEqualTo(BatchStatus.STOPPED);

    world.copy =
        new godwit.copy.CopySettings(
            25, 7, 1_000_000, Duration.ofMinutes(4), Duration.ofSeconds(60), World.DOUBT);
    assertThat(commands.start(batch())).isEqualTo(1);
    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(100).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_stop_that_comes_when_all_is_done_does_not_stop_the_next_round() throws Exception {
    var source = world.mailbox(World.TARGET);
    var commands = new BatchControl(world.stores(), world.clock);
    world.meanwhile = () -> wish(commands::stop);
    world.run();
    world.meanwhile = () -> {};
    world.pulse().beat(World.QUIET);
    assertThat(batch().status()).isEqualTo(BatchStatus.STOPPED);
    wish(commands::start);
    World.fill(source, List.of("INBOX"), 0, 3);

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isEqualTo(1);
    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(3);
  }

  @Test
  void a_target_folder_that_was_removed_is_made_again() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 3);
    World.fill(source, List.of("Projects"), 100, 3);
    world.run();
    world.targets.mailbox(World.TARGET).removeFolder(List.of("msgfolderroot", "projects"));
    World.fill(source, List.of("INBOX"), 3, 3);
    World.fill(source, List.of("Projects"), 103, 30);

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isEqualTo(1);
    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(36).doesNotHaveDuplicates();
  }

  @Test
  void a_target_folder_that_never_stays_blocks_the_mailbox_in_the_end() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 3);
    World.fill(source, List.of("Projects"), 100, 3);
    world.targets.mailbox(World.TARGET).keepNoFolder(List.of("msgfolderroot", "projects"));

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.row(World.TARGET).problem().orElseThrow().code())
        .isEqualTo("ErrorItemNotFound");
    assertThat(world.row(World.TARGET).problem().orElseThrow().advice()).isNotBlank();
    assertThat(world.arrived(World.TARGET)).hasSize(3);
  }

  @Test
  void a_removed_batch_leaves_no_row_and_keeps_the_mail() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 12);
    world.run();
    var folders = world.plans.all(world.row(World.TARGET).key());

    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();
    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);

    assertThat(world.batches.all()).isEmpty();
    assertThat(world.mailboxes.find(new godwit.batch.MailboxKey(world.batch, World.TARGET)))
        .isEmpty();
    for (var folder : folders) {
      assertThat(world.ledger.chunks(folder.key())).isEmpty();
    }
    assertThat(world.arrived(World.TARGET)).hasSize(12);
  }

  @Test
  void a_folder_that_vanishes_on_the_way_does_not_hold_the_mailbox_up() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 30);
    World.fill(source, List.of("Old"), 100, 60);
    beginWith(Duration.ZERO);
    source.deleteFolder(List.of("Old"));

    world.run(new java.util.Random(1), false);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void a_folder_that_cannot_be_opened_is_told_and_copied_once_it_can() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 30);
    World.fill(source, List.of("Locked"), 100, 40);
    world.run();
    source.lock(List.of("Locked"));
    World.fill(source, List.of("Locked"), 200, 5);

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "second")).isEqualTo(1);
    world.run();
    assertThat(world.row(World.TARGET).problem().orElseThrow().advice()).contains("Locked");
    source.unlock(List.of("Locked"));
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "third")).isEqualTo(1);
    world.run();

    assertThat(world.row(World.TARGET).problem()).isEmpty();
    assertThat(world.arrived(World.TARGET)).hasSize(75).doesNotHaveDuplicates();
  }

  @Test
  void a_mailbox_whose_slot_was_taken_waits_instead_of_connecting() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
    world.slots.release(Endpoints.KEY, world.slots.holders(Endpoints.KEY).getFirst());
    for (int other = 0; other < 20; other++) {
      assertThat(world.slots.acquire(Endpoints.KEY, 20, "other " + other)).isTrue();
    }

    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }

    assertThat(world.sources.logIns()).isZero();
    assertThat(world.row(World.TARGET).problem().orElseThrow().code()).isEqualTo("ENDPOINT_FULL");
  }

  /** Plans the mailbox, and copies nothing of it if there is no time. */
  private void beginWith(Duration budget) throws Exception {
    var usual = world.copy;
    world.copy =
        new godwit.copy.CopySettings(25, 7, 1_000_000, budget, Duration.ofSeconds(60), World.DOUBT);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    for (int step = 0; step < 2; step++) {
      for (WorkItem item : world.queue.due(world.clock.instant())) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
    assertThat(world.row(World.TARGET).relay().stage()).isEqualTo(godwit.batch.Relay.Stage.COPY);
    world.copy = usual;
  }

  private interface Wish {
    int of(godwit.batch.Batch batch) throws godwit.failure.MigrationException;
  }

  private void wish(Wish wish) {
    try {
      assertThat(wish.of(batch())).isNotNegative();
    } catch (godwit.failure.MigrationException e) {
      throw new AssertionError(e);
    }
  }

  private godwit.batch.Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private static final class Endpoints {
    static final godwit.endpoint.EndpointKey KEY =
        godwit.batch.Batches.batch(godwit.batch.Batches.id()).endpoint().key();
  }
}
