package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Relay;
import godwit.copy.CopySettings;
import godwit.failure.MigrationException;
import godwit.ledger.Ledger;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageStamp;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a leg brings a mailbox on by, what it clears and what it leaves for the next. */
final class LegProgressTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> WORK = List.of("Work");

  private final World world = new World();
  private final MemoryMailbox source;
  private int reads;

  LegProgressTest() throws Exception {
    source = world.mailbox(World.TARGET);
  }

  @Test
  void messages_that_go_through_give_a_mailbox_all_its_tries_back() throws Exception {
    World.fill(source, INBOX, 0, 60);
    admit();
    change(e -> e.relay(e.relay().withAttempt(40)));
    world.trouble = new AtCreate(40, () -> world.clock.advance(world.copy.timeBudget()));

    due();

    assertThat(row().relay().attempt()).isOne();
    assertThat(row().relay().chunk()).as("the second chunk is begun").isOne();
  }

  @Test
  void a_folder_that_cannot_be_opened_stays_told_while_others_are_copied() throws Exception {
    World.fill(source, INBOX, 0, 10);
    World.fill(source, WORK, 100, 10);
    world.run();
    source.lock(WORK);
    World.fill(source, INBOX, 50, 10);
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isOne();

    world.run();

    assertThat(row().problem().orElseThrow().code()).isEqualTo("FOLDER_UNREADABLE");
    assertThat(world.arrived(World.TARGET)).hasSize(30);
  }

  @Test
  void trouble_that_is_over_is_cleared_by_the_first_chunk_that_goes_through() throws Exception {
    World.fill(source, INBOX, 0, 60);
    admit();
    world.trouble = new AtCreate(3, () -> world.clock.advance(world.copy.timeBudget()));
    due();
    var trouble = new Problem("RESET", "the connection was cut", world.clock.instant());
    change(e -> e.problem(Optional.of(trouble)));
    world.trouble = new AtCreate(40, () -> assertThat(row().problem()).isEmpty());

    due();

    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_round_with_nothing_new_counts_no_rows_anew() throws Exception {
    World.fill(source, INBOX, 0, 10);
    World.fill(source, WORK, 100, 10);
    world.run();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isOne();
    Stores counted =
        Crossed.stores(
            world.stores(),
            Ledger.class,
            "chunks",
            call -> {
              reads++;
              return call.go();
            });
    admit();

    dispatch(counted);

    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(reads).isZero();
  }

  @Test
  void a_message_that_fails_has_its_next_try_before_all_others_are_through() throws Exception {
    World.fill(source, INBOX, 0, 250);
    world.copy =
        new CopySettings(25, 7, 1_000_000, Duration.ofHours(1), Duration.ofHours(2), World.DOUBT);
    var hard = new SlowAndHard(3);
    world.trouble = hard;

    world.run();

    assertThat(hard.arrivedAtTry).hasSizeGreaterThan(1);
    assertThat(hard.arrivedAtTry.get(1)).isLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void a_renamed_folder_arrives_whole_however_little_of_it_fits_into_a_leg(int seconds)
      throws Exception {
    renamed();
    world.trouble = new SlowStorage(Duration.ofSeconds(seconds));

    world.run();

    assertAllThere();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void a_renamed_folder_that_is_planned_anew_arrives_whole(int seconds) throws Exception {
    renamed();
    world.trouble = new SlowStorage(Duration.ofSeconds(seconds));
    admit();
    world.runFor(20, new Random(1));
    source.renewValidity(List.of("Old"));

    world.run();

    assertAllThere();
  }

  @ParameterizedTest
  @EnumSource(
      value = Relay.Stage.class,
      names = {"PLAN", "COPY"})
  void a_leg_that_ends_while_a_renamed_folder_is_counted_leaves_the_rest_to_the_next(
      Relay.Stage stage) throws Exception {
    renamed();
    admit();
    dispatch(endingAt("commit", 3));
    if (stage == Relay.Stage.PLAN) {
      change(e -> e.relay(e.relay().replan()));
    }

    dispatch(endingAt("claim", 1));

    assertThat(row().status()).isEqualTo(MailboxStatus.INCREMENTAL_SYNCING);
    assertThat(row().relay().stage()).isEqualTo(stage);
    world.run(new Random(1), false);
    assertAllThere();
  }

  /** A ledger at which the time of a leg is up with the n-th call of this name. */
  private Stores endingAt(String name, int number) {
    var calls = new AtomicInteger();
    return Crossed.stores(
        world.stores(),
        Ledger.class,
        name,
        call -> {
          Object result = call.go();
          if (calls.incrementAndGet() == number) {
            world.clock.advance(world.copy.timeBudget());
          }
          return result;
        });
  }

  private void dispatch(Stores stores) throws Exception {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch(stores).handle(item, World.QUIET);
    }
  }

  private void renamed() throws Exception {
    World.fill(source, WORK, 0, 100);
    world.run();
    source.renameFolder(WORK, List.of("Old"));
    World.fill(source, List.of("Old"), 100, 30);
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next")).isOne();
    world.copy =
        new CopySettings(
            25, 7, 1_000_000, Duration.ofMinutes(4), Duration.ofMinutes(20), World.DOUBT);
  }

  private void assertAllThere() throws Exception {
    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(130);
    assertThat(row().progress().tally().copied()).isEqualTo(130);
  }

  private void admit() throws Exception {
    world.dispatch().handle(new WorkItem.AdmitBatch(world.batch), World.QUIET);
  }

  private void due() throws Exception {
    for (WorkItem item : world.queue.due(world.clock.instant())) {
      world.dispatch().handle(item, World.QUIET);
    }
  }

  private void change(UnaryOperator<MailboxEdit> edit) {
    Mailbox changed = edit.apply(row().edit()).at(world.clock.instant());
    assertThat(world.mailboxes.update(changed)).isPresent();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** Each create takes two seconds, and those of one message get no answer. */
  private final class SlowAndHard extends Trouble {
    private final HardMessages hard = new HardMessages(world);
    private final List<Integer> arrivedAtTry = new ArrayList<>();
    private final long uid;

    SlowAndHard(long uid) {
      super(new Random(0), 0);
      this.uid = uid;
      hard.uids = Set.of(uid);
    }

    @Override
    void create(MessageStamp stamp, Delays.Create create) throws MigrationException {
      world.clock.advance(Duration.ofSeconds(2));
      if (HardMessages.uid(stamp) == uid) {
        arrivedAtTry.add(world.arrived(World.TARGET).size());
      }
      hard.create(stamp, create);
    }
  }

  /** Storage takes its time. */
  private final class SlowStorage extends Trouble {
    private final Duration each;

    SlowStorage(Duration each) {
      super(new Random(0), 0);
      this.each = each;
    }

    @Override
    <T> T stored(Call<T> call) throws MigrationException {
      world.clock.advance(each);
      return call.run();
    }
  }
}
