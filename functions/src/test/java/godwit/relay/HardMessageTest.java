package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageStamp;
import godwit.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final List<String> INBOX = List.of("INBOX");

  private final World world = new World();
  private final MemoryMailbox source;
  private final Hard hard = new Hard();

  HardMessageTest() throws Exception {
    source = world.mailbox(World.TARGET);
    world.trouble = hard;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20, 25, 26, 39, 40})
  void is_given_up_wherever_it_lies_and_all_others_arrive(long uid) throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(uid);

    world.run();

    assertSynced(39);
    assertThat(failed())
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
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(3L);

    world.run();

    assertThat(hard.tried).hasSize(5);
    assertThat(Duration.between(hard.tried.getFirst(), hard.tried.getLast()))
        .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 600})
  void is_given_up_though_the_server_says_when_to_come_back(int seconds) throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(12L);
    hard.wish = Duration.ofSeconds(seconds);

    world.run();

    assertSynced(39);
    assertThat(failed()).hasSize(1);
  }

  @Test
  void several_of_them_are_given_up_one_by_one() throws Exception {
    World.fill(source, INBOX, 0, 60);
    World.fill(source, List.of("Sent"), 100, 3);
    hard.uids = Set.of(2L, 3L, 30L, 31L);
    hard.folder = Optional.of("INBOX");

    world.run();

    assertThat(failed().stream().map(LedgerEntry::uid)).containsExactly(2L, 3L, 30L, 31L);
    assertSynced(59);
  }

  @Test
  void several_that_are_the_last_block_the_mailbox_and_are_given_up_by_a_retry() throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(38L, 39L, 40L);
    hard.wish = Duration.ofSeconds(7);

    world.run();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(world.row(World.TARGET).problem().orElseThrow().advice())
        .contains("state of the service");
    assertThat(failed()).isEmpty();
    retry(1);
    world.run();
    assertThat(failed()).hasSize(3);
    assertSynced(37);
  }

  @Test
  void holds_up_no_other_folder_while_it_is_tried() throws Exception {
    World.fill(source, INBOX, 0, 1);
    World.fill(source, List.of("Sent"), 100, 30);
    hard.uids = Set.of(1L);
    hard.folder = Optional.of("INBOX");
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(6, new Random(1));

    assertThat(world.arrived(World.TARGET)).hasSizeGreaterThan(20);
    world.run(new Random(1), false);
    assertSynced(30);
    assertThat(failed()).hasSize(1);
  }

  @Test
  void that_did_arrive_the_last_time_is_found_and_recorded_as_copied() throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.arrivesAt = 5;

    world.run();

    assertThat(hard.tried).hasSize(5);
    assertThat(failed()).isEmpty();
    assertSynced(40);
  }

  @Test
  void that_shows_only_after_a_while_is_found_before_it_is_given_up() throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.arrivesAt = 5;
    hard.unseen = Duration.ofSeconds(29);

    world.run();

    assertThat(failed()).isEmpty();
    assertSynced(40);
  }

  @Test
  void that_goes_through_after_all_is_copied() throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.mendedAfter = 4;

    world.run();

    assertThat(failed()).isEmpty();
    assertSynced(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void nothing_is_given_up_while_nothing_goes_through(int wish) throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.down = true;
    hard.wish = Duration.ofSeconds(wish);
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(800, new Random(1));

    assertThat(failed()).isEmpty();
    hard.down = false;
    retryIfBlocked();
    world.run(new Random(1), false);
    assertThat(failed()).isEmpty();
    assertSynced(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 11, 24, 30, 36, 38})
  void nothing_is_given_up_when_the_service_fails_in_the_middle(int after) throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.downAfter = after;
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.runFor(800, new Random(1));

    assertThat(failed()).isEmpty();
    hard.downAfter = Integer.MAX_VALUE;
    retryIfBlocked();
    world.run(new Random(1), false);
    assertThat(failed()).isEmpty();
    assertSynced(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void the_only_message_of_a_mailbox_blocks_it_in_the_end(int wish) throws Exception {
    World.fill(source, INBOX, 0, 1);
    hard.uids = Set.of(1L);
    hard.wish = Duration.ofSeconds(wish);

    world.run();

    Mailbox row = world.row(World.TARGET);
    assertThat(row.status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(row.problem().orElseThrow().code()).isEqualTo("ErrorInternalServerError");
    assertThat(row.problem().orElseThrow().advice()).contains("retry");
    assertThat(hard.tried).hasSizeLessThan(15);
    assertThat(failed()).isEmpty();
  }

  @Test
  void the_only_message_of_a_mailbox_goes_on_when_it_is_retried() throws Exception {
    World.fill(source, INBOX, 0, 1);
    hard.uids = Set.of(1L);
    world.run();
    hard.uids = Set.of();

    retryIfBlocked();
    world.run();

    assertSynced(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void is_given_up_though_workers_die_and_others_fail_now_and_then(long seed) throws Exception {
    World.fill(source, INBOX, 0, 60);
    world.trouble = new HardAmongTrouble(new Random(seed));
    world.queue.send(new WorkItem.AdmitBatch(world.batch), Duration.ZERO);

    world.run(new Random(seed), true);
    world.settle();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(failed().stream().map(LedgerEntry::uid)).containsExactly(17L);
    assertThat(world.arrived(World.TARGET)).hasSize(59).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().messages()).isEqualTo(60);
  }

  @Test
  void is_copied_when_it_is_retried_after_the_cause_is_mended() throws Exception {
    World.fill(source, INBOX, 0, 60);
    hard.uids = Set.of(3L, 4L, 30L);
    world.run();
    int given = failed().size();
    hard.uids = Set.of();

    retry(1);
    world.run();

    assertThat(given).isGreaterThanOrEqualTo(3);
    assertThat(failed()).isEmpty();
    assertSynced(60);
    assertThat(world.row(World.TARGET).progress().tally().failed()).isZero();
  }

  @Test
  void is_retried_alone_and_counted_once_when_it_fails_again() throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(3L);
    world.run();
    hard.tried.clear();
    long reads = source.reads();

    retry(1);
    world.run();

    assertThat(hard.tried).hasSize(2);
    assertThat(source.reads() - reads).isLessThan(20);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(failed()).hasSize(1);
    assertThat(world.row(World.TARGET).progress().tally().messages()).isEqualTo(40);
    assertThat(world.row(World.TARGET).progress().tally().failed()).isOne();
  }

  @Test
  void that_arrived_long_after_it_was_given_up_is_found_by_a_retry() throws Exception {
    World.fill(source, INBOX, 0, 40);
    hard.uids = Set.of(3L);
    hard.arrivesAt = 5;
    hard.travels = Duration.ofHours(1);
    world.run();
    assertThat(failed()).hasSize(1);
    hard.uids = Set.of();
    world.clock.advance(Duration.ofHours(2));
    world.delays.land();

    retry(1);
    world.run();

    assertThat(failed()).isEmpty();
    assertSynced(40);
  }

  @Test
  void a_mailbox_in_which_nothing_failed_is_not_retried() throws Exception {
    World.fill(source, INBOX, 0, 5);
    world.run();

    retry(0);

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  private void retry(int mailboxes) throws Exception {
    var batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new BatchControl(world.stores(), world.clock).retry(batch)).isEqualTo(mailboxes);
  }

  private void retryIfBlocked() throws Exception {
    var batch = world.batches.find(world.batch.name()).orElseThrow();
    int retried = new BatchControl(world.stores(), world.clock).retry(batch);
    assertThat(retried).isBetween(0, 1);
  }

  private void assertSynced(int arrived) {
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(arrived).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(arrived);
  }

  private List<LedgerEntry> failed() throws MigrationException {
    var failed = new ArrayList<LedgerEntry>();
    for (var plan : world.plans.all(world.row(World.TARGET).key())) {
      failed.addAll(
          world
              .ledger
              .page(plan.key(), Ledger.EntryFilter.FAILED, Optional.empty(), 1_000)
              .entries());
    }
    return failed;
  }

  private String id(String folder) {
    return world.plans.all(world.row(World.TARGET).key()).stream()
        .filter(plan -> plan.source().wireName().equals(folder))
        .map(plan -> plan.key().id())
        .findFirst()
        .orElseThrow();
  }

  private static long uid(MessageStamp stamp) {
    return Long.parseLong(stamp.value().split("\\.", -1)[3]);
  }

  private static TransientException failure(Duration wish) {
    return new TransientException("ErrorInternalServerError", "Graph answered 500", wish);
  }

  /** Certain messages fail, or all. */
  private final class Hard extends Trouble {
    private Set<Long> uids = Set.of();
    private Optional<String> folder = Optional.empty();
    private Duration wish = Duration.ZERO;
    private Duration travels = Duration.ZERO;
    private Duration unseen = Duration.ZERO;
    private boolean down;
    private int downAfter = Integer.MAX_VALUE;
    private int arrivesAt;
    private int mendedAfter = Integer.MAX_VALUE;
    private int creates;
    private final List<Instant> tried = new ArrayList<>();

    Hard() {
      super(new Random(0), 0);
    }

    @Override
    void create(MessageStamp stamp, Delays.Create create) throws MigrationException {
      if (down || ++creates > downAfter) {
        throw failure(wish);
      }
      boolean here = folder.map(f -> stamp.value().contains(id(f))).orElse(true);
      if (!here || !uids.contains(uid(stamp)) || tried.size() >= mendedAfter) {
        return;
      }
      tried.add(world.clock.instant());
      if (tried.size() == arrivesAt) {
        world.delays.send(travels, unseen, create);
      }
      throw failure(wish);
    }
  }

  /** One message fails always, and everything else now and then. */
  private static final class HardAmongTrouble extends Trouble {
    private final Random random;

    HardAmongTrouble(Random random) {
      super(random, 0.03);
      this.random = random;
    }

    @Override
    Trouble reborn() {
      return new HardAmongTrouble(random);
    }

    @Override
    void create(MessageStamp stamp, Delays.Create create) throws MigrationException {
      if (uid(stamp) == 17) {
        throw failure(Duration.ZERO);
      }
    }
  }
}
