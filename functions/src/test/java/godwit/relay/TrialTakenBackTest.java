package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.MessageSelection;
import godwit.failure.TransientException;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageStamp;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A trial that is taken back while one of its messages is in doubt. */
final class TrialTakenBackTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();

  @Test
  void what_is_in_doubt_in_the_trials_chunk_is_not_sent_with_another() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 40);
    select(OptionalInt.of(5));
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    due();
    world.trouble = new Unanswered(38);
    due();
    var control = new BatchControl(world.stores(), world.clock);
    assertThat(control.stop(batch())).isEqualTo(1);
    select(OptionalInt.empty());
    world.pulse().beat(World.QUIET);
    assertThat(control.start(batch())).isEqualTo(1);

    world.run(new Random(1), false);

    assertThat(world.arrived(World.TARGET)).hasSize(40).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(40);
  }

  private void due() throws Exception {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  private void select(OptionalInt trial) {
    Batch batch = batch();
    BatchOptions was = batch.options();
    var selection =
        new MessageSelection(Optional.empty(), Optional.empty(), OptionalInt.empty(), trial);
    var options = new BatchOptions(was.schedule(), was.notifications(), was.folders(), selection);
    assertThat(world.batches.update(batch.withOptions(options))).isPresent();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** The first create of one message is carried out, is not answered and shows only later. */
  private final class Unanswered extends Trouble {
    private final String part;
    private boolean happened;

    Unanswered(long uid) {
      super(new Random(0), 0);
      this.part = "." + uid + ".";
    }

    @Override
    synchronized void create(MessageStamp stamp, Delays.Create create)
        throws godwit.failure.MigrationException {
      if (!happened && stamp.value().contains(part)) {
        happened = true;
        world.delays.send(Duration.ZERO, Duration.ofSeconds(25), create);
        world.delays.land();
        throw new TransientException("UnknownError", "Graph answered 504");
      }
    }
  }
}
