package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.MailboxStatus;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fault of our own comes to light: the queue counts it, until the mailbox says so. */
class DefectTest {
  private static final Duration QUEUE_WAIT = Duration.ofSeconds(30);
  private static final int DELIVERIES = 5;

  private final World world = new World();

  @Test
  void each_delivery_of_the_message_finds_the_defect_until_the_mailbox_is_blocked()
      throws Exception {
    World.fill(world.mailbox(World.TARGET), List.of("INBOX"), 0, 3);
    WorkItem item = admitted();
    world.meanwhile =
        () -> {
          throw new IllegalStateException("a fault of ours");
        };
    for (int delivery = 0; delivery < DELIVERIES; delivery++) {
      assertThatThrownBy(() -> world.dispatch().handle(item, World.QUIET))
          .isInstanceOf(IllegalStateException.class);
      world.clock.advance(QUEUE_WAIT);
      world.pulse().beat(World.QUIET);
    }
    assertThat(world.queue.waiting()).isEmpty();

    Stores stores = world.stores();
    new PoisonWork(stores, new Admission(stores, world.clock), world.clock)
        .handle(item, World.QUIET);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.row(World.TARGET).problem().orElseThrow().code()).isEqualTo("APP_DEFECT");
  }

  private WorkItem admitted() throws Exception {
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
    return world.queue.due(world.clock.instant()).getFirst();
  }
}
