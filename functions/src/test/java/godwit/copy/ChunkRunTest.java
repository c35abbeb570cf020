package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Tally;
import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.UidSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void a_window_costs_a_transaction_and_a_chunk_two_more() throws Exception {
    FolderPlan plan = filled(21);
    var writes = new AtomicInteger();
    bench.book = new WatchedLedger(bench.ledger, chunk -> writes.incrementAndGet());

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(writes).as("the first intent and three windows, besides the claim").hasValue(4);
    assertThat(bench.shown.getLast()).as("all but the windows on their way").isEqualTo(first(plan));
  }

  /** What the first window brought. */
  private Tally first(FolderPlan plan) {
    return bench.rows(plan).stream()
        .limit(7)
        .map(LedgerEntry::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  @Test
  void since_when_a_message_is_in_doubt_counts_from_the_end_of_its_leg() throws Exception {
    FolderPlan plan = filled(2);
    bench.before =
        stamp -> {
          bench.clock.advance(Duration.ofSeconds(5));
          throw new TransientException("LOST", "no answer");
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK)).isInstanceOf(TransientException.class);

    assertThat(bench.chunk(plan).intent().landed()).contains(bench.clock.instant());
    assertThat(bench.clock.instant()).isEqualTo(godwit.batch.Batches.MADE.plusSeconds(5));
  }

  @Test
  void what_comes_due_while_others_are_sent_is_sent_in_the_same_leg() throws Exception {
    FolderPlan plan = filled(5);
    bench.left(plan, Intent.landed(uids(1, 1), bench.clock.instant()));
    bench.before = stamp -> bench.clock.advance(Duration.ofSeconds(8));

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).containsExactly(2L, 3L, 4L, 5L, 1L);
  }

  @Test
  void a_chunk_with_nothing_to_send_waits_for_no_search() throws Exception {
    FolderPlan plan = filled(1);
    FolderPlan gone = bench.tenThousandGone();
    bench.mailbox.expunge(CopyBench.INBOX, 1);
    bench.mayGoOn = () -> false;

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.Complete());
  }

  @Test
  @Timeout(60)
  void when_a_worker_has_lost_its_chunk_what_is_on_its_way_lands_and_nothing_follows()
      throws Exception {
    FolderPlan plan = filled(40);
    var main = Thread.currentThread();
    var lost = new CountDownLatch(1);
    var landed = new AtomicInteger();
    bench.concurrent = 4;
    bench.book =
        new WatchedLedger(
            bench.ledger,
            chunk -> {
              if (chunk.doneThrough() > 0) {
                assertThat(bench.ledger.claim(chunk.key(), "another").owner()).isEqualTo("another");
                lost.countDown();
              }
            });
    bench.before =
        stamp -> {
          if (CopyBench.uid(stamp) > 7) {
            lost.await();
            while (main.getState() != Thread.State.WAITING) {
              if (Thread.interrupted()) {
                throw new IllegalStateException("nobody waits for what is on its way");
              }
              Thread.onSpinWait();
            }
            landed.incrementAndGet();
          }
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK)).isInstanceOf(BatonLostException.class);

    assertThat(landed).hasValueBetween(1, 4);
    assertThat(bench.arrived()).isEqualTo(7 + landed.get());
    assertThat(bench.rows(plan)).isEmpty();
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
    FolderPlan gone = bench.tenThousandGone();
    var asked = new AtomicInteger();
    bench.mayGoOn = () -> asked.getAndIncrement() > 0;

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.CutShort());
    assertThat(bench.mailbox.reads()).isZero();
    bench.mayGoOn = () -> true;
    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.Complete());
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

  private static UidSet uids(long first, long last) {
    return UidSet.of(LongStream.rangeClosed(first, last).boxed().toList());
  }
}
