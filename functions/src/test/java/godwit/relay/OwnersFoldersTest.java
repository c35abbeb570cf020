package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.source.memory.MemoryMailbox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What its owner does to folders in Exchange while rounds go on. */
final class OwnersFoldersTest {
  private static final List<String> WORK = List.of("Work");
  private static final List<String> THERE = List.of("msgfolderroot", "work");
  private static final List<String> RENAMED = List.of("msgfolderroot", "mine");

  private final World world = new World();
  private final MemoryMailbox source;
  private final godwit.target.memory.MemoryMailbox target;

  OwnersFoldersTest() throws Exception {
    source = world.mailbox(World.TARGET);
    target = world.targets.mailbox(World.TARGET);
    World.fill(source, WORK, 0, 5);
    world.run();
    world.settle();
  }

  @Test
  void what_was_in_a_folder_that_he_deleted_does_not_come_back_and_new_mail_arrives()
      throws Exception {
    target.removeFolder(THERE);
    World.fill(source, WORK, 100, 2);

    nextRound();

    assertThat(target.folders()).containsKey(THERE);
    assertThat(target.messages(target.folders().get(THERE))).hasSize(2);
    assertThat(world.arrived(World.TARGET)).hasSize(2);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(7);
  }

  @Test
  void a_folder_that_he_deleted_is_not_made_again_while_nothing_new_comes() throws Exception {
    target.removeFolder(THERE);

    nextRound();

    assertThat(target.folders()).doesNotContainKey(THERE);
  }

  @Test
  void new_mail_follows_into_a_folder_that_he_renamed() throws Exception {
    target.renameFolder(THERE, RENAMED);
    World.fill(source, WORK, 100, 2);

    nextRound();

    assertThat(target.folders()).doesNotContainKey(THERE);
    assertThat(target.messages(target.folders().get(RENAMED))).hasSize(7);
  }

  private void nextRound() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next")).isOne();
    world.run();
    world.settle();
  }
}
