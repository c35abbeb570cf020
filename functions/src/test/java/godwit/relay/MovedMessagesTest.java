package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MessageFlags;
import godwit.source.memory.MemoryMailbox;
import godwit.target.ArrivedMessage;
import godwit.target.TargetMessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MovedMessagesTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> DONE = List.of("Done");
  private static final List<String> OTHER = List.of("Other");

  private final World world = new World();
  private int rounds;

  @Test
  void a_message_that_was_moved_is_moved_and_not_copied_again() throws Exception {
    MemoryMailbox source = filled(10);
    TargetMessageId id = copied(INBOX, 4).id();
    source.move(INBOX, 4, DONE);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(13).doesNotHaveDuplicates();
    assertThat(there(DONE)).extracting(ArrivedMessage::id).contains(id.value()).hasSize(3);
    assertThat(there(INBOX)).hasSize(9);
    assertThat(copied(DONE, 3).id()).isEqualTo(id);
    assertThat(entry(INBOX, 4).outcome())
        .isEqualTo(new Outcome.Moved(copied(DONE, 3), plan(DONE).key().id()));
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(13);
    assertThat(world.row(World.TARGET).progress().roundTally().messages()).isZero();
  }

  @Test
  void a_message_that_moves_before_the_first_round_is_planned_once_more_is_not_copied_again()
      throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, DONE, 0, 3);
    World.fill(source, OTHER, 100, 3);
    world.trouble =
        new AtCreate(
            5,
            () -> {
              source.move(DONE, 2, INBOX);
              source.renewValidity(OTHER);
            });

    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(6).doesNotHaveDuplicates();
    assertThat(there(INBOX)).hasSize(1);
    assertThat(there(DONE)).hasSize(2);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(6);
  }

  @Test
  void a_message_may_move_on_and_back_in_later_rounds() throws Exception {
    MemoryMailbox source = filled(10);
    source.move(INBOX, 4, DONE);
    nextRound();
    source.move(DONE, 3, INBOX);

    nextRound();

    assertThat(there(INBOX)).hasSize(10);
    assertThat(there(DONE)).hasSize(2);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(13);
  }

  @Test
  void a_message_may_move_there_and_back_and_there_again() throws Exception {
    MemoryMailbox source = filled(10);
    source.move(INBOX, 4, DONE);
    nextRound();
    source.move(DONE, 3, INBOX);
    nextRound();
    source.move(INBOX, 11, DONE);

    nextRound();

    assertThat(there(INBOX)).hasSize(9);
    assertThat(there(DONE)).hasSize(3);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(13);
  }

  @Test
  void a_copy_that_is_put_where_a_message_once_came_by_is_copied() throws Exception {
    MemoryMailbox source = filled(10);
    source.move(INBOX, 4, DONE);
    nextRound();
    source.move(DONE, 3, OTHER);
    nextRound();
    World.fill(source, DONE, 3, 1);
    source.expunge(INBOX, 1);

    nextRound();

    assertThat(there(OTHER)).hasSize(2);
    assertThat(there(DONE)).hasSize(3);
    assertThat(world.arrived(World.TARGET)).hasSize(14);
  }

  @Test
  void another_message_without_an_identity_of_its_own_is_not_taken_for_one_that_is_gone()
      throws Exception {
    MemoryMailbox source = filled(10);
    Instant at = Instant.parse("2020-05-01T00:00:00Z");
    source.append(INBOX, anonymous("one"), at, Set.of());
    nextRound();
    source.expunge(INBOX, 11);
    source.append(DONE, anonymous("two"), at, Set.of());

    nextRound();

    assertThat(there(DONE)).extracting(ArrivedMessage::subject).contains("two");
  }

  @Test
  void what_was_moved_out_of_a_folder_that_is_no_more_is_not_copied_again() throws Exception {
    MemoryMailbox source = filled(10);
    source.move(OTHER, 1, DONE);
    source.deleteFolder(OTHER);

    nextRound();

    assertThat(there(DONE)).hasSize(3);
    assertThat(there(OTHER)).isEmpty();
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(13);
  }

  @Test
  void a_message_of_a_folder_that_was_hidden_for_a_while_is_there_again_with_it() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, DONE, 100, 2);
    World.fill(source, OTHER, 150, 1);
    source.oneValidityForAll();
    world.run();
    World.fill(source, DONE, 150, 1);
    source.deleteFolder(OTHER);
    nextRound();
    assertThat(there(DONE)).hasSize(3);
    World.fill(source, OTHER, 150, 1);
    source.oneValidityForAll();

    nextRound();

    assertThat(there(OTHER)).hasSize(1);
    assertThat(there(DONE)).hasSize(3);
  }

  @Test
  void where_the_user_has_put_it_elsewhere_it_stays_and_is_not_copied_again() throws Exception {
    MemoryMailbox source = filled(10);
    world.targets.mailbox(World.TARGET).move(copied(INBOX, 4).id(), plan(OTHER).target());
    source.move(INBOX, 4, DONE);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(13).doesNotHaveDuplicates();
    assertThat(there(OTHER)).hasSize(2);
    assertThat(there(DONE)).hasSize(2);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(13);
  }

  @Test
  void what_the_user_has_deleted_does_not_come_back_by_a_move() throws Exception {
    MemoryMailbox source = filled(10);
    world.targets.mailbox(World.TARGET).remove(copied(INBOX, 4).id());
    source.move(INBOX, 4, DONE);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(12);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_copy_is_another_message() throws Exception {
    MemoryMailbox source = filled(10);
    World.fill(source, DONE, 3, 1);

    nextRound();

    assertThat(there(INBOX)).hasSize(10);
    assertThat(there(DONE)).hasSize(3);
  }

  @Test
  void of_two_equal_messages_one_moves() throws Exception {
    MemoryMailbox source = filled(10);
    World.fill(source, INBOX, 3, 1);
    nextRound();
    source.move(INBOX, 4, DONE);

    nextRound();

    assertThat(there(INBOX)).hasSize(10);
    assertThat(there(DONE)).hasSize(3);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(14);
  }

  @Test
  void a_message_that_was_deleted_at_the_source_stays_at_the_target() throws Exception {
    MemoryMailbox source = filled(10);
    source.expunge(INBOX, 4);
    World.fill(source, DONE, 200, 1);

    nextRound();

    assertThat(there(INBOX)).hasSize(10);
    assertThat(copied(INBOX, 4)).isNotNull();
  }

  @Test
  void a_message_that_was_read_and_moved_is_read_where_it_lies_now() throws Exception {
    MemoryMailbox source = filled(10);
    source.flag(INBOX, 4, new MessageFlags(true, false, false, false, false, Set.of()));
    source.move(INBOX, 4, DONE);

    nextRound();

    assertThat(there(DONE)).filteredOn(ArrivedMessage::read).hasSize(1);
    assertThat(entry(DONE, 3).flags()).isEqualTo("S");
  }

  @Test
  void a_moved_message_whose_marks_cannot_be_changed_holds_up_nothing() throws Exception {
    MemoryMailbox source = filled(10);
    source.flag(INBOX, 4, new MessageFlags(true, false, false, false, false, Set.of()));
    source.move(INBOX, 4, DONE);
    world.marking =
        id -> {
          throw new TransientException("500", "ailing");
        };

    nextRound();

    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(there(DONE)).hasSize(3);
    assertThat(world.row(World.TARGET).progress().tally().copied()).isEqualTo(13);
  }

  private static byte[] anonymous(String subject) {
    return ("Subject: " + subject + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private MemoryMailbox filled(int messages) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, messages);
    World.fill(source, DONE, 100, 2);
    World.fill(source, OTHER, 150, 1);
    world.run();
    return source;
  }

  private void nextRound() throws Exception {
    var batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
    world.run();
  }

  private List<ArrivedMessage> there(List<String> folder) throws Exception {
    return world.targets.mailbox(World.TARGET).messages(plan(folder).target());
  }

  private Outcome.Copied copied(List<String> folder, long uid) throws Exception {
    return (Outcome.Copied) entry(folder, uid).outcome();
  }

  private LedgerEntry entry(List<String> folder, long uid) throws Exception {
    return world
        .ledger
        .page(plan(folder).key(), Ledger.EntryFilter.ALL, Optional.empty(), 1_000)
        .entries()
        .stream()
        .filter(entry -> entry.uid() == uid)
        .findFirst()
        .orElseThrow();
  }

  private FolderPlan plan(List<String> folder) {
    return world.plans.all(world.row(World.TARGET).key()).stream()
        .filter(plan -> plan.source().path().equals(folder))
        .findFirst()
        .orElseThrow();
  }
}
