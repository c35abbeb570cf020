package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Tally;
import godwit.failure.ThrottledException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.UidSet;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Messages may have been sent when their worker died, and are deleted before anybody looks. */
class GoneInDoubtTest {
  private static final ChunkWork WORK = new ChunkWork("worker", Company.OTHERS, true, false);

  private final CopyBench bench = new CopyBench();

  @Test
  void of_what_was_deleted_at_the_source_in_doubt_only_what_arrived_is_counted() throws Exception {
    FolderPlan plan = filled(200);
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
    bench.forget(plan, Intent.toSend(uids(1, 200)));
    LongStream.rangeClosed(1, 200).forEach(uid -> bench.mailbox.expunge(CopyBench.INBOX, uid));

    assertThatThrownBy(() -> bench.copy(plan, WORK))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
    assertThat(bench.chunk(plan).intent())
        .isEqualTo(Intent.landed(uids(1, 200), bench.clock.instant().plusSeconds(60)));
    assertThat(bench.rows(plan)).isEmpty();
    bench.clock.advance(Duration.ofSeconds(90));
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.rows(plan)).hasSize(200);
    assertThat(bench.chunk(plan).tally()).isEqualTo(new Tally(200, 0, 0, 200, 0));
    assertThat(bench.chunk(plan).complete()).isTrue();
    assertThat(bench.arrived()).isEqualTo(200);
  }

  @Test
  void what_is_deleted_while_it_is_looked_for_is_told_as_gone_if_it_never_arrived()
      throws Exception {
    FolderPlan plan = filled(4);
    bench.left(plan, Intent.landed(uids(2, 3), bench.clock.instant().minusSeconds(30)));
    bench.mailbox.onRead(() -> bench.mailbox.expunge(CopyBench.INBOX, 3));

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.arrived()).isEqualTo(3);
    assertThat(bench.rows(plan)).extracting(LedgerEntry::uid).containsExactly(1L, 2L, 3L, 4L);
    assertThat(bench.rows(plan).get(2).outcome()).isInstanceOf(Outcome.Skipped.class);
    assertThat(bench.chunk(plan).tally().messages()).isEqualTo(4);
  }

  @Test
  void what_is_deleted_while_it_is_looked_for_counts_as_copied_if_it_arrived() throws Exception {
    FolderPlan plan = filled(4);
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
    bench.forget(plan, Intent.landed(uids(2, 4), bench.clock.instant().minusSeconds(30)));
    bench.mailbox.expunge(CopyBench.INBOX, 1);
    bench.mailbox.onRead(() -> bench.mailbox.expunge(CopyBench.INBOX, 3));

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.arrived()).isEqualTo(4);
    assertThat(bench.rows(plan)).extracting(LedgerEntry::uid).containsExactly(2L, 3L, 4L);
    assertThat(bench.rows(plan)).allMatch(row -> row.outcome() instanceof Outcome.Copied);
    assertThat(bench.chunk(plan).tally().copied()).isEqualTo(3);
  }

  @Test
  void it_keeps_back_what_must_be_looked_for_as_well() throws Exception {
    FolderPlan plan = filled(3);
    FolderPlan gone = bench.tenThousandGone();
    bench.left(plan, Intent.landed(uids(1, 3), bench.clock.instant().minusSeconds(30)));
    LongStream.rangeClosed(1, 3).forEach(uid -> bench.mailbox.expunge(CopyBench.INBOX, uid));
    bench.mayGoOn = () -> false;

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.CutShort());

    assertThat(bench.chunk(plan).complete()).isFalse();
    assertThat(bench.chunk(plan).intent().isEmpty()).isFalse();
  }

  private FolderPlan filled(int messages) throws Exception {
    bench.fill(messages);
    return bench.plan().getFirst();
  }

  private static UidSet uids(long first, long last) {
    return UidSet.of(LongStream.rangeClosed(first, last).boxed().toList());
  }
}
