package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises that hold whatever fails; the seed in a test's name replays it. */
final class RelayPropertiesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void every_message_arrives_once_whatever_fails_and_wherever_it_strikes(int seed)
      throws Exception {
    var random = new Random(seed);
    var world = new World();
    world.trouble = new Trouble(random, 0.03);
    var source = world.mailbox(World.TARGET);
    World.fill(source, List.of("INBOX"), 0, 80);
    World.fill(source, List.of("Sent"), 100, 45);

    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    world.run(random, true);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(125).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(125);
  }
}
