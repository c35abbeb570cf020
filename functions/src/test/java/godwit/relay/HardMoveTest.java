package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.MailboxStatus;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.memory.MemoryMailbox;
import godwit.target.ArrivedMessage;
import godwit.target.TargetMessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that the target does not move, whatever answer it gives to that, holds up no other. */
final class HardMoveTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> DONE = List.of("Done");

  private final World world = new World();
  private final Stuck stuck = new Stuck();
  private int rounds;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 600})
  void is_left_where_it_is_and_counts_where_its_original_lies(int wish) throws Exception {
    MemoryMailbox source = filled();
    stuck.id = Optional.of(copied(INBOX, 4).id());
    stuck.wish = Duration.ofSeconds(wish);
    source.move(INBOX, 3, DONE);
    source.move(INBOX, 4, DONE);
    source.move(INBOX, 5, DONE);
    World.fill(source, DONE, 200, 12);

    nextRound();

    assertSynced(24);
    assertThat(there(DONE)).hasSize(16);
    assertThat(there(INBOX)).extracting(ArrivedMessage::id).contains(stuck.id.get().value());
    assertThat(copied(DONE, 4).degradations())
        .singleElement()
        .asString()
        .containsPattern("the [56] times that it was to follow")
        .contains("left in inbox");
    assertThat(stuck.tried).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void is_left_where_it_is_also_as_the_only_one_of_its_round() throws Exception {
    MemoryMailbox source = filled();
    stuck.id = Optional.of(copied(INBOX, 4).id());
    source.move(INBOX, 4, DONE);

    nextRound();

    assertSynced(12);
    assertThat(world.row(World.TARGET).progress().tally().degraded()).isOne();
    assertThat(Duration.between(stuck.tried.getFirst(), stuck.tried.getLast()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(40));
  }

  @Test
  void is_not_tried_again_in_later_rounds() throws Exception {
    MemoryMailbox source = filled();
    stuck.id = Optional.of(copied(INBOX, 4).id());
    source.move(INBOX, 4, DONE);
    nextRound();
    int tried = stuck.tried.size();
    World.fill(source, DONE, 200, 1);

    nextRound();

    assertSynced(13);
    assertThat(stuck.tried).hasSize(tried);
  }

  @Test
  void follows_when_the_trouble_passes() throws Exception {
    MemoryMailbox source = filled();
    stuck.id = Optional.of(copied(INBOX, 4).id());
    stuck.mendedAfter = 3;
    source.move(INBOX, 4, DONE);

    nextRound();

    assertSynced(12);
    assertThat(there(DONE)).extracting(ArrivedMessage::id).contains(stuck.id.get().value());
    assertThat(copied(DONE, 3).degradations()).isEmpty();
  }

  @Test
  void several_of_them_are_left_and_nothing_is_doubled() throws Exception {
    MemoryMailbox source = filled();
    stuck.all = true;
    for (long uid = 2; uid <= 8; uid++) {
      source.move(INBOX, uid, DONE);
    }

    nextRound();

    assertSynced(12);
    assertThat(there(INBOX)).hasSize(10);
  }

  @Test
  void one_of_two_equal_messages_is_left_and_the_other_one_follows() throws Exception {
    MemoryMailbox source = filled();
    World.fill(source, INBOX, 3, 1);
    nextRound();
    stuck.id = Optional.of(copied(INBOX, 4).id());
    source.move(INBOX, 4, DONE);
    source.move(INBOX, 11, DONE);

    nextRound();

    assertSynced(13);
    assertThat(there(DONE)).hasSize(3);
    assertThat(there(INBOX)).hasSize(10);
  }

  private MemoryMailbox filled() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 10);
    World.fill(source, DONE, 100, 2);
    world.run();
    world.trouble = stuck;
    return source;
  }

  private void assertSynced(int messages) {
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.arrived(World.TARGET)).hasSize(messages).doesNotHaveDuplicates();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(messages);
    assertThat(world.row(World.TARGET).progress().tally().failed()).isZero();
  }

  private void nextRound() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
    world.run();
  }

  private List<ArrivedMessage> there(List<String> folder) throws Exception {
    return world.targets.mailbox(World.TARGET).messages(plan(folder).target());
  }

  private Outcome.Copied copied(List<String> folder, long uid) throws Exception {
    return (Outcome.Copied)
        world
            .ledger
            .page(plan(folder).key(), Ledger.EntryFilter.ALL, Optional.empty(), 1_000)
            .entries()
            .stream()
            .filter(entry -> entry.uid() == uid)
            .map(LedgerEntry::outcome)
            .findFirst()
            .orElseThrow();
  }

  private FolderPlan plan(List<String> folder) {
    return world.plans.all(world.row(World.TARGET).key()).stream()
        .filter(plan -> plan.source().path().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  /** A target that answers 500 whenever certain messages are to be moved. */
  private final class Stuck extends Trouble {
    private final List<Instant> tried = new ArrayList<>();
    private Optional<TargetMessageId> id = Optional.empty();
    private boolean all;
    private Duration wish = Duration.ZERO;
    private int mendedAfter = Integer.MAX_VALUE;

    Stuck() {
      super(new Random(0), 0);
    }

    @Override
    void move(TargetMessageId message) throws TransientException {
      if ((all || id.equals(Optional.of(message))) && tried.size() < mendedAfter) {
        tried.add(world.clock.instant());
        throw new TransientException("500", "cannot be moved", wish);
      }
    }
  }
}
