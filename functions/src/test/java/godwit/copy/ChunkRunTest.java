package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Tally;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.UidSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is written of a chunk, and when. */
class ChunkRunTest {
  private static final ChunkWork WORK = new ChunkWork("worker", Company.OTHERS, true, false);

  private final CopyBench bench = new CopyBench();

  @Test
  void a_chunk_that_is_complete_is_not_asked_about_again() throws Exception {
    FolderPlan plan = filled(3);
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
    bench.mailbox.onOpen(path -> {
      throw new AssertionError("opened " + path);
    });

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
  }

  @Test
  void of_what_was_deleted_at_the_source_in_doubt_only_what_arrived_is_counted() throws Exception {
    FolderPlan plan = filled(200);
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
    forget(plan, Intent.landed(uids(1, 200), bench.clock.instant()));
    LongStream.rangeClosed(1, 200).forEach(uid -> bench.mailbox.expunge(CopyBench.INBOX, uid));

    assertThatThrownBy(() -> bench.copy(plan, WORK))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    assertThat(bench.chunk(plan).intent())
        .isEqualTo(Intent.landed(uids(1, 200), bench.clock.instant()));
    assertThat(bench.rows(plan)).isEmpty();
    bench.clock.advance(Duration.ofSeconds(30));
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.rows(plan)).hasSize(200);
    assertThat(bench.chunk(plan).tally()).isEqualTo(new Tally(200, 0, 0, 200, 0));
    assertThat(bench.chunk(plan).complete()).isTrue();
    assertThat(bench.arrived()).isEqualTo(200);
  }

  @Test
  void what_is_deleted_while_it_is_looked_for_is_told_as_gone_if_it_never_arrived()
      throws Exception {
    FolderPlan plan = filled(3);
    bench.left(plan, Intent.landed(uids(2, 2), bench.clock.instant().minusSeconds(30)));
    bench.mailbox.onRead(() -> bench.mailbox.expunge(CopyBench.INBOX, 2));

    ChunkEnd end = bench.copy(plan, WORK);

    assertThat(end).isEqualTo(new ChunkEnd.Complete());
    assertThat(bench.arrived()).isEqualTo(bench.chunk(plan).tally().copied());
    assertThat(bench.rows(plan)).hasSize(3);
  }

  @Test
  void what_goes_between_listing_and_reading_is_told_as_gone() throws Exception {
    FolderPlan plan = filled(9);
    var first = new Object[1];
    bench.mailbox.onRead(() -> {
      if (first[0] == null) {
        first[0] = plan;
        bench.mailbox.expunge(CopyBench.INBOX, 5);
      }
    });

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.rows(plan)).hasSize(9);
    assertThat(bench.rows(plan).get(4).outcome())
        .isInstanceOfSatisfying(
            Outcome.Skipped.class, s -> assertThat(s.code()).isEqualTo("EXPUNGED"));
    assertThat(bench.chunk(plan).tally().messages()).isEqualTo(9);
    assertThat(bench.chunk(plan).tally().skipped()).isEqualTo(1);
  }

  @Test
  void what_was_never_reached_when_the_leg_ended_is_not_told_as_gone() throws Exception {
    FolderPlan plan = filled(9);
    bench.before =
        stamp -> {
          if (CopyBench.uid(stamp) == 3) {
            throw new MailboxBlockedException("FULL", "make room");
          }
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK)).isInstanceOf(MailboxBlockedException.class);

    assertThat(bench.rows(plan)).extracting(LedgerEntry::uid).containsExactly(1L, 2L);
    assertThat(bench.chunk(plan).doneThrough()).isEqualTo(2);
    assertThat(bench.chunk(plan).intent()).isEqualTo(Intent.NONE);
    assertThat(bench.tried).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_worker_whose_chunk_was_claimed_writes_nothing_and_sends_nothing_more() throws Exception {
    FolderPlan plan = filled(30);
    bench.before =
        stamp -> {
          if (CopyBench.uid(stamp) == 3) {
            assertThat(bench.ledger.claim(plan.chunk(0), "another").owner()).isEqualTo("another");
          }
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK)).isInstanceOf(BatonLostException.class);

    assertThat(bench.rows(plan)).isEmpty();
    assertThat(bench.tried).hasSizeLessThanOrEqualTo(14);
    assertThat(bench.chunk(plan).intent().uids().holds(3)).isTrue();
  }

  @Test
  void nothing_is_sent_when_there_is_no_time() throws Exception {
    FolderPlan plan = filled(3);
    bench.mayGoOn = () -> false;

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.CutShort());

    assertThat(bench.tried).isEmpty();
    assertThat(bench.rows(plan)).isEmpty();
    assertThat(bench.mailbox.reads()).isZero();
  }

  @Test
  void a_defect_of_the_source_s_adapter_is_thrown_on() throws Exception {
    FolderPlan plan = filled(3);
    bench.mailbox.onRead(() -> {
      throw new IllegalStateException("ours");
    });

    assertThatThrownBy(() -> bench.copy(plan, WORK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("ours");
    assertThat(bench.rows(plan)).isEmpty();
  }

  @Test
  void what_can_be_read_of_a_window_is_written_though_the_source_breaks_off() throws Exception {
    FolderPlan plan = filled(9);
    bench.mailbox.onRead(() -> {
      if (bench.mailbox.reads() == 4) {
        bench.mailbox.lock(CopyBench.INBOX);
      }
    });

    assertThatThrownBy(() -> bench.copy(plan, WORK))
        .isInstanceOf(godwit.failure.FolderChangedException.class);

    assertThat(bench.rows(plan)).hasSize(bench.arrived()).hasSizeBetween(3, 4);
    assertThat(bench.chunk(plan).complete()).isFalse();
  }

  @Test
  void a_search_for_what_left_other_folders_that_is_not_over_keeps_back_what_is_new()
      throws Exception {
    FolderPlan plan = filled(3);
    FolderPlan gone = tenThousand();
    bench.mayGoOn = () -> false;

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.CutShort());
    assertThat(bench.mailbox.reads()).isZero();
    bench.mayGoOn = () -> true;
    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.Complete());
  }

  @Test
  void it_keeps_back_what_must_be_looked_for_as_well() throws Exception {
    FolderPlan plan = filled(3);
    FolderPlan gone = tenThousand();
    bench.left(plan, Intent.landed(uids(1, 3), bench.clock.instant().minusSeconds(30)));
    LongStream.rangeClosed(1, 3).forEach(uid -> bench.mailbox.expunge(CopyBench.INBOX, uid));
    bench.mayGoOn = () -> false;

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.CutShort());

    assertThat(bench.chunk(plan).complete()).isFalse();
    assertThat(bench.chunk(plan).intent().isEmpty()).isFalse();
  }

  @Test
  void threads_that_send_end_with_their_leg() throws Exception {
    FolderPlan plan = filled(8);
    bench.concurrent = 2;
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    bench.before = stamp -> threads.add(Thread.currentThread());

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(threads).isNotEmpty();
  }

  @Test
  void a_leg_counts_what_it_has_seen_arrive_and_nothing_else() throws Exception {
    FolderPlan plan = filled(5);
    bench.before =
        stamp -> {
          if (CopyBench.uid(stamp) == 4) {
            throw new TransientException("LOST", "no answer");
          }
        };
    try (CopySession session = bench.session()) {
      assertThat(session.arrived()).isZero();
      assertThatThrownBy(() -> session.copy(List.of(plan), plan, 0, WORK))
          .isInstanceOf(TransientException.class);
      assertThat(session.arrived()).isEqualTo(3);
      assertThat(session.hasMoved()).isFalse();
      assertThat(session.untilDue(bench.clock.instant().plusSeconds(7)).retryAfter())
          .isEqualTo(Duration.ofSeconds(7));
    }
  }

  private FolderPlan filled(int messages) throws Exception {
    bench.fill(messages);
    return bench.plan().getFirst();
  }

  /** More than one part of a search. */
  private FolderPlan tenThousand() {
    var rows = new ArrayList<LedgerEntry>();
    FolderPlan gone = PlannedFolder.named("Gone").hidden().losing(0).build();
    for (int i = 1; i <= 10_001; i++) {
      rows.add(Rows.copied(gone, i, "content " + i, "id " + i));
    }
    for (int i = 0; i < rows.size(); i += 90) {
      Chunk chunk =
          bench.ledger.claim(
              new godwit.ledger.ChunkKey(
                  gone.key(), gone.validity(), 0, new godwit.source.UidRange(1, 20_000)),
              "last");
      assertThat(bench.ledger.commit(chunk, rows.subList(i, Math.min(i + 90, rows.size()))))
          .isPresent();
    }
    return gone;
  }

  /** As if the worker had died before it wrote any row. */
  private void forget(FolderPlan plan, Intent intent) throws Exception {
    bench.ledger.purge(plan.key());
    bench.left(plan, intent);
    assertThat(bench.chunk(plan).tally()).isEqualTo(Tally.NONE);
  }

  private static UidSet uids(long first, long last) {
    return UidSet.of(LongStream.rangeClosed(first, last).boxed().toList());
  }
}
