package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.Race;
import godwit.SettableClock;
import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.memory.MemoryMailboxStore;
import godwit.copy.BatonLostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** One worker at a time holds a mailbox; one that lost it writes nothing more. */
class HeldMailboxTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final MemoryMailboxStore store = new MemoryMailboxStore();
  private final BatchId batch = Batches.id();
  private final MailboxKey key = new MailboxKey(batch, "ada@contoso.example");

  HeldMailboxTest() {
    Mailbox queued = Batches.mailbox(batch, "ada@contoso.example");
    Mailbox active = queued.edit().status(MailboxStatus.VALIDATING).at(clock.instant());
    store.insertAll(batch, List.of(active));
  }

  @Test
  void is_taken_once_for_a_leg() throws Exception {
    assertThat(take(1, "a").map(HeldMailbox::owner)).contains("a");
    assertThat(take(1, "b")).isEmpty();
  }

  @Test
  void of_many_workers_one_gets_it() throws Exception {
    List<Optional<HeldMailbox>> got = Race.of(8, number -> take(1, "worker " + number));

    assertThat(got.stream().flatMap(Optional::stream)).hasSize(1);
  }

  @Test
  void is_not_taken_for_another_leg() throws Exception {
    assertThat(take(2, "a")).isEmpty();
  }

  @Test
  void is_not_taken_when_it_is_not_at_work() throws Exception {
    update(e -> e.status(MailboxStatus.STOPPED));

    assertThat(take(1, "a")).isEmpty();
  }

  @Test
  void is_not_taken_when_it_is_gone() throws Exception {
    assertThat(store.remove(stored())).isTrue();

    assertThat(take(1, "a")).isEmpty();
  }

  @Test
  void falls_to_the_ground_when_the_lease_ends() throws Exception {
    assertThat(take(1, "a")).isPresent();
    clock.advance(LEASE.minusMillis(1));
    assertThat(take(1, "b")).isEmpty();
    clock.advance(Duration.ofMillis(1));

    assertThat(take(1, "b")).isPresent();
  }

  @Test
  void is_held_for_certain_only_with_a_quarter_of_the_lease_left() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();

    assertThat(held.holdsAt(Batches.MADE.plusSeconds(44))).isTrue();
    assertThat(held.holdsAt(Batches.MADE.plusSeconds(45))).isFalse();
  }

  @Test
  void a_beat_renews_when_a_third_is_gone_and_writes_nothing_before() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    String version = held.row().version();
    clock.advance(Duration.ofSeconds(19));
    held.beat();
    assertThat(held.row().version()).isEqualTo(version);
    clock.advance(Duration.ofSeconds(1));

    held.beat();

    assertThat(held.row().baton().until()).isEqualTo(clock.instant().plus(LEASE));
  }

  @Test
  void a_beat_reads_what_a_person_wrote() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    update(e -> e.stopRequested(true));
    clock.advance(KNOWN_FOR);

    held.beat();

    assertThat(held.row().stopRequested()).isTrue();
  }

  @Test
  void a_beat_reads_nothing_where_the_row_was_read_or_written_a_moment_ago() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    clock.advance(KNOWN_FOR);
    held.beat();
    clock.advance(KNOWN_FOR.minusMillis(1));
    held.change(UnaryOperator.identity());
    update(e -> e.stopRequested(true));
    clock.advance(KNOWN_FOR.minusMillis(1));
    held.beat();
    assertThat(held.row().stopRequested()).isFalse();
    clock.advance(Duration.ofMillis(1));

    held.beat();

    assertThat(held.row().stopRequested()).isTrue();
  }

  @Test
  void a_change_that_met_another_s_knows_both() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    update(e -> e.stopRequested(true));
    held.change(UnaryOperator.identity());

    held.beat();

    assertThat(held.row().stopRequested()).isTrue();
  }

  @Test
  void of_a_short_lease_a_beat_reads_after_an_eighth() throws Exception {
    var held = HeldMailbox.take(store, clock, Duration.ofSeconds(8), key, 1, "a").orElseThrow();
    update(e -> e.stopRequested(true));
    clock.advance(Duration.ofSeconds(1));

    held.beat();

    assertThat(held.row().stopRequested()).isTrue();
  }

  @Test
  void a_change_keeps_what_a_person_wrote_meanwhile() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    update(e -> e.stopRequested(true));

    held.change(e -> e.relay(e.relay().at(0, 7)));

    assertThat(stored().stopRequested()).isTrue();
    assertThat(stored().relay().chunk()).isEqualTo(7);
    assertThat(stored().baton().owner()).isEqualTo("a");
  }

  @Test
  void who_lost_it_to_another_writes_nothing_more() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    clock.advance(LEASE);
    assertThat(take(1, "b")).isPresent();
    Mailbox theirs = stored();

    assertThatThrownBy(() -> held.change(UnaryOperator.identity()))
        .isInstanceOf(BatonLostException.class);
    assertThatThrownBy(() -> held.release(clock.instant(), UnaryOperator.identity()))
        .isInstanceOf(BatonLostException.class);
    assertThatThrownBy(held::beat).isInstanceOf(BatonLostException.class);

    assertThat(stored()).isEqualTo(theirs);
    assertThat(held.holdsAt(Batches.MADE)).isFalse();
  }

  @Test
  void who_finds_it_gone_stops() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    assertThat(store.remove(stored())).isTrue();
    clock.advance(KNOWN_FOR);

    assertThatThrownBy(held::beat).isInstanceOf(BatonLostException.class);
    assertThat(held.holdsAt(Batches.MADE)).isFalse();
  }

  @Test
  void let_go_it_is_for_the_next_leg_and_nobody_s() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    var later = clock.instant().plusSeconds(90);

    held.release(later, UnaryOperator.identity());

    assertThat(stored().baton()).isEqualTo(new godwit.batch.Baton(2, "", later));
    assertThat(take(1, "b")).isEmpty();
    assertThat(take(2, "b")).isPresent();
  }

  @Test
  void let_go_it_is_not_taken_back_by_a_beat_that_comes_late() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();
    held.release(clock.instant(), UnaryOperator.identity());
    Mailbox passed = stored();

    assertThatThrownBy(() -> held.change(UnaryOperator.identity()))
        .isInstanceOf(BatonLostException.class);

    assertThat(stored()).isEqualTo(passed);
  }

  @Test
  void dropped_it_is_for_the_same_leg_and_nobody_s() throws Exception {
    HeldMailbox held = take(1, "a").orElseThrow();

    held.drop();

    assertThat(stored().baton())
        .isEqualTo(new godwit.batch.Baton(1, "", clock.instant().plus(LEASE)));
    assertThat(take(1, "b")).isPresent();
  }

  private Optional<HeldMailbox> take(long leg, String owner) throws Exception {
    return HeldMailbox.take(store, clock, LEASE, key, leg, owner);
  }

  private Mailbox stored() {
    return store.find(key).orElseThrow();
  }

  private void update(UnaryOperator<godwit.batch.MailboxEdit> edit) {
    assertThat(store.update(edit.apply(stored().edit()).at(clock.instant()))).isPresent();
  }
}
