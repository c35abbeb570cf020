package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.source.memory.MemoryMailbox;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that gives its folders a new UIDVALIDITY at each log-in: nothing twice, no loop. */
final class RenumberingTest {
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();
  private final MemoryMailbox source;

  RenumberingTest() throws Exception {
    source = world.mailbox(World.TARGET);
  }

  @BeforeEach
  void renumber_at_each_log_in() {
    world.meanwhile = () -> source.renewValidity(INBOX);
  }

  @Test
  void each_round_brings_only_what_is_new_and_says_from_the_third_change_on_what_to_do()
      throws Exception {
    World.fill(source, INBOX, 0, 40);
    world.run();
    for (int round = 1; round <= 4; round++) {
      World.fill(source, INBOX, 100 * round, 2);
      assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "r" + round)).isOne();
      world.run();
      assertThat(notes().stream().anyMatch(note -> note.contains("ignoreUidValidity")))
          .isEqualTo(round >= 3);
    }

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(contents()).hasSize(48).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(48);
  }

  @Test
  void a_copy_that_takes_several_legs_goes_on_as_long_as_messages_go_through() throws Exception {
    World.fill(source, INBOX, 0, 400);
    world.trouble = new Slow(Duration.ofSeconds(1), Duration.ZERO);

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(contents()).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void a_copy_that_cannot_get_on_is_blocked_with_advice_and_goes_on_when_that_is_done()
      throws Exception {
    World.fill(source, INBOX, 0, 400);
    world.trouble = new Slow(Duration.ofSeconds(1), Duration.ofSeconds(6));

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.row(World.TARGET).problem().orElseThrow().code()).isEqualTo("UIDVALIDITY");
    assertThat(world.row(World.TARGET).problem().orElseThrow().advice())
        .contains("ignoreUidValidity=true", "TIME_BUDGET_SECONDS", "retry");
    assertThat(contents()).hasSizeLessThan(400).doesNotHaveDuplicates();

    world.meanwhile = () -> {};
    world.trouble = Trouble.none();
    assertThat(new BatchControl(world.stores(), world.clock).retry(batch())).isOne();
    world.run(new Random(1), false);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(contents()).hasSize(400).doesNotHaveDuplicates();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private List<String> notes() {
    return world.row(World.TARGET).notes();
  }

  /** What arrived, by content: the last part of a stamp. */
  private List<String> contents() {
    return world.arrived(World.TARGET).stream()
        .map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1))
        .toList();
  }

  /** Creates and storage take their time. */
  private final class Slow extends Trouble {
    private final Duration create;
    private final Duration storage;

    Slow(Duration create, Duration storage) {
      super(new Random(0), 0);
      this.create = create;
      this.storage = storage;
    }

    @Override
    void create(godwit.target.MessageStamp stamp, Delays.Create unused) {
      world.clock.advance(create);
    }

    @Override
    <T> T stored(Call<T> call) throws MigrationException {
      world.clock.advance(storage);
      return call.run();
    }
  }
}
