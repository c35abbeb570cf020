package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.assess.Assessment;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who is inspected when mailboxes and connections come and go meanwhile. */
final class InspectionAdmissionTest {
  private static final String BEN = "ben@contoso.example";
  private static final EndpointKey SERVER = Batches.batch(Batches.id()).endpoint().key();

  private final World world = new World();
  private final Inspections<Assessment> books = world.inspections.assessments();
  private final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);

  @Test
  void a_mailbox_that_is_taken_out_before_its_turn_is_passed_over() throws Exception {
    make(World.TARGET, BEN);
    fillUser(World.TARGET);
    assess();
    deliver();
    assertThat(books.job(ada).orElseThrow().state()).isEqualTo(Job.State.WAITING);

    change(World.TARGET, e -> e.status(MailboxStatus.REMOVING));
    pulse();

    assertThat(books.jobs(world.batch)).isEmpty();
    assertThat(books.result(ada)).isEmpty();
    assertThat(books.result(new MailboxKey(world.batch, BEN))).isPresent();
    assertThat(books.run(world.batch).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void a_mailbox_that_is_being_removed_when_the_run_begins_is_passed_over() throws Exception {
    make(World.TARGET);
    change(World.TARGET, e -> e.status(MailboxStatus.REMOVING));

    assess();
    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(books.run(world.batch).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void a_mailbox_that_is_taken_out_while_its_message_travels_is_not_logged_in_to()
      throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    change(World.TARGET, e -> e.status(MailboxStatus.REMOVING));

    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(books.jobs(world.batch)).isEmpty();
    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(books.run(world.batch).orElseThrow().isOpen()).isFalse();
  }

  @Test
  void a_mailbox_of_a_batch_that_is_being_removed_is_not_logged_in_to() throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(books.jobs(world.batch)).isEmpty();
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  @Test
  void a_mailbox_whose_copy_began_while_its_message_travels_is_left_alone() throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    change(World.TARGET, e -> e.status(MailboxStatus.VALIDATING));

    deliver();

    assertThat(world.sources.logIns()).isZero();
    assertThat(books.result(ada).orElseThrow().value().skipped()).isPresent();
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  @Test
  void a_mailbox_whose_connection_another_took_meanwhile_waits() throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    world.slots.holders(SERVER).forEach(holder -> world.slots.release(SERVER, holder));
    fillUser(World.TARGET);

    deliver();

    assertThat(world.sources.logIns()).isZero();
    Job job = books.job(ada).orElseThrow();
    assertThat(job.state()).isEqualTo(Job.State.WAITING);
    assertThat(job.until()).isEqualTo(world.clock.instant().plusSeconds(30));
    assertThat(job.attempt()).as("no try was made").isOne();
    assertThat(world.queue.waiting())
        .singleElement()
        .satisfies(w -> {
          assertThat(w.item()).isEqualTo(new WorkItem.InspectBatch(world.batch, Inspection.ASSESS));
          assertThat(w.visible()).isEqualTo(job.until());
        });
  }

  @Test
  void of_very_many_that_must_wait_only_some_have_a_job() throws Exception {
    var endpoint = batch().endpoint().withConcurrency(100, 100).withConnectionsPerUser(1);
    assertThat(world.batches.update(batch().withEndpoint(endpoint))).isPresent();
    for (int i = 0; i < 70; i++) {
      make("m" + i + "@contoso.example");
      fillUser("m" + i + "@contoso.example");
    }

    assess();
    letIn();
    assertThat(books.jobs(world.batch)).hasSize(50);
    pulse();

    assertThat(books.jobs(world.batch)).as("nor at the next look").hasSize(50);
  }

  @Test
  void a_copy_that_waits_for_the_connection_begins_right_after_the_look() throws Exception {
    make(World.TARGET, BEN);
    var endpoint = batch().endpoint().withConcurrency(1, 1);
    assertThat(world.batches.update(batch().withEndpoint(endpoint))).isPresent();
    var inspection = new InspectionControl(world.inspections, world.queue, world.clock);
    assertThat(inspection.inspect(batch(), world.row(World.TARGET), Inspection.ASSESS)).isNotNull();
    letIn();
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    assertThat(world.row(BEN).status()).isEqualTo(MailboxStatus.QUEUED);

    deliver();

    assertThat(world.row(BEN).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_mailbox_that_is_being_looked_at_is_removed_after_the_look() throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    Job sent = books.job(ada).orElseThrow();
    Job held = books.put(sent.taken(world.clock.instant().plusSeconds(60))).orElseThrow();
    var control = new MailboxControl(world.stores(), world.sealer(), world.clock);

    assertThat(control.remove(batch(), ada).orElseThrow().done()).isFalse();
    assertThat(world.mailboxes.find(ada)).isPresent();
    world.clock.advance(Duration.ofSeconds(60));
    assertThat(held.isHeld(world.clock.instant())).isFalse();
    assertThat(control.remove(batch(), ada).orElseThrow().done()).isTrue();

    assertThat(books.job(ada)).isEmpty();
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  @Test
  void a_run_of_a_batch_that_is_gone_is_forgotten() throws Exception {
    make(World.TARGET);
    assess();
    world.batches.remove(world.batch);
    var again = Batches.id(world.batch.name());
    assertThat(world.batches.insert(Batches.batch(again))).isTrue();

    pulse();

    assertThat(books.open()).isEmpty();
    assertThat(books.run(world.batch)).isEmpty();
  }

  @Test
  void a_batch_that_goes_gives_back_its_own_connections_only() throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    var other = new Slots.Holder("assess|other~batch|x", "x");
    assertThat(world.slots.acquire(SERVER, new Slots.Limits(20, 4), other))
        .isEqualTo(Slots.Grant.TAKEN);
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);

    assertThat(world.batches.all()).isEmpty();
    assertThat(world.slots.holders(SERVER)).containsExactly("assess|other~batch|x");
  }

  @Test
  void a_message_of_an_earlier_leg_that_failed_again_and_again_ends_no_later_one()
      throws Exception {
    make(World.TARGET);
    assess();
    letIn();
    Job sent = books.job(ada).orElseThrow();
    assertThat(books.put(sent.sentOn(world.clock.instant().plusSeconds(600)))).isPresent();

    new PoisonWork(world.stores(), new Admission(world.stores(), world.clock), world.clock)
        .handle(new WorkItem.InspectMailbox(ada, Inspection.ASSESS, sent.leg()), World.QUIET);

    assertThat(books.job(ada)).isPresent();
    assertThat(world.slots.holders(SERVER)).hasSize(1);
  }

  @Test
  void a_mailbox_that_is_being_copied_is_not_verified_and_that_is_said() throws Exception {
    make(World.TARGET);
    change(World.TARGET, e -> e.status(MailboxStatus.VALIDATING));

    verify();
    deliver();

    assertThat(verified()).contains("Validating").endsWith("Verify again when it rests.");
    assertThat(world.sources.logIns()).isZero();
  }

  @Test
  void a_mailbox_that_cannot_be_verified_says_why() throws Exception {
    make(World.TARGET);
    verify();
    var verifications = world.inspections.verifications();
    Job job = verifications.job(ada).orElseThrow();
    assertThat(verifications.put(job.waitingUntil(world.clock.instant(), 5))).isPresent();

    deliver();

    assertThat(verified()).startsWith("It could not be looked at: the app broke off");
  }

  private void make(String... addresses) throws Exception {
    for (String address : addresses) {
      assertThat(world.mailbox(address)).isNotNull();
    }
  }

  /** Others have all the connections that the mailbox's user may have. */
  private void fillUser(String address) {
    String user = "user of " + address;
    int most = batch().endpoint().maxConnectionsPerUser();
    for (int i = 0; i < most; i++) {
      var other = new Slots.Holder("other|" + user + i, user);
      assertThat(world.slots.acquire(SERVER, new Slots.Limits(1_000, most), other))
          .isEqualTo(Slots.Grant.TAKEN);
    }
  }

  private void change(String address, UnaryOperator<MailboxEdit> edit) {
    Mailbox changed = edit.apply(world.row(address).edit()).at(world.clock.instant());
    assertThat(world.mailboxes.update(changed)).isPresent();
  }

  private void assess() throws Exception {
    assertThat(
            new InspectionControl(world.inspections, world.queue, world.clock)
                .inspect(batch(), Inspection.ASSESS))
        .isNotNull();
  }

  private void verify() throws Exception {
    assertThat(
            new InspectionControl(world.inspections, world.queue, world.clock)
                .inspect(batch(), world.row(World.TARGET), Inspection.VERIFY))
        .isNotNull();
  }

  private String verified() throws Exception {
    return world
        .inspections
        .verifications()
        .result(ada)
        .orElseThrow()
        .value()
        .skipped()
        .orElseThrow();
  }

  /** Messages for single mailboxes are sent, and not delivered. */
  private void letIn() throws Exception {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  private void deliver() throws Exception {
    for (var due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
  }

  private void pulse() throws Exception {
    new InspectionUpkeep(world.stores(), world.clock).beat();
    deliver();
  }

  private List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
