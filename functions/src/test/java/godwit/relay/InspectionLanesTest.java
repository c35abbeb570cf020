package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.batch.RowOptions;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.EndpointName;
import godwit.endpoint.Security;
import godwit.endpoint.Slots;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A source server that is full holds up the inspection of its own rows only. */
final class InspectionLanesTest {
  private static final EndpointName NAME = new EndpointName("Old-Host");
  private static final EndpointKey OTHER = EndpointKey.of("old.example.org", 993);

  private final World world = new World();
  private long shown;

  @ParameterizedTest
  @EnumSource(Inspection.class)
  void very_many_rows_of_a_full_server_hold_up_no_row_of_another(Inspection what) throws Exception {
    serve(1, 1);
    assertThat(world.slots.acquire(own(), 1, "another batch")).isTrue();
    rows("a", 120, Optional.empty());
    rows("z", 3, Optional.of(NAME));

    inspect(what);
    deliver();

    assertThat(inspected(what))
        .containsExactlyInAnyOrder("z0@b.example", "z1@b.example", "z2@b.example");
    assertThat(world.inspections.of(what).jobs(world.batch)).as("that wait").hasSize(1);
    world.slots.release(own(), "another batch");
    pulse();
    assertThat(inspected(what)).hasSize(123);
    assertThat(world.inspections.of(what).run(world.batch).orElseThrow().isOpen()).isFalse();
    assertThat(world.slots.holders(own())).isEmpty();
    assertThat(world.slots.holders(OTHER)).isEmpty();
  }

  @Test
  void rows_that_all_wait_for_their_users_hold_up_no_row_of_another_server() throws Exception {
    serve(200, 1);
    for (int i = 0; i < 60; i++) {
      String user = "user of a%05d@b.example".formatted(i);
      for (int n = 0; n < batch().endpoint().maxConnectionsPerUser(); n++) {
        var holder = new Slots.Holder("other|" + user + n, user);
        assertThat(world.slots.acquire(own(), new Slots.Limits(1_000, 100), holder))
            .isEqualTo(Slots.Grant.TAKEN);
      }
    }
    rows("a", 60, Optional.empty());
    rows("z", 2, Optional.of(NAME));

    inspect(Inspection.ASSESS);
    deliver();

    assertThat(inspected(Inspection.ASSESS)).containsExactly("z0@b.example", "z1@b.example");
  }

  @Test
  void of_50000_rows_only_those_are_read_that_may_get_a_connection() throws Exception {
    serve(1, 2);
    assertThat(world.slots.acquire(own(), 1, "another batch")).isTrue();
    rows("a", 50_000, Optional.empty());
    rows("z", 20, Optional.of(NAME));

    inspect(Inspection.ASSESS);
    deliver();
    pulse();

    assertThat(inspected(Inspection.ASSESS)).hasSize(20);
    assertThat(shown).as("rows that storage showed in all turns together").isLessThan(100);
  }

  private void rows(String first, int count, Optional<EndpointName> server) {
    var rows = new ArrayList<Mailbox>();
    for (int i = 0; i < count; i++) {
      String name = server.isPresent() ? first + i : "%s%05d".formatted(first, i);
      var options = new RowOptions(server, Optional.empty(), Optional.empty());
      Mailbox row = Batches.mailbox(world.batch, name + "@b.example").withOptions(options);
      var begun = row.progress().startedAt(world.clock.instant());
      rows.add(row.edit().progress(begun).at(world.clock.instant()));
    }
    world.mailboxes.insertAll(world.batch, rows);
  }

  private void serve(int own, int ofRows) throws Exception {
    var other =
        new SourceEndpoint("old.example.org", 993, Security.SSL, Optional.empty(), ofRows, ofRows)
            .withName(NAME);
    Batch batch = batch();
    assertThat(
            world.batches.update(
                batch
                    .withStatus(BatchStatus.STOPPED)
                    .withEndpoint(batch.endpoint().withConcurrency(own, own))
                    .withRowEndpoints(List.of(other))))
        .isPresent();
  }

  private void inspect(Inspection what) throws Exception {
    assertThat(
            new InspectionControl(world.inspections, world.queue, world.clock)
                .inspect(batch(), what))
        .isNotNull();
  }

  private void pulse() throws Exception {
    new InspectionUpkeep(stores(), world.clock).beat();
    deliver();
  }

  private void deliver() throws Exception {
    for (var due = world.queue.due(world.clock.instant());
        !due.isEmpty();
        due = world.queue.due(world.clock.instant())) {
      for (WorkItem item : due) {
        world.dispatch(stores()).handle(item, World.QUIET);
      }
    }
  }

  private Stores stores() {
    Stores all = world.stores();
    return new Stores(
        all.batches(),
        new Counted(),
        all.claims(),
        all.plans(),
        all.ledger(),
        all.traces(),
        all.slots(),
        all.inspections(),
        all.summaries(),
        all.queue());
  }

  private List<String> inspected(Inspection what) throws Exception {
    var found = new ArrayList<String>();
    MailboxStore rows = world.mailboxes;
    rows.forEach(
        world.batch,
        Set.of(),
        1_000,
        mailbox -> {
          if (world.inspections.of(what).lastRun(mailbox.key()).isPresent()) {
            found.add(mailbox.emailAddress());
          }
        });
    return found;
  }

  private EndpointKey own() {
    return batch().endpoint().key();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** Counts the rows that it shows. */
  private final class Counted implements ForwardingMailboxStore {
    @Override
    public MailboxStore store() {
      return world.mailboxes;
    }

    @Override
    public Page pageOf(
        BatchId batch,
        Optional<EndpointName> endpoint,
        Set<MailboxStatus> statuses,
        Optional<String> after,
        int limit)
        throws MigrationException {
      Page page = store().pageOf(batch, endpoint, statuses, after, limit);
      shown += page.mailboxes().size();
      return page;
    }
  }
}
