package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MailboxStatus;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.target.TargetFolderPath;
import godwit.target.TargetMessageId;
import godwit.target.WellKnownFolder;
import godwit.target.memory.MemoryMailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch that was deleted leaves no rows; what it brought over is known by its stamps. */
final class RecreatedBatchTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> NORTH = List.of("Projects", "North");

  private final World first = new World();
  private final godwit.source.memory.MemoryMailbox source;
  private final MemoryMailbox target = first.targets.mailbox(World.TARGET);

  RecreatedBatchTest() throws Exception {
    source = first.mailbox(World.TARGET);
  }

  @BeforeEach
  void fill() {
    World.fill(source, INBOX, 0, 60);
    World.fill(source, NORTH, 100, 31);
  }

  @Test
  void another_batch_for_the_same_mailbox_brings_nothing_twice_and_reads_nothing_again()
      throws Exception {
    first.run();
    World second = first.again(World.TARGET);
    long read = source.reads();

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(91).doesNotHaveDuplicates();
    assertThat(second.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(second.row(World.TARGET).progress().tally().copied()).isEqualTo(91);
    assertThat(source.reads()).isEqualTo(read);
    assertThat(copied(second)).containsExactlyInAnyOrderElementsOf(copied(first));
  }

  @Test
  void only_what_is_unknown_is_copied() throws Exception {
    first.run();
    World.fill(source, INBOX, 60, 5);
    World.fill(source, List.of("New"), 200, 4);
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(100).doesNotHaveDuplicates();
    assertThat(copied(second)).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void what_a_user_moved_in_exchange_is_known_where_it_lies_now() throws Exception {
    first.run();
    var archive =
        first
            .targets
            .open(World.TARGET)
            .folder(new TargetFolderPath(WellKnownFolder.ROOT, List.of("Done")))
            .id();
    copied(first).stream().limit(20).forEach(id -> target.move(id, archive));
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(91).doesNotHaveDuplicates();
    assertThat(target.stamps(archive)).hasSize(20);
  }

  @Test
  void what_a_user_deleted_for_good_in_exchange_comes_again_with_a_new_batch_only()
      throws Exception {
    first.run();
    TargetMessageId gone = copied(first).getFirst();
    target.remove(gone);
    assertThat(new Rounds(first.stores(), first.clock).startRound(batch(first), "next")).isOne();
    first.run();
    assertThat(first.arrived(World.TARGET)).hasSize(90);
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(91).doesNotHaveDuplicates();
  }

  @Test
  void a_generation_that_changed_between_the_batches_is_matched_by_content() throws Exception {
    first.run();
    source.renewValidity(INBOX);
    World.fill(source, INBOX, 60, 2);
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(93).doesNotHaveDuplicates();
    assertThat(copied(second)).hasSize(93).doesNotHaveDuplicates();
  }

  @Test
  void a_folder_renamed_between_the_batches_is_matched_by_content() throws Exception {
    first.run();
    source.renameFolder(NORTH, List.of("Projects", "South"));
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(91).doesNotHaveDuplicates();
    assertThat(copied(second)).hasSize(91).doesNotHaveDuplicates();
  }

  @Test
  void a_folder_renamed_between_two_rounds_brings_nothing_twice() throws Exception {
    first.run();
    source.renameFolder(NORTH, List.of("Projects", "South"));
    World.fill(source, List.of("Projects", "South"), 131, 3);

    assertThat(new Rounds(first.stores(), first.clock).startRound(batch(first), "next")).isOne();
    first.run();

    assertThat(first.arrived(World.TARGET)).hasSize(94).doesNotHaveDuplicates();
  }

  @Test
  void the_same_content_in_two_folders_is_two_messages_also_for_another_batch() throws Exception {
    World.fill(source, List.of("Copy"), 100, 31);
    first.run();
    World.fill(source, List.of("Second copy"), 100, 31);
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(153).doesNotHaveDuplicates();
    assertThat(copied(second)).hasSize(153).doesNotHaveDuplicates();
  }

  @Test
  void two_messages_of_one_content_are_both_known_and_a_third_is_copied() throws Exception {
    World.fill(source, NORTH, 100, 1);
    first.run();
    source.renewValidity(NORTH);
    World.fill(source, NORTH, 100, 1);
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(93).doesNotHaveDuplicates();
    assertThat(copied(second)).hasSize(93).doesNotHaveDuplicates();
  }

  @Test
  void a_batch_that_was_deleted_half_way_is_finished_by_the_next() throws Exception {
    first.copy =
        new godwit.copy.CopySettings(
            25, 7, 1_000_000, Duration.ofMillis(1), Duration.ofSeconds(60), World.DOUBT);
    first.queue.send(new godwit.work.WorkItem.AdmitBatch(first.batch), Duration.ZERO);
    for (int leg = 0; leg < 4; leg++) {
      for (var item : first.queue.due(first.clock.instant())) {
        first.dispatch().handle(item, World.QUIET);
      }
    }
    World second = first.again(World.TARGET);

    second.run();

    assertThat(second.arrived(World.TARGET)).hasSize(91).doesNotHaveDuplicates();
    assertThat(second.row(World.TARGET).progress().tally().copied()).isEqualTo(91);
  }

  private static godwit.batch.Batch batch(World world) {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** The target's identities of all messages that are accounted for. */
  private static List<TargetMessageId> copied(World world) throws Exception {
    var ids = new ArrayList<TargetMessageId>();
    for (var folder : world.plans.all(world.row(World.TARGET).key())) {
      for (LedgerEntry entry :
          world
              .ledger
              .page(folder.key(), Ledger.EntryFilter.COPIED, Optional.empty(), 1_000)
              .entries()) {
        ids.add(((Outcome.Copied) entry.outcome()).id());
      }
    }
    return ids;
  }
}
