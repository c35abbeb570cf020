package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.source.MessageFlags;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import godwit.target.TargetMessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CarriedFlagsTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final MessageFlags SEEN =
      new MessageFlags(true, false, false, false, false, Set.of());
  private static final MessageFlags ALL =
      new MessageFlags(true, true, true, false, false, Set.of());

  private final World world = new World();
  private int rounds;

  @ParameterizedTest(name = "server with CONDSTORE: {0}")
  @ValueSource(booleans = {true, false})
  void what_was_read_flagged_and_answered_since_the_last_round_is_so_at_the_target(
      boolean condstore) throws Exception {
    MemoryMailbox source = filled(8, condstore);
    source.flag(INBOX, 3, ALL);
    source.flag(INBOX, 5, SEEN);

    nextRound();

    assertThat(marks(3)).isEqualTo(new MessageMarks(true, Flag.FLAGGED, Verb.REPLIED));
    assertThat(marks(5).read()).isTrue();
    assertThat(read()).isEqualTo(2);
    assertThat(world.arrived(World.TARGET)).hasSize(8);
    assertThat(entry(3).flags()).isEqualTo("SAF");
  }

  @ParameterizedTest(name = "server with CONDSTORE: {0}")
  @ValueSource(booleans = {true, false})
  void a_change_is_carried_in_each_round_and_back(boolean condstore) throws Exception {
    MemoryMailbox source = filled(3, condstore);
    source.flag(INBOX, 2, SEEN);
    nextRound();
    World.fill(source, INBOX, 50, 2);
    source.flag(INBOX, 2, MessageFlags.NONE);

    nextRound();

    assertThat(marks(2).read()).isFalse();
    assertThat(world.arrived(World.TARGET)).hasSize(5);
  }

  @ParameterizedTest(name = "server with CONDSTORE: {0}")
  @ValueSource(booleans = {true, false})
  void what_came_in_a_later_round_and_was_read_after_it_is_read_at_the_target(boolean condstore)
      throws Exception {
    MemoryMailbox source = filled(3, condstore);
    World.fill(source, INBOX, 50, 2);
    nextRound();
    source.flag(INBOX, 5, SEEN);

    nextRound();

    assertThat(marks(5).read()).isTrue();
    assertThat(read()).isEqualTo(1);
  }

  @Test
  void what_the_user_did_in_exchange_is_not_undone() throws Exception {
    MemoryMailbox source = filled(3, true);
    var own = new MessageMarks(true, Flag.FLAGGED, Verb.REPLIED);
    assertThat(target().mark(id(2), there -> own)).contains(own);
    source.flag(INBOX, 2, SEEN);
    nextRound();
    source.flag(INBOX, 2, MessageFlags.NONE);

    nextRound();

    assertThat(marks(2).flag()).isEqualTo(Flag.FLAGGED);
    assertThat(marks(2).verb()).isEqualTo(Verb.REPLIED);
  }

  @Test
  void a_message_that_the_user_has_read_stays_read_whatever_happens_at_the_source()
      throws Exception {
    MemoryMailbox source = filled(3, true);
    source.flag(INBOX, 2, new MessageFlags(false, false, true, false, false, Set.of()));
    assertThat(target().mark(id(2), t -> new MessageMarks(true, t.flag(), t.verb()))).isPresent();

    nextRound();

    assertThat(marks(2)).isEqualTo(new MessageMarks(true, Flag.FLAGGED, Verb.NONE));
  }

  @Test
  void an_unchanged_mailbox_asks_the_target_nothing_and_reads_no_row() throws Exception {
    var source = filled(40, false);
    source.flag(INBOX, 7, SEEN);
    nextRound();
    long before = world.ledger.entriesRead();

    nextRound();

    assertThat(world.ledger.entriesRead()).isEqualTo(before);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void with_condstore_only_rows_of_changed_messages_are_read() throws Exception {
    var source = filled(40, true);
    source.flag(INBOX, 7, SEEN);
    long before = world.ledger.entriesRead();

    nextRound();

    assertThat(world.ledger.entriesRead() - before).isEqualTo(1);
  }

  @Test
  void one_message_that_cannot_be_changed_holds_up_nothing_and_is_tried_again() throws Exception {
    MemoryMailbox source = filled(5, true);
    Stream.of(2L, 3L, 4L).forEach(uid -> source.flag(INBOX, uid, SEEN));
    TargetMessageId ailing = id(3);
    world.marking =
        id -> {
          if (id.equals(ailing)) {
            throw new TransientException("500", "ailing");
          }
        };

    nextRound();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.row(World.TARGET).problem()).isEmpty();
    assertThat(read()).isEqualTo(2);
    world.marking = id -> {};
    nextRound();

    assertThat(read()).isEqualTo(3);
  }

  @Test
  void a_wish_to_slow_down_is_obeyed_and_the_rest_comes_later() throws Exception {
    MemoryMailbox source = filled(20, true);
    for (long uid = 1; uid <= 20; uid++) {
      source.flag(INBOX, uid, SEEN);
    }
    var asked = new AtomicInteger();
    world.marking =
        id -> {
          if (asked.incrementAndGet() == 9) {
            throw new ThrottledException("429", "slow down", Duration.ofMinutes(3));
          }
        };

    nextRound();

    assertThat(read()).isEqualTo(20);
    assertThat(world.row(World.TARGET).progress().throttled()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void a_message_that_the_user_deleted_is_left_alone() throws Exception {
    MemoryMailbox source = filled(3, true);
    target().remove(id(2));
    source.flag(INBOX, 2, SEEN);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(2);
    assertThat(entry(2).sourceFlags()).isEqualTo("S");
  }

  @Test
  void changes_of_a_round_that_takes_more_than_one_leg_are_all_carried() throws Exception {
    MemoryMailbox source = filled(200, true);
    for (long uid = 1; uid <= 200; uid++) {
      source.flag(INBOX, uid, SEEN);
    }
    world.copy =
        new godwit.copy.CopySettings(
            25, 7, 1_000_000, Duration.ofSeconds(30), Duration.ofSeconds(60), World.DOUBT);
    world.marking = id -> world.clock.advance(Duration.ofSeconds(1));

    nextRound();

    assertThat(read()).isEqualTo(200);
  }

  @Test
  void a_target_that_changes_no_marks_is_asked_a_few_times_and_in_the_next_round_again()
      throws Exception {
    MemoryMailbox source = filled(60, true);
    for (long uid = 1; uid <= 60; uid++) {
      source.flag(INBOX, uid, SEEN);
    }
    var asked = new AtomicInteger();
    world.marking =
        id -> {
          asked.incrementAndGet();
          throw new TransientException("500", "ailing");
        };

    nextRound();
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(asked).as("ten, and what was on its way").hasValueBetween(10, 13);
    world.marking = id -> {};
    nextRound();

    assertThat(read()).isEqualTo(60);
  }

  @Test
  void a_change_whose_answer_was_lost_is_taken_back_when_the_source_takes_it_back()
      throws Exception {
    MemoryMailbox source = filled(3, true);
    source.flag(INBOX, 2, SEEN);
    world.marking =
        id -> {
          var done = target().mark(id, there -> new MessageMarks(true, Flag.NONE, Verb.NONE));
          throw new TransientException("504", "lost the answer to " + done.isPresent());
        };
    nextRound();
    assertThat(read()).isEqualTo(1);
    world.marking = id -> {};
    source.flag(INBOX, 2, MessageFlags.NONE);

    nextRound();

    assertThat(read()).isZero();
    assertThat(entry(2).flags()).isEmpty();
  }

  @Test
  void a_flag_that_the_target_does_not_know_is_noted_and_the_target_is_not_asked()
      throws Exception {
    MemoryMailbox source = filled(3, true);
    var asked = new AtomicInteger();
    world.marking = id -> asked.incrementAndGet();
    source.flag(INBOX, 2, new MessageFlags(false, false, false, true, false, Set.of()));

    nextRound();

    assertThat(asked).hasValue(0);
    assertThat(entry(2).sourceFlags()).isEqualTo("D");
  }

  @Test
  void flags_of_messages_far_apart_are_all_carried() throws Exception {
    MemoryMailbox source = filled(2, true);
    source.skipUids(INBOX, 9_000);
    World.fill(source, INBOX, 10, 2);
    nextRound();
    source.uids(INBOX).forEach(uid -> source.flag(INBOX, uid, SEEN));

    nextRound();

    assertThat(read()).isEqualTo(4);
  }

  private MemoryMailbox filled(int messages, boolean condstore) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    if (!condstore) {
      source.hideModSeqs();
    }
    World.fill(source, INBOX, 0, messages);
    world.run();
    if (!condstore) {
      // The first comparison is with every row.
      nextRound();
    }
    return source;
  }

  private void nextRound() throws Exception {
    var batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
    world.run();
  }

  private godwit.target.memory.MemoryMailbox target() {
    return world.targets.mailbox(World.TARGET);
  }

  private long read() {
    return target().marks().stream().filter(MessageMarks::read).count();
  }

  private MessageMarks marks(long uid) throws Exception {
    return target().mark(id(uid), there -> there).orElseThrow();
  }

  private TargetMessageId id(long uid) throws Exception {
    return ((godwit.ledger.Outcome.Copied) entry(uid).outcome()).id();
  }

  private LedgerEntry entry(long uid) throws Exception {
    var inbox = world.plans.all(world.row(World.TARGET).key()).getFirst().key();
    return world
        .ledger
        .page(inbox, Ledger.EntryFilter.ALL, Optional.empty(), 1_000)
        .entries()
        .stream()
        .filter(entry -> entry.uid() == uid)
        .findFirst()
        .orElseThrow();
  }
}
