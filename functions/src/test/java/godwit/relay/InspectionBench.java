package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.assess.Assessment;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.inspection.Inspections;
import godwit.inspection.Job;
import godwit.inspection.Run;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mailboxes to be looked at, and what makes that happen. */
final class InspectionBench {
  static final EndpointKey SERVER = Batches.batch(Batches.id()).endpoint().key();

  final World world = new World();
  final Inspections<Assessment> books = world.inspections.assessments();
  final MailboxKey ada = new MailboxKey(world.batch, World.TARGET);

  void copied() throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    world.run();
  }

  /** Of a batch that is stopped: no copy is in the way. */
  void make(int mailboxes) throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    for (int i = 1; i < mailboxes; i++) {
      assertThat(world.mailbox("m" + i + "@contoso.example")).isNotNull();
    }
  }

  /** Others have all the connections that the mailbox's user may have. */
  void fillUser() {
    int most = batch().endpoint().maxConnectionsPerUser();
    for (int i = 0; i < most; i++) {
      var other = new Slots.Holder("other|" + i, "user of " + World.TARGET);
      assertThat(world.slots.acquire(SERVER, new Slots.Limits(20, most), other))
          .isEqualTo(Slots.Grant.TAKEN);
    }
  }

  void freeAll() {
    world.slots.holders(SERVER).forEach(holder -> world.slots.release(SERVER, holder));
  }

  List<Mailbox> rows() {
    return world.mailboxes.page(world.batch, Set.of(), Optional.empty(), 1_000).mailboxes();
  }

  void begin(Inspection what) throws Exception {
    var control = new InspectionControl(world.inspections, world.queue, world.clock);
    assertThat(control.inspect(batch(), what)).isNotNull();
  }

  /** Messages for single mailboxes are sent, and not delivered. */
  void letIn() throws Exception {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  void deliver() throws Exception {
    for (var due = due(); !due.isEmpty(); due = due()) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
  }

  void deliverForAnHour() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      deliver();
      world.clock.advance(Duration.ofMinutes(1));
    }
  }

  void pulse() throws Exception {
    new InspectionUpkeep(world.stores(), world.clock).beat();
    deliver();
  }

  List<WorkItem> due() {
    return world.queue.due(world.clock.instant());
  }

  Job job() throws MigrationException {
    return books.job(ada).orElseThrow();
  }

  Job put(Job job) throws MigrationException {
    return books.put(job).orElseThrow();
  }

  Run run() throws Exception {
    return books.run(world.batch).orElseThrow();
  }

  Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
