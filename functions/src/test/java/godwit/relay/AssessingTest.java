package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.assess.Assessment;
import godwit.assess.Readiness;
import godwit.assess.Warning;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assessments as work of the relay, in memory. */
class AssessingTest {
  private static final EndpointKey SERVER = new EndpointKey("imap.example.org:993");

  private final World world = new World();

  @BeforeEach
  void stop() {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();
  }

  @Test
  void every_mailbox_is_assessed_and_nothing_is_changed() throws Exception {
    for (int i = 0; i < 30; i++) {
      World.fill(world.mailbox("m" + i + "@contoso.example"), List.of("Old mail"), 1, i);
    }
    var before = world.mailboxes.page(world.batch, java.util.Set.of(), Optional.empty(), 100);

    assess();
    work();

    assertThat(results()).hasSize(30).allSatisfy(r -> assertThat(r.value().source()).isEmpty());
    assertThat(result("m7@contoso.example").figures().messages()).isEqualTo(7);
    assertThat(result("m7@contoso.example").figures().folders()).isEqualTo(2);
    assertThat(result("m7@contoso.example").figures().bytes())
        .isEqualTo(7L * World.message(1).length);
    assertThat(run().finished()).isPresent();
    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(world.mailboxes.page(world.batch, java.util.Set.of(), Optional.empty(), 100))
        .isEqualTo(before);
    assertThat(world.targets.mailbox("m7@contoso.example").folders()).isEmpty();
    assertThat(world.sources.mailbox("user of m7@contoso.example").reads()).isZero();
  }

