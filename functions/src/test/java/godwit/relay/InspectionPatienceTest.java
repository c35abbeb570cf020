package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.assess.Assessment;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.inspection.Run;
import godwit.verify.Verification;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Mailboxes that wait long to be looked at, workers that take long, and runs that are disturbed.
 */
final class InspectionPatienceTest {
  private static final EndpointKey SERVER = Batches.batch(Batches.id()).endpoint().key();

  private final World world = new World();
  private final Inspections<Assessment> books = world.inspections.assessments();
  private final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);
  private int calls;

  @Test
  void an_hour_without_a_connection_uses_up_no_try() throws Exception {
    make(1);
    fillUser();
    begin(Inspection.ASSESS);
    deliver();
    for (int minute = 0; minute < 60; minute += 3) {
      world.clock.advance(Duration.ofMinutes(3));
      pulse();
    }
    assertThat(books.job(ada).orElseThrow().attempt()).isOne();

    world.slots.release(SERVER, "other|0");
    pulse();

    assertThat(books.result(ada).orElseThrow().value().source()).isEmpty();
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void a_pause_that_the_server_asked_for_is_kept_also_when_the_pulse_looks() throws Exception {
    make(1);
    begin(Inspection.ASSESS);
    letIn();
    Instant later = world.clock.instant().plus(Duration.ofHours(2));
    put(books.job(ada).orElseThrow().waitingUntil(later, 2));
    world.clock.advance(Duration.ofHours(2).minusMillis(1));

    pulse();
    assertThat(world.sources.logIns()).isZero();
    assertThat(run().isOpen()).isTrue();
    world.clock.advance(Duration.ofMillis(1));
    pulse();

    assertThat(world.sources.logIns()).isOne();
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void a_worker_that_may_still_be_at_it_keeps_its_mailbox_and_its_connection() throws Exception {
    make(1);
    begin(Inspection.ASSESS);
    letIn();
    Job held = put(job().taken(world.clock.instant().plus(Duration.ofMinutes(7))));
    world.clock.advance(Duration.ofMinutes(7).minusMillis(1));

    pulse();

    assertThat(job()).isEqualTo(held);
    assertThat(world.slots.holders(SERVER)).hasSize(1);
  }

  @Test
  void a_fourth_try_is_made_after_three_workers_were_lost() throws Exception {
    make(1);
    begin(Inspection.ASSESS);
    letIn();
    put(job().waitingUntil(world.clock.instant(), InspectionWork.MOST_TRIES));

    pulse();

    assertThat(books.result(ada).orElseThrow().value().source()).isEmpty();
    assertThat(world.sources.logIns()).isOne();
  }

  @Test
  void of_more_than_a_page_each_is_looked_at_once() throws Exception {
    make(250);

    begin(Inspection.ASSESS);
    deliver();

    assertThat(books.results(world.batch, Optional.empty(), 1_000).results()).hasSize(250);
    assertThat(world.sources.logIns()).isEqualTo(250);
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void rows_that_are_gone_through_again_are_not_looked_at_again() throws Exception {
    make(3);
    begin(Inspection.ASSESS);
    var forgetful =
        Crossed.port(
            Inspections.class,
            books,
            "put",
            call -> call.arguments().getFirst() instanceof Run ? Optional.empty() : call.go());
    admission(forgetful).letIn(world.batch);
    assertThat(run().walked()).isFalse();

    deliver();

    assertThat(world.sources.logIns()).isEqualTo(3);
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void a_message_that_comes_after_the_run_has_ended_changes_nothing() throws Exception {
    make(1);
    begin(Inspection.ASSESS);
    deliver();
    Run ended = run();
    world.clock.advance(Duration.ofMinutes(1));

    world.dispatch().handle(new WorkItem.InspectBatch(world.batch, Inspection.ASSESS), World.QUIET);

    assertThat(run()).isEqualTo(ended);
  }

  @Test
  void a_mailbox_taken_out_while_it_is_let_in_keeps_no_connection() throws Exception {
    make(1);
    begin(Inspection.ASSESS);

    admission(whenSent(() -> books.forget(ada))).letIn(world.batch);

    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(inspected()).isEmpty();
  }

  @Test
  void a_mailbox_that_two_let_in_at_the_same_moment_keeps_its_connection_and_is_sent_once()
      throws Exception {
    make(1);
    begin(Inspection.ASSESS);

    admission(whenSent(() -> put(job().sent(world.clock.instant())))).letIn(world.batch);

    assertThat(world.slots.holders(SERVER)).hasSize(1);
    assertThat(inspected()).isEmpty();
  }

  @Test
  void a_wish_that_many_have_at_the_same_moment_is_told_to_be_repeated() throws Exception {
    make(1);
    var busy =
        Crossed.port(
            Inspections.class,
            books,
            "put",
            call -> {
              calls++;
              return Optional.empty();
            });
    var all =
        new godwit.inspection.InspectionBooks(
            busy, world.inspections.verifications(), world.inspections.evidence());
    var control = new InspectionControl(all, world.queue, world.clock);

    assertThatThrownBy(() -> control.inspect(batch(), Inspection.ASSESS))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("ask again");

    assertThat(calls).isGreaterThan(1);
    assertThat(world.queue.waiting()).isEmpty();
  }

  @Test
  void a_source_that_is_down_is_tried_four_times_and_then_part_of_what_is_told() throws Exception {
    make(1);
    world.sources.down(true);
    begin(Inspection.ASSESS);

    deliverForAnHour();

    var found = books.result(ada).orElseThrow().value();
    assertThat(found.source().orElseThrow().code()).isEqualTo("CONNECTION_REFUSED");
    assertThat(found.target()).as("the target was looked at all the same").isEmpty();
    assertThat(found.figures()).isNotNull();
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void a_source_that_comes_back_meanwhile_is_looked_at() throws Exception {
    make(1);
    world.sources.down(true);
    begin(Inspection.ASSESS);
    deliver();
    assertThat(books.result(ada)).isEmpty();
    world.sources.down(false);

    deliverForAnHour();

    assertThat(books.result(ada).orElseThrow().value().source()).isEmpty();
  }

  @Test
  void a_copied_mailbox_whose_source_is_down_is_compared_without_it_at_the_fourth_try()
      throws Exception {
    copied();
    world.sources.down(true);
    begin(Inspection.VERIFY);
    deliver();
    assertThat(world.inspections.verifications().result(ada)).isEmpty();

    deliverForAnHour();

    Verification found = world.inspections.verifications().result(ada).orElseThrow().value();
    assertThat(found.trouble().orElseThrow()).startsWith("The source could not be asked");
    assertThat(found.total().found()).isEqualTo(3);
    assertThat(found.skipped()).isEmpty();
  }

  @Test
  void a_verification_leaves_no_connection_behind() throws Exception {
    copied();
    var real = world.sources;
    world.way =
        login ->
            Crossed.port(
                godwit.source.MailSource.class,
                real.connect(login),
                "close",
                call -> {
                  calls++;
                  return call.go();
                });
    begin(Inspection.VERIFY);

    deliver();

    assertThat(world.inspections.verifications().result(ada)).isPresent();
    assertThat(calls).isOne();
  }

  @Test
  void a_mailbox_that_is_taken_out_leaves_nothing_of_what_was_found_in_it() throws Exception {
    copied();
    begin(Inspection.ASSESS);
    begin(Inspection.VERIFY);
    deliver();
    assertThat(world.inspections.evidence().folders(ada)).isNotEmpty();
    for (String kind : List.of("assess", "verify")) {
      var holder = new Slots.Holder(kind + "|" + Admission.holder(ada), "some user");
      assertThat(world.slots.acquire(SERVER, new Slots.Limits(20, 20), holder))
          .isEqualTo(Slots.Grant.TAKEN);
    }

    var control = new MailboxControl(world.stores(), world.sealer(), world.clock);
    assertThat(control.remove(batch(), ada).orElseThrow().done()).isTrue();

    assertThat(books.result(ada)).isEmpty();
    assertThat(world.inspections.verifications().result(ada)).isEmpty();
    assertThat(world.inspections.evidence().folders(ada)).isEmpty();
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  private void copied() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();
  }

  /** Of a batch that is stopped: no copy is in the way. */
  private void make(int mailboxes) throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    for (int i = 1; i < mailboxes; i++) {
      assertThat(world.mailbox("m" + i + "@contoso.example")).isNotNull();
    }
  }

  /** Others have all the connections that the mailbox's user may have. */
  private void fillUser() {
    int most = batch().endpoint().maxConnectionsPerUser();
    for (int i = 0; i < most; i++) {
      var other = new Slots.Holder("other|" + i, "user of " + World.TARGET);
      assertThat(world.slots.acquire(SERVER, new Slots.Limits(20, most), other))
          .isEqualTo(Slots.Grant.TAKEN);
    }
  }

  private void begin(Inspection what) throws Exception {
    var control = new InspectionControl(world.inspections, world.queue, world.clock);
    assertThat(control.inspect(batch(), what)).isNotNull();
  }

  private InspectionAdmission<Assessment> admission(Inspections<Assessment> seen) {
    var desk = new InspectionDesk<>(Inspection.ASSESS, seen, new Assessing(world.ends()));
    return new InspectionAdmission<>(world.stores(), desk, world.clock);
  }

  /** Something that another does. */
  private interface Happening {
    void happen() throws MigrationException;
  }

  /** The books, of which another writes to a job right before it is noted as sent. */
  private Inspections<Assessment> whenSent(Happening another) {
    return Crossed.port(
        Inspections.class,
        books,
        "put",
        call -> {
          if (call.arguments().getFirst() instanceof Job job && job.state() == Job.State.SENT) {
            another.happen();
          }
          return call.go();
        });
  }

  private List<WorkItem> inspected() {
    return world.queue.waiting().stream()
        .map(waiting -> waiting.item())
        .filter(WorkItem.InspectMailbox.class::isInstance)
        .toList();
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

  private void deliverForAnHour() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      deliver();
      world.clock.advance(Duration.ofMinutes(1));
    }
  }

  private void pulse() throws Exception {
    new InspectionUpkeep(world.stores(), world.clock).beat();
    deliver();
  }

  private List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  private Job job() throws MigrationException {
    return books.job(ada).orElseThrow();
  }

  private Job put(Job job) throws MigrationException {
    return books.put(job).orElseThrow();
  }

  private Run run() throws Exception {
    return books.run(world.batch).orElseThrow();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
