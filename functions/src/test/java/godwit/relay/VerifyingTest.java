package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxKey;
import godwit.inspection.Run;
import godwit.report.Consistency;
import godwit.report.VerificationTotals;
import godwit.source.memory.MemoryMailbox;
import godwit.target.StampedMessage;
import godwit.target.TargetFolderId;
import godwit.verify.Difference;
import godwit.verify.FolderCheck;
import godwit.verify.Verification;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifications as work of the relay, in memory: a copied mailbox in which something happened. */
class VerifyingTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> PLANS = List.of("Plans");

  private final World world = new World();
  private MemoryMailbox source;

  @BeforeEach
  void copy() throws Exception {
    source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 1, 20);
    World.fill(source, PLANS, 100, 12);
    world.run();
  }

  @Test
  void what_was_copied_and_left_alone_is_perfect() throws Exception {
    verify();

    FolderCheck total = found().total();
    assertThat(found().folders()).extracting(FolderCheck::path).containsExactly("INBOX", "Plans");
    assertThat(total.source()).hasValue(32);
    assertThat(total.rows()).isEqualTo(32);
    assertThat(total.found()).isEqualTo(32);
    assertThat(total.differences()).isEmpty();
    assertThat(total.moved()).isZero();
    assertThat(grade()).contains(Consistency.PERFECT);
    assertThat(run().isOpen()).isFalse();
    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();
  }

  @Test
  void nothing_is_changed() throws Exception {
    var row = world.row(World.TARGET);
    List<String> arrived = world.arrived(World.TARGET);
    long reads = source.reads();

    verify();

    assertThat(world.row(World.TARGET)).isEqualTo(row);
    assertThat(world.arrived(World.TARGET)).isEqualTo(arrived);
    assertThat(source.reads()).isEqualTo(reads);
    assertThat(world.traces.folders(row.key())).isEmpty();
  }

  @Test
  void a_message_that_was_deleted_in_exchange_is_missing() throws Exception {
    StampedMessage gone = target().stamped().getFirst();
    target().remove(gone.id());

    verify();

    Difference difference = differences().getFirst();
    assertThat(differences()).hasSize(1);
    assertThat(difference.kind()).isEqualTo(Difference.Kind.MISSING);
    assertThat(difference.targetId()).isEqualTo(gone.id().value());
    assertThat(grade()).contains(Consistency.POOR);
  }

  @Test
  void a_message_that_was_moved_in_exchange_is_there() throws Exception {
    target().move(target().stamped().getFirst().id(), new TargetFolderId("elsewhere"));

    verify();

    assertThat(found().total().found()).isEqualTo(32);
    assertThat(differences()).isEmpty();
    assertThat(grade()).contains(Consistency.PERFECT);
  }

  @Test
  void what_came_or_went_at_the_source_since_is_told_and_no_loss() throws Exception {
    World.fill(source, INBOX, 50, 2);
    source.expunge(PLANS, 1);

    verify();

    assertThat(differences())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.NEW, Difference.Kind.NEW);
    assertThat(found().total().expunged()).isEqualTo(1);
    assertThat(grade()).contains(Consistency.PERFECT);
  }

  @Test
  void rows_that_are_lost_are_told_from_both_sides() throws Exception {
    world.ledger.purge(world.plans.all(key()).getLast().key());

    verify();

    assertThat(found().folders().getLast().count(Difference.Kind.UNACCOUNTED)).isEqualTo(12);
    assertThat(found().folders().getLast().count(Difference.Kind.UNKNOWN)).isEqualTo(12);
    assertThat(grade()).contains(Consistency.POOR);
  }

  @Test
  void a_copy_with_the_same_stamp_is_doubled() throws Exception {
    target().copyOf(target().stamped().getFirst().id());

    verify();

    assertThat(differences()).extracting(Difference::kind).containsExactly(Difference.Kind.DOUBLED);
    assertThat(grade()).contains(Consistency.GOOD);
  }

  @Test
  void a_batch_that_was_made_again_is_perfect_by_the_marks_of_the_first() throws Exception {
    World second = world.again(World.TARGET);
    second.run();
    source.renameFolder(PLANS, List.of("Renamed"));
    second.clock.advance(Duration.ofDays(1));
    assertThat(new Rounds(second.stores(), second.clock).startRound(batchOf(second), "next"))
        .isEqualTo(1);
    second.run();

    verify(second);

    Verification found = result(second).orElseThrow();
    assertThat(found.total().differences()).isEmpty();
    assertThat(VerificationTotals.grade(found)).contains(Consistency.PERFECT);
  }

  @Test
  void a_source_that_is_switched_off_leaves_rows_and_target_to_be_compared() throws Exception {
    target().remove(target().stamped().getFirst().id());
    world.sources.remove("user of " + World.TARGET);

    verify();

    assertThat(found().trouble().orElseThrow()).startsWith("The source could not be asked");
    assertThat(found().total().source()).isEmpty();
    assertThat(differences()).extracting(Difference::kind).containsExactly(Difference.Kind.MISSING);
  }

  @Test
  void a_large_mailbox_is_done_in_several_legs() throws Exception {
    world.copy =
        new godwit.copy.CopySettings(
            25, 7, 1_000_000, Duration.ZERO, Duration.ofSeconds(60), World.DOUBT);
    int before = world.sources.logIns();

    verify();

    assertThat(found().total().found()).isEqualTo(32);
    assertThat(found().total().differences()).isEmpty();
    assertThat(world.sources.logIns()).isEqualTo(before + 2);
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void a_mailbox_in_copy_or_without_one_is_left_out() throws Exception {
    var other = new World();
    assertThat(other.mailbox(World.TARGET)).isNotNull();
    assertThat(other.batches.update(batchOf(other).withStatus(BatchStatus.STOPPED))).isPresent();

    verify(other);

    assertThat(result(other).orElseThrow().skipped())
        .contains("Nothing of it has been copied yet.");
    assertThat(VerificationTotals.grade(result(other).orElseThrow())).isEmpty();
  }

  @Test
  void one_mailbox_is_verified_alone() throws Exception {
    Run alone =
        new InspectionControl(world.inspections, world.queue, world.clock)
            .inspect(batch(), world.row(World.TARGET), Inspection.VERIFY);
    work(world);

    assertThat(run().id()).isEqualTo(alone.id());
    assertThat(result(world)).isPresent();
    assertThat(run().isOpen()).isFalse();
  }

  @Test
  void removal_of_the_batch_takes_the_evidence_along() throws Exception {
    target().remove(target().stamped().getFirst().id());
    verify();
    assertThat(world.batches.update(batch().withStatus(BatchStatus.REMOVING))).isPresent();

    world.dispatch().handle(new WorkItem.PurgeBatch(world.batch), World.QUIET);

    assertThat(differences()).isEmpty();
    assertThat(world.inspections.evidence().folders(key())).isEmpty();
    assertThat(result(world)).isEmpty();
  }

  private void verify() throws Exception {
    verify(world);
  }

  private static void verify(World world) throws Exception {
    Run unused =
        new InspectionControl(world.inspections, world.queue, world.clock)
            .inspect(batchOf(world), Inspection.VERIFY);
    work(world);
  }

  private static void work(World world) throws Exception {
    for (List<WorkItem> due = due(world); !due.isEmpty(); due = due(world)) {
      for (WorkItem item : due) {
        world.dispatch().handle(item, World.QUIET);
      }
    }
  }

  private static List<WorkItem> due(World world) {
    return world.queue.due(world.clock.instant());
  }

  private Batch batch() {
    return batchOf(world);
  }

  private static Batch batchOf(World world) {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private MailboxKey key() {
    return new MailboxKey(world.batch, World.TARGET);
  }

  private godwit.target.memory.MemoryMailbox target() {
    return world.targets.mailbox(World.TARGET);
  }

  private Run run() throws Exception {
    return world.inspections.verifications().run(world.batch).orElseThrow();
  }

  private Verification found() throws Exception {
    return result(world).orElseThrow();
  }

  private static Optional<Verification> result(World world) throws Exception {
    return world
        .inspections
        .verifications()
        .result(new MailboxKey(world.batch, World.TARGET))
        .map(r -> r.value());
  }

  private Optional<Consistency> grade() throws Exception {
    return VerificationTotals.grade(found());
  }

  private List<Difference> differences() throws Exception {
    return world.inspections.evidence().differences(key(), Optional.empty(), 1_000).differences();
  }
}
