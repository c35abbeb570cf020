package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.ledger.FolderPlan;
import godwit.source.memory.MemoryMailbox;
import godwit.target.ArrivedMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that is moved while its mailbox is being planned is neither lost nor doubled. */
final class StraddlingMoveTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> DONE = List.of("Done");
  private static final List<String> OTHER = List.of("Other");

  private final World world = new World();
  private MemoryMailbox source;
  private int rounds;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void out_of_a_folder_that_was_opened_into_one_that_was_not(boolean identified) throws Exception {
    fill(identified);
    before(DONE, () -> source.move(INBOX, 4, DONE));

    nextRound();

    assertThat(there(DONE)).hasSize(3);
    assertThat(there(INBOX)).hasSize(9);
    assertWhole(13);
    nextRound();
    assertWhole(13);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void out_of_a_folder_that_was_not_opened_into_one_that_was(boolean identified) throws Exception {
    fill(identified);
    World.fill(source, OTHER, 500, 1);
    before(DONE, () -> source.move(DONE, 1, INBOX));

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(14).doesNotHaveDuplicates();
    nextRound();
    assertThat(there(INBOX)).hasSize(11);
    assertThat(there(DONE)).hasSize(1);
    assertWhole(14);
  }

  @Test
  void together_with_new_messages_in_both() throws Exception {
    fill(false);
    World.fill(source, INBOX, 300, 2);
    World.fill(source, DONE, 400, 2);
    before(
        DONE,
        () -> {
          source.move(INBOX, 4, DONE);
          World.fill(source, INBOX, 310, 1);
        });

    nextRound();
    nextRound();

    assertThat(there(DONE)).hasSize(5);
    assertThat(there(INBOX)).hasSize(12);
    assertWhole(18);
  }

  @Test
  void between_two_tries_at_the_initial_copy() throws Exception {
    source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 10);
    World.fill(source, DONE, 100, 2);
    World.fill(source, OTHER, 150, 3);
    var moved = new boolean[1];
    source.onRead(() -> {
      if (source.reads() == 13 && !moved[0]) {
        moved[0] = true;
        source.move(INBOX, 4, DONE);
        source.renewValidity(OTHER);
      }
    });

    world.run();

    assertThat(moved[0]).isTrue();
    assertThat(there(DONE)).hasSize(3);
    assertWhole(15);
  }

  @Test
  void nothing_is_opened_twice_where_nothing_is_new() throws Exception {
    fill(false);
    var opened = new java.util.ArrayList<List<String>>();
    source.onOpen(opened::add);

    nextRound();

    assertThat(opened).containsExactlyInAnyOrder(INBOX, DONE, OTHER);
  }

  private void fill(boolean identified) throws Exception {
    source = world.mailbox(World.TARGET);
    if (identified) {
      source.showEmailIds();
    }
    World.fill(source, INBOX, 0, 10);
    World.fill(source, DONE, 100, 2);
    World.fill(source, OTHER, 150, 1);
    world.run();
  }

  /** Once. */
  private void before(List<String> folder, Runnable happening) {
    source.onOpen(path -> {
      if (path.equals(folder)) {
        source.onOpen(other -> {});
        happening.run();
      }
    });
  }

  private void assertWhole(int messages) {
    assertThat(world.arrived(World.TARGET)).hasSize(messages).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(messages);
  }

  private void nextRound() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
    world.run();
  }

  private List<ArrivedMessage> there(List<String> folder) throws Exception {
    FolderPlan plan =
        world.plans.all(world.row(World.TARGET).key()).stream()
            .filter(p -> p.source().path().equals(folder))
            .findFirst()
            .orElseThrow();
    return world.targets.mailbox(World.TARGET).messages(plan.target());
  }
}
