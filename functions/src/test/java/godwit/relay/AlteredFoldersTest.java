package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.source.memory.MemoryMailbox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Folders that come and go at the source in the round in which messages move into them. */
final class AlteredFoldersTest {
  private static final List<String> WORK = List.of("Work");
  private static final List<String> DONE = List.of("Done");
  private static final List<String> OLD = List.of("Old");

  private final World world = new World();
  private final MemoryMailbox source;
  private int rounds;

  AlteredFoldersTest() throws Exception {
    source = world.mailbox(World.TARGET);
    World.fill(source, WORK, 0, 5);
    world.run();
    world.settle();
  }

  @Test
  void a_message_that_was_moved_into_a_folder_made_in_the_same_round_is_not_copied_again()
      throws Exception {
    source.createFolder(DONE);
    source.move(WORK, 2, DONE);

    nextRound();

    assertArrived(5);
  }

  @Test
  void nor_one_that_is_moved_into_such_a_folder_while_the_round_is_planned() throws Exception {
    World.fill(source, List.of("Aside"), 100, 1);
    source.createFolder(DONE);
    source.onOpen(folder -> {
      if (folder.equals(DONE) && source.size(DONE) == 0) {
        source.move(WORK, 2, DONE);
      }
    });

    nextRound();
    nextRound();

    assertArrived(6);
  }

  @Test
  void nor_one_whose_new_folder_is_made_after_the_folders_were_listed() throws Exception {
    World.fill(source, List.of("Aside"), 100, 1);
    source.onOpen(folder -> {
      if (folder.equals(List.of("Aside")) && source.size(WORK) == 5) {
        source.createFolder(DONE);
        source.move(WORK, 2, DONE);
      }
    });

    nextRound();
    nextRound();

    assertArrived(6);
  }

  @Test
  void nor_one_that_was_moved_into_a_new_folder_out_of_one_that_got_another_name()
      throws Exception {
    source.createFolder(DONE);
    source.move(WORK, 2, DONE);
    source.renameOnly(WORK, OLD);

    nextRound();

    assertArrived(5);
  }

  @Test
  void one_that_was_moved_into_an_old_folder_out_of_one_that_got_another_name_comes_twice()
      throws Exception {
    World.fill(source, DONE, 100, 1);
    nextRound();
    source.move(WORK, 2, DONE);
    source.renameOnly(WORK, OLD);

    nextRound();

    // What the folder had is its heir's, and who moved it out cannot be known: never lost.
    assertThat(contents()).hasSize(7);
    assertThat(contents().stream().distinct()).hasSize(6);
  }

  private void assertArrived(int messages) throws Exception {
    assertThat(contents()).hasSize(messages).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(messages);
  }

  private List<String> contents() {
    return world.arrived(World.TARGET).stream()
        .map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1))
        .toList();
  }

  private void nextRound() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
    world.run();
    world.settle();
  }
}
