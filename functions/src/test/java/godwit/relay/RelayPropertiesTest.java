package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import godwit.batch.MailboxStatus;
import godwit.ledger.Ledger;
import godwit.ledger.Outcome;
import godwit.source.MessageFlags;
import godwit.source.UidRange;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;

/** Promises that hold whatever fails; the seed in a test's name replays it. */
final class RelayPropertiesTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> SENT = List.of("Sent");

  @ParameterizedTest
  @Seeds(300)
  void every_message_arrives_once_whatever_fails_and_wherever_it_strikes(long seed)
      throws Exception {
    var random = new Random(seed);
    var world = filled(new Trouble(random, 0.03));

    run(world, random);

    assertWhole(world, 125);
  }

  @ParameterizedTest
  @Seeds(100)
  void any_order_repeats_and_crashes_end_in_the_same_ledger_and_content(long seed)
      throws Exception {
    var calm = filled(Trouble.none());
    calm.run();
    var random = new Random(seed);
    var world = filled(new Trouble(random, 0.05));

    run(world, random);

    assertThat(ledger(world)).isEqualTo(ledger(calm));
    assertThat(world.arrived(World.TARGET))
        .containsExactlyInAnyOrderElementsOf(calm.arrived(World.TARGET));
  }

  @ParameterizedTest
  @Seeds(100)
  void every_message_arrives_once_though_folders_are_numbered_anew_and_grow(long seed)
      throws Exception {
    var random = new Random(seed);
    var world = filled(new Trouble(random, 0.03));
    var source = world.sources.mailbox("user of " + World.TARGET);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    for (int change = 0; change < 3; change++) {
      world.runFor(random.nextInt(12), random);
      source.renewValidity(random.nextBoolean() ? INBOX : SENT);
      World.fill(source, INBOX, 1_000 + change * 10, random.nextInt(10));
    }

    world.run(random, true);
    nextRound(world, random);

    assertThat(doubles(contents(world))).isEmpty();
    assertThat(contents(world).size()).isEqualTo(source.size(INBOX) + source.size(SENT));
    assertThat(world.row(World.TARGET).progress().tally().copied())
        .isEqualTo(contents(world).size());
  }

  @ParameterizedTest
  @Seeds(100)
  void every_message_arrives_once_though_its_batch_is_deleted_and_made_again(long seed)
      throws Exception {
    var random = new Random(seed);
    var first = filled(new Trouble(random, 0.03));
    first.queue.send(new WorkItem.AdmitBatch(first.batch), Duration.ZERO);
    first.runFor(1 + random.nextInt(10), random);
    // A batch is gone only after the baton has fallen, and another is made after that.
    first.settle();
    if (random.nextBoolean()) {
      first.sources.mailbox("user of " + World.TARGET).renewValidity(INBOX);
    }
    World second = first.again(World.TARGET);
    second.trouble = new Trouble(random, 0.03);

    run(second, random);

    assertThat(doubles(contents(second))).isEmpty();
    assertThat(contents(second).size()).isEqualTo(125);
    assertThat(second.row(World.TARGET).progress().tally().copied()).isEqualTo(125);
  }

  @ParameterizedTest
  @Seeds(100)
  void every_flag_is_at_the_target_in_the_end_whatever_crashes_on_the_way(long seed)
      throws Exception {
    var random = new Random(seed);
    var world = filled(new Trouble(random, 0.03));
    var source = world.sources.mailbox("user of " + World.TARGET);
    if (random.nextBoolean()) {
      source.hideModSeqs();
    }
    run(world, random);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 30; i++) {
        source.flag(INBOX, 1 + random.nextInt(80), flags(random));
      }
      world.trouble = Trouble.none();
      var batch = world.batches.find(world.batch.name()).orElseThrow();
      assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "round " + round))
          .isOne();
      world.trouble = new Trouble(random, 0.03);
      run(world, random);
    }

    nextRound(world, random);

    var target = world.targets.mailbox(World.TARGET);
    for (var folder : world.plans.all(world.row(World.TARGET).key())) {
      for (var entry :
          world.ledger.entries(
              folder.key(), folder.validity(), new UidRange(1, UidRange.MAX_UID))) {
        var there = target.mark(((Outcome.Copied) entry.outcome()).id(), marks -> marks);
        Set<String> wanted = source.flags(folder.source().path(), entry.uid());
        assertThat(there.orElseThrow())
            .isEqualTo(
                new MessageMarks(
                    wanted.contains("\\Seen"),
                    wanted.contains("\\Flagged") ? Flag.FLAGGED : Flag.NONE,
                    Verb.NONE));
      }
    }
    assertWhole(world, 125);
  }

  @ParameterizedTest
  @Seeds(100)
  void every_message_is_there_once_and_where_it_was_moved_whatever_crashes_on_the_way(long seed)
      throws Exception {
    var random = new Random(seed);
    var world = filled(new Trouble(random, 0.03));
    var source = world.sources.mailbox("user of " + World.TARGET);
    run(world, random);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 12; i++) {
        List<String> from = random.nextBoolean() ? INBOX : SENT;
        List<Long> uids = source.uids(from);
        source.move(from, uids.get(random.nextInt(uids.size())), from.equals(INBOX) ? SENT : INBOX);
      }
      World.fill(source, INBOX, 1_000 + round * 10, random.nextInt(5));
      world.trouble = Trouble.none();
      var batch = world.batches.find(world.batch.name()).orElseThrow();
      assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "round " + round))
          .isOne();
      world.trouble = new Trouble(random, 0.03);
      run(world, random);
    }

    nextRound(world, random);

    int messages = source.size(INBOX) + source.size(SENT);
    assertThat(doubles(contents(world))).isEmpty();
    assertThat(contents(world)).hasSize(messages);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(messages);
    assertThat(new HashSet<>(accounted(world))).hasSize(messages);
    for (var folder : world.plans.all(world.row(World.TARGET).key())) {
      assertThat(world.targets.mailbox(World.TARGET).messages(folder.target()))
          .hasSize(source.size(folder.source().path()));
    }
  }

  private static MessageFlags flags(Random random) {
    return new MessageFlags(
        random.nextBoolean(), false, random.nextBoolean(), false, false, Set.of());
  }

  private static void nextRound(World world, Random random) throws Exception {
    world.settle();
    world.trouble = Trouble.none();
    var batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "last")).isOne();
    run(world, random);
  }

  private static World filled(Trouble trouble) throws Exception {
    var world = new World();
    world.trouble = trouble;
    var source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 80);
    World.fill(source, SENT, 100, 45);
    return world;
  }

  private static void run(World world, Random random) throws Exception {
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);
    world.run(random, true);
    world.settle();
  }

  private static void assertWhole(World world, int messages) throws Exception {
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(doubles(world.arrived(World.TARGET))).isEmpty();
    assertThat(world.arrived(World.TARGET).size()).isEqualTo(messages);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(messages);
    assertThat(new HashSet<>(accounted(world))).hasSize(messages);
  }

  /** What arrived, by content: the last part of a stamp. */
  private static List<String> contents(World world) {
    return world.arrived(World.TARGET).stream()
        .map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1))
        .toList();
  }

  /** Every row, but for the times and the identities that the target gave. */
  private static List<String> ledger(World world) throws Exception {
    var rows = new ArrayList<String>();
    for (var folder : world.plans.all(world.row(World.TARGET).key())) {
      for (var entry :
          world
              .ledger
              .page(folder.key(), Ledger.EntryFilter.ALL, Optional.empty(), 1_000)
              .entries()) {
        rows.add(
            String.join(
                " ",
                folder.targetPath(),
                entry.validity().toString(),
                Long.toString(entry.uid()),
                entry.outcome().getClass().getSimpleName(),
                entry.fingerprint(),
                entry.flags()));
      }
    }
    return rows;
  }

  private static List<String> doubles(List<String> stamps) {
    var seen = new HashSet<String>();
    return stamps.stream().filter(stamp -> !seen.add(stamp)).toList();
  }

  /** The identities of all messages that a row says were copied. */
  private static List<String> accounted(World world) throws Exception {
    var ids = new ArrayList<String>();
    for (var folder : world.plans.all(world.row(World.TARGET).key())) {
      world
          .ledger
          .page(folder.key(), Ledger.EntryFilter.COPIED, Optional.empty(), 1_000)
          .entries()
          .forEach(entry -> ids.add(((Outcome.Copied) entry.outcome()).id().value()));
    }
    return ids;
  }
}