  @Test
  void no_more_connections_are_taken_than_the_endpoint_has_for_incremental_rounds()
      throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(world.mailbox("m" + i + "@contoso.example")).isNotNull();
    }
    var copies = new Slots.Limits(20, 20);
    for (int i = 0; i < 7; i++) {
      var copy = new Slots.Holder("other batch|" + i, "user " + i);
      assertThat(world.slots.acquire(SERVER, copies, copy)).isEqualTo(Slots.Grant.TAKEN);
    }

    assess();
    var most = new ArrayList<Integer>();
    for (List<WorkItem> due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        most.add(world.slots.holders(SERVER).size());
        world.dispatch().handle(item, World.QUIET);
      }
    }

    assertThat(most).allMatch(n -> n <= 10).contains(10);
    assertThat(results()).hasSize(30);
    assertThat(world.slots.holders(SERVER)).hasSize(7);
  }

  @Test
  void a_full_user_waits_and_others_go_on() throws Exception {
    assertThat(world.mailbox("a@contoso.example")).isNotNull();
    assertThat(world.mailbox("b@contoso.example")).isNotNull();
    for (int i = 0; i < 4; i++) {
      var other = new Slots.Holder("other|" + i, "user of a@contoso.example");
      assertThat(world.slots.acquire(SERVER, new Slots.Limits(20, 4), other))
          .isEqualTo(Slots.Grant.TAKEN);
    }

    assess();
    work();
    assertThat(results()).extracting(Result::emailAddress).containsExactly("b@contoso.example");
    assertThat(run().isOpen()).isTrue();

    world.slots.release(SERVER, "other|0");
    pulse();

    assertThat(results()).hasSize(2);
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void what_a_person_must_mend_is_part_of_the_answer() throws Exception {
    String nobody = "nobody@contoso.example";
    world.mailboxes.insertAll(world.batch, List.of(Batches.mailbox(world.batch, nobody)));

    assess();
    work();

    Assessment found = result(nobody);
    assertThat(found.source().orElseThrow().code()).isEqualTo("AUTHENTICATIONFAILED");
    assertThat(found.target().orElseThrow().code()).isEqualTo("ErrorInvalidUser");
    assertThat(found.readiness()).contains(Readiness.BLOCKED);
  }

  @Test
  void a_mailbox_that_is_being_copied_is_left_alone() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    var row = world.row(World.TARGET);
    assertThat(
            world.mailboxes.update(
                row.edit().status(MailboxStatus.VALIDATING).at(world.clock.instant())))
        .isPresent();

    assess();
    work();

    assertThat(result(World.TARGET).skipped().orElseThrow()).contains("being copied now");
    assertThat(result(World.TARGET).readiness()).isEmpty();
    assertThat(world.sources.logIns()).isZero();
  }

  @Test
  void all_mail_in_the_inbox_is_told() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 1, 3);

    assess();
    work();

    assertThat(result(World.TARGET).warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.INBOX_ONLY);
    assertThat(result(World.TARGET).readiness()).contains(Readiness.ATTENTION);
  }

  @Test
  void it_can_be_repeated_and_a_second_wish_joins_the_first() throws Exception {
    var source = world.mailbox(World.TARGET);
    Run first = assess();
    assertThat(assess()).isEqualTo(first);
    work();
    World.fill(source, List.of("New"), 1, 2);
    world.clock.advance(Duration.ofMinutes(1));

    assertThat(assess().id()).isNotEqualTo(first.id());
    work();

    assertThat(result(World.TARGET).figures().messages()).isEqualTo(2);
    assertThat(world.sources.logIns()).isEqualTo(2);
  }

  @Test
  void a_message_that_comes_twice_or_late_does_nothing() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assess();
    var sent = new ArrayList<WorkItem>();
    for (List<WorkItem> due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        sent.add(item);
        world.dispatch().handle(item, World.QUIET);
        world.dispatch().handle(item, World.QUIET);
      }
    }
    for (WorkItem item : sent) {
      world.dispatch().handle(item, World.QUIET);
    }

    assertThat(world.sources.logIns()).isEqualTo(1);
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  @Test
  void a_worker_that_died_is_replaced_and_its_slot_returned() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assess();
    deliver();
    Job job = world.inspections.assessments().jobs(world.batch).getFirst();
    assertThat(world.slots.holders(SERVER)).hasSize(1);
    assertThat(
            world.inspections.assessments().put(job.taken(world.clock.instant().plusSeconds(60))))
        .isPresent();
    assertThat(due()).hasSize(1);

    world.clock.advance(Duration.ofMinutes(3));
    pulse();

    assertThat(results()).hasSize(1);
    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void a_mailbox_at_which_every_worker_dies_ends_the_run_with_a_word() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assess();
    for (int i = 0; i < 10 && run().isOpen(); i++) {
      deliver();
      var unused = due();
      world.clock.advance(Duration.ofMinutes(21));
      world.pulse().beat(World.QUIET);
    }
    work();

    assertThat(run().isOpen()).isFalse();
    assertThat(result(World.TARGET).source().orElseThrow().code()).isEqualTo("LEGS_LOST");
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  @Test
  void a_defect_leaves_the_mailbox_out_and_the_run_ends() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assess();
    deliver();
    WorkItem item = due().getFirst();

    new PoisonWork(world.stores(), new Admission(world.stores(), world.clock), world.clock)
        .handle(item, World.QUIET);
    pulse();

    assertThat(results()).isEmpty();
    assertThat(run().isOpen()).isFalse();
    assertThat(world.slots.holders(SERVER)).isEmpty();
    assertThat(world.row(World.TARGET).problem()).isEmpty();
  }

  @Test
  void removal_waits_for_a_worker_and_leaves_nothing_behind() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assess();
    deliver();
    var books = world.inspections.assessments();
    Job job = books.jobs(world.batch).getFirst();
    Job held = books.put(job.taken(world.clock.instant().plusSeconds(60))).orElseThrow();
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);
    assertThat(world.batches.all()).hasSize(1);
    books.drop(held);
    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);

    assertThat(world.batches.all()).isEmpty();
    assertThat(books.run(world.batch)).isEmpty();
    assertThat(books.open()).isEmpty();
    assertThat(world.slots.holders(SERVER)).isEmpty();
  }

  private Run assess() throws Exception {
    return new InspectionControl(world.inspections, world.queue, world.clock)
        .inspect(batch(), Inspection.ASSESS);
  }

  /** Delivers everything until nothing is due. */
  private void work() throws Exception {
    for (List<WorkItem> due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
  }

  /** Delivers what is due now, once. */
  private void deliver() throws Exception {
    for (WorkItem item : due()) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  private void pulse() throws Exception {
    world.pulse().beat(World.QUIET);
    work();
  }

  private List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private Run run() throws Exception {
    return world.inspections.assessments().run(world.batch).orElseThrow();
  }

  private List<Result<Assessment>> results() throws Exception {
    return world.inspections.assessments().results(world.batch, Optional.empty(), 100).results();
  }

  private Assessment result(String address) throws Exception {
    return world
        .inspections
        .assessments()
        .result(new MailboxKey(world.batch, address))
        .orElseThrow()
        .value();
  }
}
