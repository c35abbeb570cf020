package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.Chunk;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MessageFlags;
import godwit.target.MessageMarks;
import godwit.target.MessageStamp;
import godwit.target.TargetMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was read or flagged at the source since it was copied is so at the target. */
class FlagCarrierTest {
  private static final MessageFlags SEEN =
      new MessageFlags(true, false, false, false, false, Set.of());
  private static final ChunkWork WORK = new ChunkWork("worker", Company.OTHERS, true, false);

  private final CopyBench bench = new CopyBench();
  private final Ailing marking = new Ailing();
  private FolderPlan plan = PlannedFolder.named("INBOX").build();

  @Test
  void what_was_read_is_read_and_nothing_else_is_touched() throws Exception {
    copied(5);
    read(2, 4);

    assertThat(carry()).isTrue();

    assertThat(reads()).isEqualTo(2);
    assertThat(marking.tried).hasSize(2);
    assertThat(flags()).containsExactly("", "S", "", "S", "");
    assertThat(bench.plans.all(bench.key)).singleElement().matches(p -> !p.flags().isDue());
  }

  @Test
  void where_nothing_changed_nothing_is_written() throws Exception {
    copied(3);

    assertThat(carry()).isTrue();

    assertThat(bench.ledger.chunks(plan.key())).hasSize(1);
    assertThat(bench.plans.all(bench.key)).as("compared").hasSize(1);
  }

  @Test
  void a_folder_whose_flags_are_as_they_were_is_not_compared() throws Exception {
    copied(3);
    read(2);
    plan = plan.flagsCompared();

    assertThat(carry()).isTrue();

    assertThat(marking.tried).isEmpty();
    assertThat(bench.plans.all(bench.key)).isEmpty();
  }

  @Test
  void where_a_digest_says_that_flags_are_as_they_were_no_row_is_read() throws Exception {
    bench.mailbox.hideModSeqs();
    copied(3);
    FolderPlan three =
        PlannedFolder.named("INBOX").validity(plan.validity().value()).through(3).build();
    FlagWatch seen = FlagsSeen.next(bench.source, bench.source.open(three.source()), three, 1);
    copied(2);
    read(5);
    plan =
        PlannedFolder.named("INBOX")
            .validity(three.validity().value())
            .flags(new FlagWatch(seen.now(), "digest 5 other", 5))
            .build();
    long before = bench.ledger.entriesRead();

    assertThat(carry()).isTrue();

    assertThat(bench.ledger.entriesRead() - before).isEqualTo(2);
    assertThat(flags()).containsExactly("", "", "", "", "S");
  }

  @Test
  void of_hundreds_far_apart_each_is_carried_over() throws Exception {
    bench.fill(100);
    bench.mailbox.skipUids(CopyBench.INBOX, 6_000);
    bench.fill(1);
    bench.mailbox.skipUids(CopyBench.INBOX, 4_998);
    copied(2);
    bench.mailbox.uids(CopyBench.INBOX).forEach(this::read);

    assertThat(carry()).isTrue();

    assertThat(reads()).isEqualTo(103);
    assertThat(flags()).hasSize(103).containsOnly("S");
  }

  @Test
  void what_has_no_row_that_says_copied_is_left_alone() throws Exception {
    copied(4);
    read(1, 2, 3, 4);
    LedgerEntry first = bench.rows(plan).getFirst();
    write(first.settled(new Outcome.Skipped("EXPUNGED", "gone")));
    bench.mailbox.expunge(CopyBench.INBOX, 2);

    assertThat(carry()).isTrue();

    assertThat(flags()).containsExactly("", "", "S", "S");
    assertThat(marking.tried).hasSize(2);
  }

  @Test
  void what_its_owner_has_deleted_is_not_looked_for_again() throws Exception {
    copied(1);
    read(1);
    var id = ((Outcome.Copied) bench.rows(plan).getFirst().outcome()).id();
    bench.targets.mailbox(CopyBench.ADDRESS).remove(id);

    assertThat(carry()).isTrue();

    assertThat(flags()).containsExactly("");
    assertThat(bench.rows(plan).getFirst().sourceFlags()).isEqualTo("S");
  }

  @Test
  void flags_that_the_target_does_not_know_change_only_the_account() throws Exception {
    copied(1);
    bench.mailbox.flag(
        CopyBench.INBOX, 1, new MessageFlags(false, false, false, true, false, Set.of()));

    assertThat(carry()).isTrue();

    assertThat(marking.tried).isEmpty();
    assertThat(bench.rows(plan).getFirst().sourceFlags()).isEqualTo("D");
  }

  @Test
  void what_cannot_be_changed_now_is_tried_again_and_ten_of_them_are_enough() throws Exception {
    copied(30);
    LongStream.rangeClosed(1, 30).forEach(this::read);
    marking.failure = Optional.of(new TransientException("500", "ailing"));

    assertThat(carry()).isTrue();

    assertThat(marking.tried).hasSize(10);
    assertThat(flags().subList(0, 10)).containsOnly("/S");
    assertThat(flags().subList(10, 30)).containsOnly("");
    assertThat(bench.plans.all(bench.key)).as("to be compared again").isEmpty();
    marking.failure = Optional.empty();
    assertThat(carry()).isTrue();
    assertThat(flags()).hasSize(30).containsOnly("S");
    assertThat(reads()).isEqualTo(30);
  }

