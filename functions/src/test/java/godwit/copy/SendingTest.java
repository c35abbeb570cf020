package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.MessageSelection;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Trace;
import godwit.source.UidRange;
import godwit.source.UidSet;
import godwit.target.MessageStamp;
import godwit.target.TargetMessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is read, what is looked for and what is sent of a window. */
class SendingTest {
  private static final ChunkWork WORK = new ChunkWork("worker", Company.OTHERS, true, false);
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

  private final CopyBench bench = new CopyBench();

  @Test
  void what_a_stamp_proves_is_not_read() throws Exception {
    bench.fill(2);
    FolderPlan plan = itself();
    trace(plan, 1, FIRST);
    trace(plan, 2, FIRST);

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.mailbox.reads()).as("the second is of another second").isOne();
    assertThat(bench.rows(plan).getFirst().outcome())
        .isEqualTo(new Outcome.Copied(new TargetMessageId("there 1"), List.of()));
    assertThat(bench.tried).containsExactly(2L);
  }

  @Test
  void what_the_options_leave_out_is_not_read_unless_it_may_have_been_sent() throws Exception {
    bench.fill(3);
    FolderPlan plan = bench.plan().getFirst();
    bench.left(plan, Intent.landed(UidSet.of(List.of(3L)), bench.clock.instant().minusSeconds(60)));
    try (CopySession session = bench.session()) {
      session.select(
          new MessageSelection(
              Optional.of(FIRST.plusSeconds(100)),
              Optional.empty(),
              OptionalInt.empty(),
              OptionalInt.empty()));
      assertThat(session.copy(List.of(plan), plan, 0, WORK)).isEqualTo(new ChunkEnd.Complete());
    }

    assertThat(bench.tried).containsExactly(3L);
    assertThat(bench.rows(plan).getFirst().outcome())
        .isInstanceOfSatisfying(
            Outcome.Skipped.class, s -> assertThat(s.code()).isEqualTo("RECEIVED_FILTER"));
    assertThat(bench.mailbox.reads()).isOne();
  }

  @Test
  void a_message_without_content_fails_alone() throws Exception {
    bench.mailbox.append(CopyBench.INBOX, new byte[0], FIRST, java.util.Set.of());
    bench.fill(1);
    FolderPlan plan = bench.plan().getFirst();

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.rows(plan).getFirst().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.code()).isEqualTo("EMPTY_BODY"));
    assertThat(bench.tried).containsExactly(2L);
  }

  @Test
  void only_what_may_have_been_sent_is_looked_for() throws Exception {
    bench.fill(3);
    var looked = new ArrayList<Long>();
    bench.before =
        new Observed.Before() {
          @Override
          public void create(MessageStamp stamp) {}

          @Override
          public void find(MessageStamp stamp) {
            looked.add(CopyBench.uid(stamp));
          }
        };
    FolderPlan plan = bench.plan().getFirst();
    bench.left(plan, Intent.landed(UidSet.of(List.of(2L)), bench.clock.instant().minusSeconds(60)));

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(looked).containsExactly(2L);
    assertThat(bench.arrived()).isEqualTo(3);
  }

  @Test
  void a_message_that_left_another_folder_is_moved_here_and_counts_as_arrived() throws Exception {
    bench.fill(1);
    FolderPlan plan = bench.plan().getFirst();
    FolderPlan gone = departed(Optional.empty());

    try (CopySession session = bench.session()) {
      assertThat(session.copy(List.of(gone, plan), plan, 0, WORK))
          .isEqualTo(new ChunkEnd.Complete());
      assertThat(session.arrived()).isOne();
      assertThat(session.hasMoved()).isTrue();
    }

    assertThat(bench.tried).isEmpty();
    assertThat(bench.arrived()).isOne();
    assertThat(outcome(plan)).isEqualTo(((Outcome.Moved) outcome(gone)).copied().orElseThrow());
  }

  @Test
  void a_move_that_an_earlier_leg_began_is_ended_and_counts_as_arrived() throws Exception {
    bench.fill(1);
    FolderPlan plan = bench.plan().getFirst();
    FolderPlan gone = departed(Optional.of(plan));

    try (CopySession session = bench.session()) {
      assertThat(session.copy(List.of(gone, plan), plan, 0, WORK))
          .isEqualTo(new ChunkEnd.Complete());
      assertThat(session.arrived()).isOne();
    }

    assertThat(bench.tried).isEmpty();
    assertThat(outcome(plan)).isInstanceOf(Outcome.Copied.class);
  }

  @Test
  void a_message_that_says_nothing_of_its_identity_is_never_taken_for_another() throws Exception {
    byte[] mail = "Subject: anonymous\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
    bench.mailbox.append(CopyBench.INBOX, mail, FIRST, java.util.Set.of());
    FolderPlan plan = bench.plan().getFirst();
    FolderPlan gone = departed(Optional.empty());

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).containsExactly(1L);
    assertThat(bench.arrived()).isEqualTo(2);
  }

  @Test
  void where_the_server_identifies_content_that_is_identity_enough() throws Exception {
    byte[] mail = "Subject: anonymous\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
    bench.mailbox.showEmailIds();
    bench.mailbox.append(CopyBench.INBOX, mail, FIRST, java.util.Set.of());
    FolderPlan plan = bench.plan().getFirst();
    FolderPlan gone = departed(Optional.empty());

    assertThat(bench.copy(List.of(gone, plan), plan, WORK)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).isEmpty();
    assertThat(bench.arrived()).isOne();
  }

  @Test
  void when_the_time_is_up_before_a_message_is_looked_for_it_stays_in_doubt() throws Exception {
    bench.fill(1);
    FolderPlan plan = bench.plan().getFirst();
    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.Complete());
    bench.ledger.purge(plan.key());
    bench.left(plan, Intent.landed(UidSet.of(List.of(1L)), bench.clock.instant()));
    var asked = new AtomicInteger();
    bench.mayGoOn = () -> asked.getAndIncrement() == 0;

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.CutShort());

    assertThat(bench.rows(plan)).isEmpty();
    assertThat(bench.chunk(plan).intent().uids()).isEqualTo(UidSet.of(List.of(1L)));
  }

  @Test
  void of_two_messages_with_one_number_none_is_taken_for_the_other_when_the_time_is_up()
      throws Exception {
    FolderPlan plan = twins();
    bench.mayGoOn = () -> bench.tried.size() < 2;

    assertThat(bench.copy(plan, WORK)).isEqualTo(new ChunkEnd.CutShort());

    assertInDoubt(plan);
  }

  @Test
  void nor_when_another_message_failed_before_the_second_was_shown() throws Exception {
    FolderPlan plan = twins();
    bench.before =
        stamp -> {
          if (CopyBench.uid(stamp) == 2) {
            throw new MailboxBlockedException("FULL", "make room");
          }
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK)).isInstanceOf(MailboxBlockedException.class);

    assertInDoubt(plan);
    assertThat(bench.source)
        .isInstanceOfSatisfying(TwiceSource.class, s -> assertThat(s.left()).hasValue(0));
  }

  @Test
  void nor_when_the_second_is_what_failed() throws Exception {
    FolderPlan plan = twins();
    bench.before =
        stamp -> {
          if (bench.tried.size() == 3) {
            throw new MailboxBlockedException("FULL", "make room");
          }
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK)).isInstanceOf(MailboxBlockedException.class);

    assertInDoubt(plan);
  }

  @Test
  void nor_when_the_first_may_not_be_sent_yet() throws Exception {
    FolderPlan plan = twins();
    bench.left(plan, Intent.landed(UidSet.of(List.of(1L, 2L)), bench.clock.instant()));
    var stamps = new ArrayList<MessageStamp>();
    bench.before =
        new Observed.Before() {
          @Override
          public void create(MessageStamp stamp) {}

          @Override
          public void find(MessageStamp stamp) throws MigrationException {
            stamps.add(stamp);
            if (stamps.size() == 3) {
              deliver(plan, stamp);
            }
          }
        };

    assertThatThrownBy(() -> bench.copy(plan, WORK))
        .isInstanceOf(godwit.failure.ThrottledException.class);

    assertInDoubt(plan);
  }

  private void deliver(FolderPlan plan, MessageStamp stamp) throws MigrationException {
    var message = godwit.target.Messages.ordinary().build();
    assertThat(bench.targets.open(CopyBench.ADDRESS).deliver(plan.target(), stamp, message))
        .isInstanceOf(godwit.target.Delivery.Stored.class);
  }

  private void assertInDoubt(FolderPlan plan) {
    assertThat(bench.rows(plan)).extracting(LedgerEntry::uid).doesNotContain(1L);
    assertThat(bench.chunk(plan).intent().uids().holds(1)).isTrue();
    assertThat(bench.chunk(plan).complete()).isFalse();
  }

  /** Three messages of which two have the number 1: the first, and one after the number 2. */
  private FolderPlan twins() throws Exception {
    bench.fill(3);
    FolderPlan plan = bench.plan().getFirst();
    bench.source = new TwiceSource(bench.mailbox.session());
    return plan;
  }

  private FolderPlan itself() throws Exception {
    FolderPlan plan = bench.plan().getFirst();
    return plan.kin(List.of(plan.key().id()));
  }

  private void trace(FolderPlan plan, long uid, Instant received) {
    bench.traces.save(
        bench.key,
        List.of(
            new Trace(
                plan.key().id(),
                plan.validity(),
                uid,
                "0011223344556677",
                new TargetMessageId("there " + uid),
                Optional.of(received))));
  }

  /** The only message of the inbox was in another folder, which is no more, and copied there. */
  private FolderPlan departed(Optional<FolderPlan> into) throws Exception {
    FolderPlan inbox = bench.plan().getFirst();
    FolderPlan gone =
        PlannedFolder.named("Gone").validity(77).to(inbox.target()).hidden().losing(0).build();
    LedgerEntry row = copiedElsewhere(inbox);
    LedgerEntry left =
        into.isPresent()
            ? Rows.moved(gone, 5, row.fingerprint(), id(row).value(), into.get())
            : Rows.copied(gone, 5, row.fingerprint(), id(row).value());
    var key = new godwit.ledger.ChunkKey(gone.key(), gone.validity(), 0, new UidRange(1, 9));
    assertThat(bench.ledger.commit(bench.ledger.claim(key, "earlier"), List.of(left))).isPresent();
    return gone;
  }

  /** Copies the inbox, and forgets that it did. */
  private LedgerEntry copiedElsewhere(FolderPlan inbox) throws Exception {
    assertThat(bench.copy(inbox, WORK)).isEqualTo(new ChunkEnd.Complete());
    LedgerEntry row = bench.rows(inbox).getFirst();
    bench.ledger.purge(inbox.key());
    bench.tried.clear();
    return row;
  }

  private static TargetMessageId id(LedgerEntry row) {
    return ((Outcome.Copied) row.outcome()).id();
  }

  private Outcome outcome(FolderPlan plan) {
    return bench.rows(plan).getFirst().outcome();
  }
}
