package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.TargetClaims;
import godwit.failure.MailboxBlockedException;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source mailbox is copied into a target mailbox by one batch at a time. */
final class SoleBatchTest {
  private final World world = new World();
  private final BatchId second = Batches.id();

  @BeforeEach
  void fill() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 30);
  }

  private void makeSecond() throws Exception {
    assertThat(world.batches.insert(Batches.batch(second).withStatus(BatchStatus.STARTING)))
        .isTrue();
    world.mailboxes.insertAll(second, List.of(Batches.mailbox(second, World.TARGET)));
  }

  @Test
  void the_second_batch_is_blocked_and_says_by_which_and_what_to_do() throws Exception {
    world.run();
    makeSecond();
    admit(second);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    Mailbox blocked = row(second);
    assertThat(blocked.status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(blocked.problem().orElseThrow().code()).isEqualTo("TARGET_IN_USE");
    assertThat(blocked.problem().orElseThrow().advice())
        .contains("batch " + world.batch.name().value(), "delete", "retry");
    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void two_batches_that_run_at_the_same_time_double_nothing() throws Exception {
    makeSecond();
    world.queue.send(new WorkItem.AdmitBatch(second), Duration.ZERO);
    world.run();
    admit(second);

    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
    assertThat(List.of(world.row(World.TARGET).status(), row(second).status()))
        .containsExactlyInAnyOrder(MailboxStatus.SYNCED, MailboxStatus.FAILED);
  }

  @Test
  void the_second_batch_goes_on_when_the_first_is_removed_and_it_is_retried() throws Exception {
    world.run();
    makeSecond();
    admit(second);
    remove(world.batch);

    assertThat(new BatchControl(world.stores(), world.clock).retry(batch(second))).isOne();
    admit(second);

    assertThat(row(second).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(row(second).progress().tally().copied()).isEqualTo(30);
    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void of_two_batches_that_take_over_a_claim_at_the_same_moment_one_gets_it() throws Exception {
    makeSecond();
    var gone = Batches.id();
    var pair = new TargetClaims.Pair(World.TARGET, "the same source");
    assertThat(world.claims.claim(pair, gone)).isEqualTo(gone);
    Stores all = world.stores();
    var overtaken =
        new TargetClaims() {
          @Override
          public BatchId claim(Pair wanted, BatchId batch) {
            return world.claims.claim(wanted, batch);
          }

          @Override
          public boolean takeOver(Pair wanted, BatchId from, BatchId to) {
            assertThat(world.claims.takeOver(wanted, from, world.batch)).isTrue();
            return world.claims.takeOver(wanted, from, to);
          }

          @Override
          public void release(String address, BatchId batch) {
            world.claims.release(address, batch);
          }
        };
    var stores =
        new Stores(
            all.batches(),
            all.mailboxes(),
            overtaken,
            all.plans(),
            all.ledger(),
            all.traces(),
            all.slots(),
            all.inspections(),
            all.summaries(),
            all.queue());

    assertThatThrownBy(() ->
            new SoleBatch(stores).require(new MailboxKey(second, World.TARGET), "the same source"))
        .isInstanceOf(MailboxBlockedException.class)
        .hasMessageContaining("batch " + world.batch.name().value());
  }

  @Test
  void a_batch_that_is_being_removed_is_waited_for() throws Exception {
    world.run();
    makeSecond();
    assertThat(world.batches.update(batch(world.batch).withStatus(BatchStatus.REMOVING)))
        .isPresent();
    world.queue.send(new WorkItem.AdmitBatch(second), Duration.ZERO);
    world.runFor(3, new Random(1));
    assertThat(row(second).status()).isEqualTo(MailboxStatus.VALIDATING);
    assertThat(row(second).problem().orElseThrow().code()).isEqualTo("TARGET_IN_USE");

    world.queue.send(new WorkItem.PurgeBatch(world.batch), Duration.ZERO);
    admit(second);

    assertThat(row(second).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void a_claim_of_a_batch_that_left_without_giving_it_back_is_taken_over() throws Exception {
    makeSecond();
    var pair = new TargetClaims.Pair(World.TARGET, "0123456789abcdef");
    BatchId gone = Batches.id();
    assertThat(world.claims.claim(pair, gone)).isEqualTo(gone);

    new SoleBatch(world.stores()).require(row(second).key(), pair.source());

    assertThat(world.claims.claim(pair, gone)).isEqualTo(second);
  }

  @Test
  void a_claim_of_a_batch_that_no_longer_has_the_mailbox_is_taken_over() throws Exception {
    world.run();
    makeSecond();
    assertThat(world.mailboxes.remove(world.row(World.TARGET))).isTrue();

    admit(second);

    assertThat(row(second).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void two_sources_may_go_into_one_target() throws Exception {
    world.run();
    makeSecond();
    var other = world.sources.mailbox("ben", godwit.seal.Secret.of("open"));
    World.fill(other, List.of("INBOX"), 100, 5);
    var mailbox = row(second);
    assertThat(
            world.mailboxes.update(
                mailbox.edit().credentials("ben", mailbox.password()).at(world.clock.instant())))
        .isPresent();

    admit(second);

    assertThat(row(second).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(35).doesNotHaveDuplicates();
  }

  @Test
  void a_removed_batch_leaves_no_claim() throws Exception {
    world.run();
    var pair = new TargetClaims.Pair(World.TARGET, "0123456789abcdef");
    assertThat(world.claims.claim(pair, world.batch)).isEqualTo(world.batch);

    remove(world.batch);

    assertThat(world.claims.claim(pair, second)).isEqualTo(second);
  }

  private void admit(BatchId id) throws Exception {
    world.queue.send(new WorkItem.AdmitBatch(id), Duration.ZERO);
    world.runFor(40, new Random(1));
  }

  private void remove(BatchId id) throws Exception {
    assertThat(world.batches.update(batch(id).withStatus(BatchStatus.REMOVING))).isPresent();
    world.dispatch().handle(new WorkItem.PurgeBatch(id), World.QUIET);
    assertThat(world.batches.find(id.name())).isEmpty();
  }

  private Batch batch(BatchId id) {
    return world.batches.find(id.name()).orElseThrow();
  }

  private Mailbox row(BatchId id) {
    return world.mailboxes.find(new MailboxKey(id, World.TARGET)).orElseThrow();
  }
}