  @Test
  void ten_failures_end_the_search_for_more() throws Exception {
    copied(10);
    bench.mailbox.skipUids(CopyBench.INBOX, 6_000);
    copied(1);
    bench.mailbox.uids(CopyBench.INBOX).forEach(this::read);
    marking.failure = Optional.of(new TransientException("500", "ailing"));
    long before = bench.ledger.entriesRead();

    assertThat(carry()).isTrue();

    assertThat(bench.ledger.entriesRead() - before).isEqualTo(10);
  }

  @Test
  void when_the_time_is_up_the_rest_waits_and_what_was_done_is_written() throws Exception {
    copied(3);
    read(1, 2, 3);
    bench.mayGoOn = () -> marking.tried.isEmpty();

    assertThat(carry()).isFalse();

    assertThat(flags()).containsExactly("S", "", "");
    assertThat(bench.plans.all(bench.key)).isEmpty();
    bench.mayGoOn = () -> true;
    assertThat(carry()).isTrue();
    assertThat(reads()).isEqualTo(3);
  }

  @Test
  void after_one_folder_was_cut_short_no_other_is_begun() throws Exception {
    copied(1);
    read(1);
    FolderPlan other = PlannedFolder.named("Other").flags(watch(5)).build();
    bench.mayGoOn = () -> false;

    try (CopySession session = bench.session()) {
      assertThat(session.carryFlags(bench.key, List.of(plan, other), "worker")).isFalse();
    }
    assertThat(bench.plans.all(bench.key)).isEmpty();
  }

  @Test
  void what_a_person_must_mend_is_told_and_what_was_done_before_is_written() throws Exception {
    copied(3);
    read(1, 2, 3);
    marking.failsFrom = 2;
    marking.failure = Optional.of(new MailboxBlockedException("FULL", "make room"));

    assertThatThrownBy(this::carry).isInstanceOf(MailboxBlockedException.class);

    assertThat(flags()).containsExactly("S", "", "");
    assertThat(marking.tried).hasSize(2);
  }

  @Test
  void a_defect_of_ours_is_thrown_on() throws Exception {
    copied(2);
    read(1, 2);
    marking.defect = true;

    assertThatThrownBy(this::carry).isInstanceOf(IllegalStateException.class).hasMessage("ours");
    assertThat(flags()).containsOnly("");
  }

  @Test
  void whoever_comes_late_gives_way() throws Exception {
    copied(1);
    read(1);
    bench.book = WatchedLedger.taken(bench.ledger);

    assertThatThrownBy(this::carry).isInstanceOf(BatonLostException.class);
    assertThat(flags()).containsExactly("");
  }

  private boolean carry() throws Exception {
    try (CopySession session = bench.session()) {
      return session.carryFlags(bench.key, List.of(plan), "worker");
    }
  }

  private void copied(int messages) throws Exception {
    bench.before = marking;
    bench.fill(messages);
    FolderPlan first = bench.plan().getFirst();
    assertThat(bench.copy(first, WORK)).isEqualTo(new ChunkEnd.Complete());
    plan =
        PlannedFolder.named("INBOX")
            .validity(first.validity().value())
            .flags(watch(bench.mailbox.uids(CopyBench.INBOX).getLast()))
            .build();
  }

  private static FlagWatch watch(long through) {
    return new FlagWatch("", "modseq 99", through);
  }

  private void read(long... uids) {
    for (long uid : uids) {
      bench.mailbox.flag(CopyBench.INBOX, uid, SEEN);
    }
  }

  private void write(LedgerEntry entry) throws MigrationException {
    Chunk chunk = bench.chunk(plan);
    assertThat(bench.ledger.commit(chunk.intending(Intent.NONE), List.of(entry))).isPresent();
  }

  private List<String> flags() {
    return bench.rows(plan).stream().map(LedgerEntry::flags).toList();
  }

  private long reads() {
    return bench.targets.mailbox(CopyBench.ADDRESS).marks().stream()
        .filter(MessageMarks::read)
        .count();
  }

  /** Marks that cannot be changed, from some message on. */
  private static final class Ailing implements Observed.Before {
    private final List<TargetMessageId> tried = new ArrayList<>();
    private Optional<MigrationException> failure = Optional.empty();
    private int failsFrom = 1;
    private boolean defect;

    @Override
    public void create(MessageStamp stamp) {}

    @Override
    public void mark(TargetMessageId id) throws MigrationException {
      tried.add(id);
      if (defect) {
        throw new IllegalStateException("ours");
      }
      if (failure.isPresent() && tried.size() >= failsFrom) {
        throw failure.get();
      }
    }
  }
}
