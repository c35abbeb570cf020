package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.source.memory.MemoryMailbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A worker pauses for minutes while it plans; another one does its work; then it goes on. */
final class StalePlanTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> SENT = List.of("Sent");

  private final World world = new World();
  private final MemoryMailbox source;

  StalePlanTest() throws Exception {
    source = world.mailbox(World.TARGET);
  }

  @Test
  void its_plan_takes_nothing_as_copied_that_nobody_has_copied() throws Exception {
    World.fill(source, INBOX, 0, 10);
    pausesAtItsFirstFolder(() -> World.fill(source, INBOX, 100, 5));

    world.run();
    nextRound();

    assertThat(contents()).hasSize(15).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(15);
  }

  @Test
  void its_plan_of_an_earlier_round_takes_nothing_as_copied_either() throws Exception {
    World.fill(source, INBOX, 0, 10);
    World.fill(source, SENT, 200, 10);
    world.run();
    World.fill(source, INBOX, 20, 1);
    start("one");
    pausesAtItsFirstFolder(() -> {
      World.fill(source, INBOX, 100, 5);
      start("two");
      world.run();
      World.fill(source, INBOX, 120, 5);
    });

    world.run();
    nextRound();

    assertThat(contents()).hasSize(31).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(31);
  }

  /** Meanwhile its baton falls, and another worker runs until nothing is left to do. */
  private void pausesAtItsFirstFolder(Happening then) {
    var paused = new AtomicBoolean();
    source.onOpen(folder -> {
      if (!paused.getAndSet(true)) {
        try {
          world.clock.advance(Duration.ofMinutes(10));
          world.pulse().beat(World.QUIET);
          world.run();
          assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
          then.run();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    });
  }

  /** What the other worker's time brings. */
  @FunctionalInterface
  private interface Happening {
    void run() throws Exception;
  }

  private void nextRound() throws MigrationException {
    start("last");
    world.run();
    world.settle();
  }

  private void start(String id) throws MigrationException {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, id)).isOne();
  }

  private List<String> contents() {
    return world.arrived(World.TARGET).stream()
        .map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1))
        .toList();
  }
}
