package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.source.memory.MemoryMailbox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two equal messages at the source are two messages, whatever became of their folders. */
final class TwinsTest {
  private static final List<String> DONE = List.of("Done");
  private static final List<String> NEXT = List.of("Next");
  private static final List<String> LAST = List.of("Last");

  private World world = new World();
  private int rounds;

  @Test
  void a_twin_that_comes_when_a_renamed_folder_is_numbered_anew_is_copied() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, DONE, 0, 3);
    world.run();
    source.renameFolder(DONE, NEXT);
    nextRound();
    World.fill(source, NEXT, 1, 1);
    source.renewValidity(NEXT);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(4);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(4);
  }

  @Test
  void a_twin_of_a_message_that_was_filed_out_of_a_folder_that_is_gone_is_copied()
      throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, DONE, 0, 3);
    World.fill(source, NEXT, 100, 3);
    world.run();
    world = world.again(World.TARGET);
    world.run();
    source.move(DONE, 1, NEXT);
    nextRound();
    source.deleteFolder(DONE);
    nextRound();
    World.fill(source, LAST, 0, 1);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(7);
  }

  private void nextRound() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
    world.run();
  }
}
