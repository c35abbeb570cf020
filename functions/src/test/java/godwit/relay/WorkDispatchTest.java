package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.log.Event;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Storage in trouble is no defect: the work comes later, however long that lasts. */
class WorkDispatchTest {
  private final World world = new World();
  private final List<Event> events = new ArrayList<>();

  @Test
  void work_that_storage_is_in_the_way_of_comes_later() throws Exception {
    var admit = new WorkItem.AdmitBatch(world.batch);
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);

    handle(admit, new TransientException("OperationTimedOut", "tried to list rows"));

    assertThat(world.queue.waiting())
        .containsExactly(new Waiting(admit, world.clock.instant().plusSeconds(30)));
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.QUEUED);
    assertThat(events)
        .singleElement()
        .satisfies(e -> assertThat(e.fields()).containsEntry("code", "OperationTimedOut"));
  }

  @Test
  void storage_that_asks_for_a_pause_gets_it() throws Exception {
    var admit = new WorkItem.AdmitBatch(world.batch);
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);

    handle(admit, new ThrottledException("ServerBusy", "busy", Duration.ofSeconds(70)));

    assertThat(world.queue.waiting())
        .containsExactly(new Waiting(admit, world.clock.instant().plusSeconds(70)));
  }

  @Test
  void work_that_is_not_to_be_done_is_not_sent_anew() throws Exception {
    var gone = new MailboxKey(world.batch, "nobody@contoso.example");

    world.dispatch().handle(new WorkItem.CopyChunk(gone, 1), events::add);

    assertThat(world.queue.waiting()).isEmpty();
  }

  private void handle(WorkItem item, MigrationException trouble) throws Exception {
    Stores s = world.stores();
    var broken =
        new Stores(
            s.batches(),
            s.mailboxes(),
            s.claims(),
            s.plans(),
            s.ledger(),
            s.traces(),
            new Broken(trouble),
            s.inspections(),
            s.summaries(),
            s.queue());
    var work = world.dispatch(broken);
    work.handle(item, events::add);
  }

  /** Slots whose table gives no answer. */
  private record Broken(MigrationException trouble) implements Slots {
    @Override
    public Grant acquire(EndpointKey endpoint, Limits limits, Holder holder)
        throws MigrationException {
      throw trouble;
    }

    @Override
    public void release(EndpointKey endpoint, String holder) throws MigrationException {
      throw trouble;
    }

    @Override
    public List<String> holders(EndpointKey endpoint) throws MigrationException {
      throw trouble;
    }
  }
}
