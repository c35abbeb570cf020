package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxCommands.CredentialsChange;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.endpoint.EndpointKey;
import godwit.failure.ThrottledException;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What comes next begins at once. The pulse would bring it a minute later: here it never beats and
 * no time passes.
 */
final class PromptTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final String BEN = "ben@contoso.example";
  private static final String CAS = "cas@contoso.example";
  private static final EndpointKey SERVER = Batches.batch(Batches.id()).endpoint().key();

  private final World world = new World();
  private final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);
  private final MailboxControl control =
      new MailboxControl(world.stores(), world.sealer(), world.clock);

  @Test
  void one_mailbox_after_the_other_where_the_server_takes_one_connection() throws Exception {
    atOnce(1, 1);
    fill(World.TARGET, 3);
    fill(BEN, 3);
    fill(CAS, 3);

    begin();

    assertThat(world.sources.logIns()).isEqualTo(3);
    assertSynced(World.TARGET, BEN, CAS);
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  @Test
  void no_more_at_once_than_the_server_takes_in_this_kind_of_round() throws Exception {
    atOnce(2, 1);
    fill(World.TARGET, 3);
    fill(BEN, 3);
    fill(CAS, 3);
    admit();
    assertThat(world.slots.holders(SERVER))
        .containsExactlyInAnyOrder(world.batch + "|" + World.TARGET, world.batch + "|" + BEN);
    deliver();

    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isEqualTo(3);
    admit();

    assertThat(world.slots.holders(SERVER)).hasSize(1);
    deliver();
    assertSynced(World.TARGET, BEN, CAS);
    assertThat(world.row(CAS).relay().round()).isOne();
  }

  @Test
  void a_mailbox_of_another_batch_that_waits_for_the_same_server() throws Exception {
    atOnce(1, 1);
    fill(World.TARGET, 3);
    var other = Batches.id();
    assertThat(world.targets.mailbox(BEN)).isNotNull();
    World.fill(world.sources.mailbox("user of " + BEN, Secret.of("open")), INBOX, 0, 3);
    assertThat(world.batches.insert(Batches.batch(other).withStatus(BatchStatus.STARTING)))
        .isTrue();
    world.mailboxes.insertAll(other, List.of(Batches.mailbox(other, BEN)));
    admit();
    assertThat(world.queue.waiting()).hasSize(1);

    deliver();

    assertThat(world.mailboxes.find(new MailboxKey(other, BEN)).orElseThrow().status())
        .isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_batch_that_is_stopped_is_not_woken_by_another() throws Exception {
    fill(World.TARGET, 3);
    var other = Batches.id();
    assertThat(world.batches.insert(Batches.batch(other).withStatus(BatchStatus.STOPPED))).isTrue();
    world.mailboxes.insertAll(other, List.of(Batches.mailbox(other, BEN)));

    begin();

    assertSynced(World.TARGET);
    assertThat(world.mailboxes.find(new MailboxKey(other, BEN)).orElseThrow().status())
        .isEqualTo(MailboxStatus.QUEUED);
  }

  @Test
  void the_next_leg_of_a_mailbox_whose_time_was_up() throws Exception {
    fill(World.TARGET, 60);
    world.trouble = new AtCreate(20, () -> world.clock.advance(world.copy.timeBudget()));

    begin();

    assertSynced(World.TARGET);
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_mailbox_in_which_a_folder_was_numbered_anew() throws Exception {
    var source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 60);
    world.trouble = new AtCreate(20, () -> source.renewValidity(INBOX));

    begin();

    assertSynced(World.TARGET);
    assertThat(world.arrived(World.TARGET)).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void what_a_person_asks_of_one_mailbox() throws Exception {
    fill(World.TARGET, 3);
    assertThat(control.stop(batch(), ada)).isTrue();
    deliver();

    assertThat(control.start(batch(), ada)).isTrue();
    deliver();
    assertSynced(World.TARGET);
    assertThat(control.start(batch(), ada)).as("it rests").isFalse();
    deliver();

    assertThat(control.sync(batch(), ada, "now")).isTrue();
    deliver();
    assertThat(world.row(World.TARGET).relay().round()).isOne();
    assertSynced(World.TARGET);
    assertThat(control.sync(batch(), ada, "now")).isFalse();
    assertThat(world.queue.waiting()).as("a second wish for the same is none").isEmpty();
  }

  @Test
  void a_mailbox_that_has_the_right_password_now() throws Exception {
    fill(World.TARGET, 0);
    var changed = world.sources.mailbox("user of " + World.TARGET, Secret.of("changed"));
    World.fill(changed, INBOX, 0, 3);
    begin();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);

    assertThat(control.credentials(batch(), ada, Optional.empty(), Secret.of("changed")))
        .isEqualTo(CredentialsChange.GOES_ON);
    deliver();

    assertSynced(World.TARGET);
  }

  @Test
  void a_round_of_a_whole_batch_and_a_retry_of_it() throws Exception {
    fill(World.TARGET, 3);
    begin();
    var rounds = new Rounds(world.stores(), world.clock);

    assertThat(rounds.startRound(batch(), "next")).isOne();
    deliver();
    assertThat(world.row(World.TARGET).relay().round()).isOne();
    assertThat(rounds.startRound(batch(), "next")).isZero();
    assertThat(world.queue.waiting()).as("nobody has anything to do").isEmpty();

    assertThat(world.sources.mailbox("user of " + World.TARGET, Secret.of("changed"))).isNotNull();
    assertThat(rounds.startRound(batch(), "and next")).isOne();
    deliver();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.INCREMENTAL_FAILED);
    assertThat(world.sources.mailbox("user of " + World.TARGET, Secret.of("open"))).isNotNull();
    assertThat(new BatchControl(world.stores(), world.clock).retry(batch())).isOne();
    deliver();
    assertSynced(World.TARGET);
  }

  @Test
  void whoever_waits_for_the_place_of_a_mailbox_that_is_stopped_while_it_waits_itself()
      throws Exception {
    atOnce(1, 1);
    fill(World.TARGET, 30);
    fill(BEN, 3);
    world.trouble =
        new AtCreate(
            20,
            () -> {
              throw new ThrottledException("429", "slow down", Duration.ofMinutes(10));
            });
    begin();
    assertThat(world.row(World.TARGET).resumes()).isPresent();
    assertThat(world.row(BEN).status()).isEqualTo(MailboxStatus.QUEUED);

    assertThat(control.stop(batch(), ada)).isTrue();
    assertThat(world.slots.holders(SERVER)).isEmpty();
    deliver();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.STOPPED);
    assertSynced(BEN);
  }

  @Test
  void but_not_while_the_worker_that_is_asked_to_stop_still_has_its_connection() throws Exception {
    atOnce(1, 1);
    fill(World.TARGET, 30);
    fill(BEN, 3);
    world.trouble =
        new AtCreate(
            20,
            () -> {
              assertThat(control.stop(batch(), ada)).isTrue();
              assertThat(world.slots.holders(SERVER)).hasSize(1);
              world.beatHeart();
            });

    begin();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.STOPPED);
    assertSynced(BEN);
  }

  private void atOnce(int migrations, int incrementalSyncs) {
    Batch batch = batch();
    var endpoint = batch.endpoint().withConcurrency(migrations, incrementalSyncs);
    assertThat(world.batches.update(batch.withEndpoint(endpoint))).isPresent();
  }

  private void fill(String address, int messages) throws Exception {
    World.fill(world.mailbox(address), INBOX, 0, messages);
  }

  private void begin() throws Exception {
    admit();
    deliver();
  }

  private void admit() throws Exception {
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
  }

  /** Whatever is due now, and what follows from it. */
  private void deliver() throws Exception {
    for (var due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
  }

  private List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  private void assertSynced(String... addresses) {
    for (String address : addresses) {
      assertThat(world.row(address).status()).isEqualTo(MailboxStatus.SYNCED);
    }
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
