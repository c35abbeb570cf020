package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import godwit.batch.Batch;
import godwit.source.memory.MemoryMailbox;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/** Its user files, deletes and receives mail all the time while workers die; seeds replay. */
final class RestlessMailboxTest {
  private static final List<List<String>> FOLDERS =
      List.of(List.of("INBOX"), List.of("Done"), List.of("Projects"));

  private final World world = new World();
  private final List<String> deleted = new ArrayList<>();

  @ParameterizedTest
  @Seeds(100)
  void every_message_arrives_once_whatever_its_user_does_meanwhile(long seed) throws Exception {
    var random = new Random(seed);
    MemoryMailbox source = world.mailbox(World.TARGET);
    for (int i = 0; i < FOLDERS.size(); i++) {
      World.fill(source, FOLDERS.get(i), i * 100, 30);
    }
    for (int round = 0; round < 3; round++) {
      begin(round);
      world.trouble = new Trouble(random, 0.04);
      for (int act = 0; act < 8; act++) {
        world.runFor(random.nextInt(3), random);
        act(source, random, 1_000 + round * 100 + act);
      }
      world.run(random, true);
      world.settle();
    }
    world.trouble = Trouble.none();
    begin(99);
    world.run(random, true);
    world.settle();

    List<String> arrived = contents(world.arrived(World.TARGET));
    assertThat(arrived).doesNotHaveDuplicates();
    assertThat(arrived).hasSizeBetween(present(source), present(source) + deleted.size());
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(arrived.size());
  }

  private void begin(int round) throws Exception {
    if (round > 0) {
      Batch batch = world.batches.find(world.batch.name()).orElseThrow();
      world.trouble = Trouble.none();
      assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "r" + round)).isOne();
    }
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
  }

  private void act(MemoryMailbox source, Random random, int fresh) {
    List<String> from = FOLDERS.get(random.nextInt(FOLDERS.size()));
    List<Long> uids = source.uids(from);
    if (uids.isEmpty()) {
      return;
    }
    long uid = uids.get(random.nextInt(uids.size()));
    switch (random.nextInt(4)) {
      case 0 -> {
        source.expunge(from, uid);
        deleted.add(from + "/" + uid);
      }
      case 1 -> World.fill(source, from, fresh, 1);
      default -> source.move(from, uid, FOLDERS.get(random.nextInt(FOLDERS.size())));
    }
  }

  private static int present(MemoryMailbox source) {
    return FOLDERS.stream().mapToInt(source::size).sum();
  }

  private static List<String> contents(List<String> stamps) {
    return stamps.stream().map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1)).toList();
  }
}
