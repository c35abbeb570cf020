package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Relay;
import godwit.failure.ThrottledException;
import godwit.folder.FolderRules;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.source.UidRange;
import godwit.source.UidSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Before a mailbox is planned again, what an earlier worker or batch has done is found out. */
class PlannedAgainTest {
  private static final ChunkWork WORK = new ChunkWork("worker", Company.OTHERS, true, false);

  private final CopyBench bench = new CopyBench();

  @Test
  void what_a_batch_that_was_deleted_has_copied_is_not_copied_again() throws Exception {
    bench.fill(3);
    FolderPlan first = bench.plan().getFirst();
    assertThat(first.kin()).isEmpty();
    assertThat(bench.copy(first, WORK)).isEqualTo(new ChunkEnd.Complete());
    bench.ledger.purge(first.key());
    bench.tried.clear();

    FolderPlan again = bench.plan().getFirst();

    assertThat(again.kin()).containsExactly(again.key().id());
    assertThat(bench.copy(again, WORK)).isEqualTo(new ChunkEnd.Complete());
    assertThat(bench.tried).isEmpty();
    assertThat(bench.rows(again)).hasSize(3);
  }

  @Test
  void doubts_of_a_folder_that_is_numbered_anew_are_waited_for_and_then_solved_by_the_stamps()
      throws Exception {
    bench.fill(3);
    FolderPlan first = bench.plan().getFirst();
    bench.plans.save(bench.key, List.of(first));
    assertThat(bench.copy(first, WORK)).isEqualTo(new ChunkEnd.Complete());
    bench.forget(first, Intent.toSend(UidSet.of(List.of(1L, 2L, 3L))));
    bench.tried.clear();
    bench.mailbox.renewValidity(CopyBench.INBOX);

    assertThatThrownBy(bench::plan)
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
    bench.clock.advance(Duration.ofSeconds(90));
    FolderPlan renewed = bench.plan().getFirst();

    assertThat(renewed.validity()).isNotEqualTo(first.validity());
    assertThat(bench.copy(renewed, WORK)).isEqualTo(new ChunkEnd.Complete());
    assertThat(bench.tried).isEmpty();
    assertThat(bench.arrived()).isEqualTo(3);
  }

  @Test
  void what_has_another_name_is_counted_there_before_anything_is_planned() throws Exception {
    FolderPlan gone = PlannedFolder.named("Gone").hidden().build();
    FolderPlan heir =
        PlannedFolder.named("INBOX").validity(2).kin(gone.key().id()).copying(1, 9).build();
    write(gone, Rows.copied(gone, 1, "one", "a"));
    write(heir, Rows.copied(heir, 1, "one", "a"));
    bench.plans.save(bench.key, List.of(gone, heir));
    bench.mayGoOn = () -> false;
    try (CopySession session = bench.session()) {
      assertThat(session.plan(bench.key, Relay.START, FolderRules.NONE, "planner")).isEmpty();
      assertThat(session.inherit(List.of(gone, heir), "worker")).isFalse();
      assertThat(session.hasMoved()).isFalse();
      bench.mayGoOn = () -> true;

      assertThat(session.inherit(List.of(gone, heir), "worker")).isTrue();
      assertThat(session.hasMoved()).isTrue();
    }

    assertThat(bench.rows(gone)).containsExactly(Rows.moved(gone, 1, "one", "a", heir));
  }

  @Test
  void a_source_mailbox_has_one_name_of_sixteen_digits() {
    assertThat(CopySession.sourceMailbox(CopyBench.login()))
        .matches("[0-9a-f]{16}")
        .isEqualTo(Stamps.of(CopyBench.login()).source());
  }

  private void write(FolderPlan folder, LedgerEntry row) {
    var key = new ChunkKey(folder.key(), folder.validity(), 0, new UidRange(1, 9));
    var chunk = bench.ledger.claim(key, "earlier");
    assertThat(bench.ledger.commit(chunk.settled(9, Intent.NONE, row.tally()), List.of(row)))
        .isPresent();
  }
}
