package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.memory.MemoryMailbox;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message whose create never gets an answer is given up alone, and only when others of its
 * mailbox go through.
 */
final class HardMessageTest {
  private final HardMailbox mailbox = new HardMailbox();
  private final World world = mailbox.world;
  private final HardMessages hard = mailbox.hard;
  private final MemoryMailbox source = mailbox.source;

  HardMessageTest() throws Exception {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20, 25, 26, 39, 40})
  void is_given_up_wherever_it_lies_and_all_others_arrive(long uid) throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(uid);

    world.run();

    mailbox.assertSynced(39);
    assertThat(mailbox.failed())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.uid()).isEqualTo(uid);
          assertThat(entry.outcome())
              .isInstanceOfSatisfying(
                  Outcome.Failed.class,
                  f -> {
                    assertThat(f.code()).isEqualTo("CREATE_KEEPS_FAILING");
                    assertThat(f.advice()).contains("Retry");
                    assertThat(f.shown().subject()).isEqualTo(Long.toString(uid - 1));
                  });
        });
  }

  @Test
  void is_tried_a_bounded_number_of_times_on_as_many_legs() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(3L);

    world.run();

    assertThat(hard.tried).hasSize(5);
    assertThat(Duration.between(hard.tried.getFirst(), hard.tried.getLast()))
        .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 600})
  void is_given_up_though_the_server_says_when_to_come_back(int seconds) throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(12L);
    hard.wish = Duration.ofSeconds(seconds);

    world.run();

    mailbox.assertSynced(39);
    assertThat(mailbox.failed()).hasSize(1);
  }

  @Test
  void several_of_them_are_given_up_one_by_one() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 60);
    World.fill(source, List.of("Sent"), 100, 3);
    hard.uids = Set.of(2L, 3L, 30L, 31L);
    hard.folder = Optional.of("INBOX");

    world.run();

    assertThat(mailbox.failed().stream().map(LedgerEntry::uid)).containsExactly(2L, 3L, 30L, 31L);
    mailbox.assertSynced(59);
  }

  @Test
  void holds_up_no_other_folder_while_it_is_tried() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 1);
    World.fill(source, List.of("Sent"), 100, 30);
    hard.uids = Set.of(1L);
    hard.folder = Optional.of("INBOX");
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(6, new Random(1));

    assertThat(world.arrived(World.TARGET)).hasSizeGreaterThan(20);
    world.run(new Random(1), false);
    mailbox.assertSynced(30);
    assertThat(mailbox.failed()).hasSize(1);
  }

  @Test
  void that_did_arrive_the_last_time_is_found_and_recorded_as_copied() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.arrivesAt = 5;

    world.run();

    assertThat(hard.tried).hasSize(5);
    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(40);
  }

  @Test
  void that_shows_only_after_a_while_is_found_before_it_is_given_up() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.arrivesAt = 5;
    hard.unseen = Duration.ofSeconds(29);

    world.run();

    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(40);
  }

  @Test
  void that_goes_through_after_all_is_copied() throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.mendedAfter = 4;

    world.run();

    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void nothing_is_given_up_while_nothing_goes_through(int wish) throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.down = true;
    hard.wish = Duration.ofSeconds(wish);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(800, new Random(1));

    assertThat(mailbox.failed()).isEmpty();
    hard.down = false;
    assertThat(mailbox.retry()).isBetween(0, 1);
    world.run(new Random(1), false);
    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 11, 24, 30, 36, 38})
  void nothing_is_given_up_when_the_service_fails_in_the_middle(int after) throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 40);
    hard.downAfter = after;
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(800, new Random(1));

    assertThat(mailbox.failed()).isEmpty();
    hard.downAfter = Integer.MAX_VALUE;
    assertThat(mailbox.retry()).isBetween(0, 1);
    world.run(new Random(1), false);
    assertThat(mailbox.failed()).isEmpty();
    mailbox.assertSynced(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void is_given_up_though_workers_die_and_others_fail_now_and_then(long seed) throws Exception {
    World.fill(source, HardMailbox.INBOX, 0, 60);
    world.trouble = new HardMessages.AmongTrouble(new Random(seed));
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.run(new Random(seed), true);
    world.settle();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(mailbox.failed().stream().map(LedgerEntry::uid)).containsExactly(17L);
    assertThat(world.arrived(World.TARGET)).hasSize(59).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().messages()).isEqualTo(60);
  }
}
