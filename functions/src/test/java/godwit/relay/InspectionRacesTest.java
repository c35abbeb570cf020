package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.assess.Assessment;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxKey;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.inspection.Run;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Inspections while others act at the same moment, and what they leave behind. */
final class InspectionRacesTest {
  private final InspectionBench bench = new InspectionBench();
  private final World world = bench.world;
  private final Inspections<Assessment> books = bench.books;
  private final MailboxKey ada = bench.ada;
  private int calls;

  @Test
  void nobody_is_let_in_of_a_batch_that_is_being_removed() throws Exception {
    bench.make(3);
    bench.begin(Inspection.ASSESS);
    assertThat(world.batches.update(bench.batch().withStatus(BatchStatus.REMOVING))).isPresent();

    bench.letIn();

    assertThat(books.jobs(world.batch)).isEmpty();
    assertThat(world.slots.holders(InspectionBench.SERVER)).isEmpty();
  }

  @Test
  void rows_that_are_gone_through_again_are_not_looked_at_again() throws Exception {
    bench.make(3);
    bench.begin(Inspection.ASSESS);
    var forgetful =
        Crossed.port(
            Inspections.class,
            books,
            "put",
            call -> call.arguments().getFirst() instanceof Run ? Optional.empty() : call.go());
    admission(forgetful).letIn(world.batch);
    assertThat(bench.run().walked()).isFalse();

    bench.deliver();

    assertThat(world.sources.logIns()).isEqualTo(3);
    assertThat(bench.run().isOpen()).isFalse();
  }

  @Test
  void a_message_that_comes_after_the_run_has_ended_changes_nothing() throws Exception {
    bench.make(1);
    bench.begin(Inspection.ASSESS);
    bench.deliver();
    Run ended = bench.run();
    world.clock.advance(Duration.ofMinutes(1));

    world.dispatch().handle(new WorkItem.InspectBatch(world.batch, Inspection.ASSESS), World.QUIET);

    assertThat(bench.run()).isEqualTo(ended);
  }

  @Test
  void a_mailbox_taken_out_while_it_is_let_in_keeps_no_connection() throws Exception {
    bench.make(1);
    bench.begin(Inspection.ASSESS);

    admission(whenSent(() -> books.forget(ada))).letIn(world.batch);

    assertThat(world.slots.holders(InspectionBench.SERVER)).isEmpty();
    assertThat(inspected()).isEmpty();
  }

  @Test
  void a_mailbox_that_two_let_in_at_the_same_moment_keeps_its_connection_and_is_sent_once()
      throws Exception {
    bench.make(1);
    bench.begin(Inspection.ASSESS);

    admission(whenSent(() -> bench.put(bench.job().sent(world.clock.instant()))))
        .letIn(world.batch);

    assertThat(world.slots.holders(InspectionBench.SERVER)).hasSize(1);
    assertThat(inspected()).isEmpty();
  }

  @Test
  void a_wish_that_many_have_at_the_same_moment_is_told_to_be_repeated() throws Exception {
    bench.make(1);
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

    assertThatThrownBy(() -> control.inspect(bench.batch(), Inspection.ASSESS))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("ask again");

    assertThat(calls).isGreaterThan(1);
    assertThat(world.queue.waiting()).isEmpty();
  }

  @Test
  void a_verification_leaves_no_connection_behind() throws Exception {
    bench.copied();
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
    bench.begin(Inspection.VERIFY);

    bench.deliver();

    assertThat(world.inspections.verifications().result(ada)).isPresent();
    assertThat(calls).isOne();
  }

  @Test
  void a_mailbox_that_is_taken_out_leaves_nothing_of_what_was_found_in_it() throws Exception {
    bench.copied();
    bench.begin(Inspection.ASSESS);
    bench.begin(Inspection.VERIFY);
    bench.deliver();
    assertThat(world.inspections.evidence().folders(ada)).isNotEmpty();
    for (String kind : List.of("assess", "verify")) {
      var holder = new Slots.Holder(kind + "|" + Admission.holder(ada), "some user");
      assertThat(world.slots.acquire(InspectionBench.SERVER, new Slots.Limits(20, 20), holder))
          .isEqualTo(Slots.Grant.TAKEN);
    }

    var control = new MailboxControl(world.stores(), world.sealer(), world.clock);
    assertThat(control.remove(bench.batch(), ada).orElseThrow().done()).isTrue();

    assertThat(books.result(ada)).isEmpty();
    assertThat(world.inspections.verifications().result(ada)).isEmpty();
    assertThat(world.inspections.evidence().folders(ada)).isEmpty();
    assertThat(world.slots.holders(InspectionBench.SERVER)).isEmpty();
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
}
