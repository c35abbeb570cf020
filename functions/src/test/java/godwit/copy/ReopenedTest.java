package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.MessageSelection;
import godwit.batch.Tally;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Reopening;
import godwit.ledger.Suspects;
import godwit.source.UidRange;
import godwit.source.UidSet;
import godwit.target.Delivery;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A later round tries again what has a row already, and counts it once. */
class ReopenedTest {
  private static final ChunkWork WORK = new ChunkWork("worker", Company.OTHERS, true, false);

  private final CopyBench bench = new CopyBench();
  private final List<Long> looked = new ArrayList<>();
  private long refused = 2;
  private FolderPlan plan = PlannedFolder.named("INBOX").build();

  @BeforeEach
  void of_three_messages_the_second_failed() throws Exception {
    bench.fill(3);
    bench.before = new Refusing();
    plan = bench.plan().getFirst();
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
    assertThat(bench.chunk(plan).tally().failed()).isEqualTo(1);
    bench.tried.clear();
    looked.clear();
  }

  @Test
  void an_ordinary_round_touches_nothing() throws Exception {
    FolderPlan next = next(Reopening.NONE);

    assertThat(bench.copy(next, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).isEmpty();
    assertThat(chunk(next).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void a_retry_looks_for_just_what_failed_and_counts_it_once() throws Exception {
    refused = 0;
    FolderPlan next = next(new Reopening(true, ""));

    assertThat(bench.copy(next, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(looked).as("it may have arrived late").containsExactly(2L);
    assertThat(bench.tried).containsExactly(2L);
    assertThat(chunk(next).tally().copied()).isEqualTo(1);
    assertThat(chunk(next).tally().failed()).isEqualTo(-1);
    assertThat(bench.rows(plan)).allMatch(row -> row.outcome() instanceof Outcome.Copied);
  }

  @Test
  void what_failed_and_fails_again_counts_as_before() throws Exception {
    FolderPlan next = next(new Reopening(true, ""));

    assertThat(bench.copy(next, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(chunk(next).tally()).isEqualTo(Tally.NONE);
    assertThat(bench.rows(plan).get(1).outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void what_failed_before_is_given_up_after_two_more_failures() throws Exception {
    FolderPlan next = next(new Reopening(true, ""));
    var uids = UidSet.of(List.of(2L));
    bench.left(
        next,
        Intent.landed(uids, bench.clock.instant().minusSeconds(60))
            .suspecting(Suspects.parse("2:2:0:0")));

    assertThat(bench.copy(next, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(looked).contains(2L);
    assertThat(bench.tried).isEmpty();
    assertThat(bench.rows(plan).get(1).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.code()).isEqualTo("CREATE_KEEPS_FAILING"));
  }

  @Test
  void what_moved_away_and_is_here_again_with_its_folder_is_sent() throws Exception {
    LedgerEntry first = bench.rows(plan).getFirst();
    write(first.settled(new Outcome.Moved(Optional.empty(), "0011223344556677")));
    FolderPlan next = next(Reopening.NONE);

    assertThat(bench.copy(next, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).containsExactly(1L);
    assertThat(chunk(next).tally().copied()).isEqualTo(1);
  }

  @Test
  void what_the_options_left_out_follows_once_they_let_it_in() throws Exception {
    LedgerEntry first = bench.rows(plan).getFirst();
    write(first.settled(new Outcome.Skipped("RECEIVED_FILTER", "left out")));
    write(bench.rows(plan).get(2).settled(new Outcome.Skipped("EXPUNGED", "gone")));
    FolderPlan next = next(Reopening.NONE);

    try (CopySession session = bench.session()) {
      session.select(before(Instant.EPOCH));
      assertThat(session.copy(List.of(next), next, 0, WORK)).isEqualTo(new ChunkEnd.Complete());
    }
    assertThat(bench.tried).isEmpty();
    FolderPlan third = next(Reopening.NONE, 2);
    assertThat(bench.copy(third, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).containsExactly(1L);
    assertThat(chunk(third).tally().skipped()).isEqualTo(-1);
  }

  @Test
  void what_is_deleted_at_the_source_and_has_its_row_is_not_asked_about() throws Exception {
    FolderPlan next = next(Reopening.NONE);
    LedgerEntry third = bench.rows(plan).get(2);
    write(third.settled(new Outcome.Moved(Optional.empty(), "0011223344556677")));
    bench.left(next, Intent.toSend(UidSet.of(List.of(1L, 3L))));
    bench.mailbox.expunge(CopyBench.INBOX, 1);
    bench.mailbox.expunge(CopyBench.INBOX, 3);

    assertThat(bench.copy(next, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(chunk(next).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void what_failed_and_is_deleted_at_the_source_may_have_arrived_since() throws Exception {
    FolderPlan next = next(new Reopening(true, ""));
    bench.left(next, Intent.toSend(UidSet.of(List.of(2L))));
    bench.mailbox.expunge(CopyBench.INBOX, 2);

    try (CopySession session = bench.session()) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> session.copy(List.of(next), next, 0, WORK))
          .isInstanceOf(godwit.failure.ThrottledException.class);
    }
  }

  @Test
  void another_filter_than_the_round_was_planned_with_is_written_down() throws Exception {
    FolderPlan idle = PlannedFolder.named("Idle").build();
    bench.plans.save(bench.key, List.of(plan, idle));
    try (CopySession session = bench.session()) {
      assertThat(session.plans(bench.key)).containsExactly(plan, idle);
      assertThat(bench.plans.all(bench.key)).containsExactly(plan, idle);
      session.select(before(Instant.EPOCH));

      List<FolderPlan> plans = session.plans(bench.key);

      assertThat(plans).extracting(p -> p.reopening().filter()).containsExactly("several", "");
      assertThat(bench.plans.all(bench.key)).isEqualTo(plans);
    }
  }

  private static MessageSelection before(Instant end) {
    return new MessageSelection(
        Optional.empty(), Optional.of(end), OptionalInt.empty(), OptionalInt.empty());
  }

  private FolderPlan next(Reopening reopening) {
    return next(reopening, 1);
  }

  private FolderPlan next(Reopening reopening, int round) {
    return PlannedFolder.named("INBOX")
        .validity(plan.validity().value())
        .round(round)
        .to(plan.target())
        .copying(1, 3)
        .build()
        .reopening(reopening);
  }

  private Chunk chunk(FolderPlan folder) {
    return bench.ledger.claim(folder.chunk(0), "reader");
  }

  private void write(LedgerEntry entry) {
    var key = new ChunkKey(plan.key(), plan.validity(), 0, new UidRange(1, 3));
    assertThat(bench.ledger.commit(bench.ledger.claim(key, "earlier"), List.of(entry))).isPresent();
  }

  private final class Refusing implements Observed.Before {
    @Override
    public void create(MessageStamp stamp) {}

    @Override
    public Optional<Delivery> answer(TargetFolderId folder, MessageStamp stamp) {
      return CopyBench.uid(stamp) == refused
          ? Optional.of(new Delivery.Refused("TOO_LARGE", "make it smaller"))
          : Optional.empty();
    }

    @Override
    public void find(MessageStamp stamp) {
      looked.add(CopyBench.uid(stamp));
    }
  }
}
