package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Suspects;
import godwit.source.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In what order a chunk's messages are tried, and what one that fails holds up. */
class PassesTest {
  private static final ChunkWork AMONG = new ChunkWork("worker", Company.OTHERS, true, false);
  private static final ChunkWork SUSPECTS = new ChunkWork("worker", Company.SUSPECTS, true, false);
  private static final ChunkWork LAST = new ChunkWork("worker", Company.NONE, true, false);
  private static final ChunkWork ONLY = new ChunkWork("worker", Company.NONE, false, false);
  private static final ChunkWork RETRY = new ChunkWork("worker", Company.NONE, true, true);

  private final CopyBench bench = new CopyBench();
  private Set<Long> failing = Set.of();
  private TransientException failure = new TransientException("500", "ailing");
  private FolderPlan plan = PlannedFolder.named("INBOX").build();

  @Test
  void what_just_failed_is_looked_for_and_its_time_is_told() throws Exception {
    filled(1);
    suspecting("1:1:0:0");

    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.SetAside(now().plusSeconds(30)));

    assertThat(bench.tried).isEmpty();
    assertThat(intent()).isEqualTo("1:1:0:0");
  }

  @Test
  void the_sooner_time_of_two_is_told() throws Exception {
    filled(2);
    suspecting("1:3:0:0,2:2:0:0");

    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.SetAside(now().plusSeconds(60)));
  }

  @Test
  void with_nothing_to_go_before_it_waits_for_other_chunks() throws Exception {
    filled(1);
    suspecting("1:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.SetAside(now()));

    assertThat(bench.tried).isEmpty();
  }

  @Test
  void where_others_only_fail_as_well_it_is_tried_and_that_tells_nothing_of_it() throws Exception {
    filled(1);
    failing = Set.of(1L);
    suspecting("1:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS)).isSameAs(failure);

    assertThat(bench.tried).containsExactly(1L);
    assertThat(intent()).isEqualTo("1:2:0:0");
  }

  @Test
  void as_the_very_last_of_a_mailbox_its_failures_count() throws Exception {
    filled(1);
    failing = Set.of(1L);
    suspecting("1:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> bench.copy(plan, LAST)).isSameAs(failure);
    assertThat(intent()).isEqualTo("1:2:0:1");
    bench.clock.advance(Duration.ofSeconds(60));
    assertThatThrownBy(() -> bench.copy(plan, ONLY)).isSameAs(failure);
    assertThat(intent()).isEqualTo("1:3:0:1");
  }

  @Test
  void one_of_two_is_not_the_last() throws Exception {
    filled(2);
    failing = Set.of(1L, 2L);
    suspecting("1:1:0:0,2:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> bench.copy(plan, LAST)).isSameAs(failure);

    assertThat(intent()).isEqualTo("1:2:0:0,2:2:0:0");
  }

  @Test
  void another_goes_before_it_and_others_are_kept_for_its_later_tries() throws Exception {
    filled(10);
    failing = Set.of(3L);
    suspecting("3:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> bench.copy(plan, AMONG)).isSameAs(failure);

    assertThat(bench.tried).containsExactly(1L, 3L);
    assertThat(intent()).isEqualTo("3:2:1:0");
  }

  @Test
  void while_it_waits_all_but_those_kept_for_it_are_sent() throws Exception {
    filled(10);
    suspecting("3:2:1:0");

    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.SetAside(now().plusSeconds(60)));

    assertThat(bench.tried).containsExactly(1L, 2L, 4L, 5L, 6L);
  }

  @Test
  void nothing_is_kept_once_it_is_through() throws Exception {
    filled(10);
    suspecting("3:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).startsWith(1L, 3L).hasSize(10);
    assertThat(bench.arrived()).isEqualTo(10);
  }

  @Test
  void those_that_failed_least_are_tried_first_and_after_four_the_service_is_left_alone()
      throws Exception {
    filled(6);
    failing = Set.of(1L, 2L, 3L, 4L, 5L, 6L);
    suspecting("1:3:0:0,2:1:0:0,3:2:0:0,4:1:0:0,5:1:0:0,6:1:0:0");
    bench.clock.advance(Duration.ofMinutes(2));

    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS)).isSameAs(failure);

    assertThat(bench.tried).containsExactly(2L, 4L, 5L, 6L);
  }

  @Test
  void one_that_fails_does_not_keep_the_others_from_their_try() throws Exception {
    filled(3);
    failing = Set.of(1L);
    suspecting("1:1:0:0,2:1:0:0,3:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS)).isSameAs(failure);

    assertThat(bench.tried).containsExactly(1L, 2L, 3L);
    assertThat(bench.arrived()).isEqualTo(2);
  }

  @Test
  void when_the_server_asks_to_wait_no_other_is_tried() throws Exception {
    filled(3);
    failing = Set.of(1L);
    failure = new TransientException("503", "busy", Duration.ofSeconds(9));
    suspecting("1:1:0:0,2:1:0:0,3:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS)).isSameAs(failure);

    assertThat(bench.tried).containsExactly(1L);
  }

  @Test
  void a_person_is_called_when_nothing_goes_through_after_twelve_failures() throws Exception {
    filled(1);
    failing = Set.of(1L);
    suspecting("1:10:0:0");
    bench.clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS)).isSameAs(failure);
    bench.clock.advance(Duration.ofHours(1));

    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS))
        .isInstanceOf(MailboxBlockedException.class)
        .hasMessageContaining("12");

    assertThat(intent()).isEqualTo("1:12:0:0");
  }

  @Test
  void a_person_who_retries_or_whose_other_messages_go_through_is_not_called() throws Exception {
    filled(1);
    failing = Set.of(1L);
    suspecting("1:11:0:0");
    bench.clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> bench.copy(plan, RETRY)).isSameAs(failure);
    bench.fill(5);
    plan = inbox();
    suspecting("1:11:0:0");
    bench.clock.advance(Duration.ofHours(1));

    assertThatThrownBy(() -> bench.copy(plan, SUSPECTS)).isSameAs(failure);

    assertThat(bench.arrived()).isEqualTo(1);
  }

  @Test
  void what_is_given_up_is_looked_for_and_not_sent() throws Exception {
    filled(3);
    suspecting("2:5:5:0");
    bench.clock.advance(Duration.ofSeconds(30));

    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.Complete());

    assertThat(bench.tried).containsExactly(1L, 3L);
    assertThat(bench.rows(plan)).extracting(LedgerEntry::uid).containsExactly(1L, 2L, 3L);
    assertThat(bench.rows(plan).get(1).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.code()).isEqualTo("CREATE_KEEPS_FAILING"));
  }

  @Test
  void what_a_dead_worker_may_have_sent_is_waited_for_after_all_others() throws Exception {
    filled(20);
    bench.left(plan, Intent.toSend(uids(1, 2, 3)));

    assertThatThrownBy(() -> bench.copy(plan, AMONG))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(90)));

    assertThat(bench.tried).hasSize(17).doesNotContain(1L, 2L, 3L);
    assertThat(bench.chunk(plan).intent())
        .isEqualTo(Intent.landed(uids(1, 2, 3), now().plusSeconds(60)));
    bench.clock.advance(Duration.ofSeconds(90));
    assertThat(bench.copy(plan, AMONG)).isEqualTo(new ChunkEnd.Complete());
    assertThat(bench.arrived()).isEqualTo(20);
  }

  @Test
  void a_new_doubt_does_not_shorten_the_wait_for_an_old_one() throws Exception {
    filled(2);
    failing = Set.of(2L);
    bench.left(plan, Intent.toSend(uids(1)));

    assertThatThrownBy(() -> bench.copy(plan, AMONG)).isSameAs(failure);

    assertThat(bench.chunk(plan).intent())
        .isEqualTo(
            Intent.landed(uids(1, 2), now().plusSeconds(60)).suspecting(Suspects.parse("2:1:0:0")));
  }

  @Test
  void a_new_doubt_is_waited_for_though_the_old_ones_are_due() throws Exception {
    filled(2);
    failing = Set.of(2L);
    bench.left(plan, Intent.landed(uids(1), now()));
    bench.clock.advance(Duration.ofSeconds(20));

    assertThatThrownBy(() -> bench.copy(plan, AMONG)).isSameAs(failure);

    assertThat(bench.chunk(plan).intent().landed()).contains(now());
  }

  @Test
  void a_leg_that_must_end_between_two_tries_is_cut_short() throws Exception {
    filled(2);
    suspecting("1:1:0:0,2:1:0:0");
    bench.clock.advance(Duration.ofSeconds(30));
    bench.mayGoOn = () -> bench.tried.isEmpty();

    assertThat(bench.copy(plan, SUSPECTS)).isEqualTo(new ChunkEnd.CutShort());

    assertThat(bench.tried).containsExactly(1L);
  }

  private void filled(int messages) throws Exception {
    bench.fill(messages);
    plan = inbox();
    bench.before =
        stamp -> {
          if (failing.contains(CopyBench.uid(stamp))) {
            throw failure;
          }
        };
  }

  private FolderPlan inbox() throws Exception {
    return bench.plan().getFirst();
  }

  /** They failed just now. */
  private void suspecting(String tries) throws Exception {
    Suspects suspects = Suspects.parse(tries);
    UidSet uids = UidSet.of(suspects.tries().keySet());
    bench.left(plan, Intent.landed(uids, now()).suspecting(suspects));
  }

  private String intent() {
    return bench.chunk(plan).intent().suspects().toString();
  }

  private Instant now() {
    return bench.clock.instant();
  }

  private static UidSet uids(long... uids) {
    return UidSet.of(LongStream.of(uids).boxed().toList());
  }
}
