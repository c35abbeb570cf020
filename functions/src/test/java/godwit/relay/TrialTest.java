package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.MessageSelection;
import godwit.report.Consistency;
import godwit.source.memory.MemoryMailbox;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trial that is switched on after everything was copied once. */
final class TrialTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();
  private int rounds;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_it_leaves_follows_when_it_is_over(boolean raisesUidNext) throws Exception {
    MemoryMailbox source = filled(raisesUidNext);
    select(OptionalInt.of(3));
    World.fill(source, INBOX, 100, 10);
    nextRound();
    assertThat(world.arrived(World.TARGET)).hasSize(23);
    select(OptionalInt.empty());

    nextRound();

    assertWhole(30);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_several_of_its_rounds_leave_follows(boolean raisesUidNext) throws Exception {
    MemoryMailbox source = filled(raisesUidNext);
    select(OptionalInt.of(2));
    World.fill(source, INBOX, 100, 5);
    nextRound();
    nextRound();
    World.fill(source, INBOX, 200, 5);
    nextRound();
    assertThat(world.arrived(World.TARGET)).hasSize(24).doesNotHaveDuplicates();
    select(OptionalInt.empty());
    nextRound();

    assertWhole(30);
    long read = source.reads();
    nextRound();
    assertThat(source.reads()).isEqualTo(read);
  }

  private MemoryMailbox filled(boolean raisesUidNext) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    if (!raisesUidNext) {
      source.keepUidNext(INBOX);
    }
    World.fill(source, INBOX, 0, 20);
    world.run();
    return source;
  }

  private void assertWhole(int messages) {
    assertThat(world.arrived(World.TARGET)).hasSize(messages).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(messages);
    assertThat(Consistency.of(world.row(World.TARGET))).contains(Consistency.PERFECT);
  }

  private void select(OptionalInt trial) throws Exception {
    Batch batch = batch();
    var messages =
        new MessageSelection(Optional.empty(), Optional.empty(), OptionalInt.empty(), trial);
    var options =
        new BatchOptions(
            batch.options().schedule(),
            batch.options().notifications(),
            batch.options().folders(),
            messages);
    assertThat(world.batches.update(batch.withOptions(options))).isPresent();
  }

  private void nextRound() throws Exception {
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next " + rounds++))
        .isOne();
    world.run();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
