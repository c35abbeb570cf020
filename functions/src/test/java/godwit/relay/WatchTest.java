package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.batch.Problem;
import godwit.batch.Schedule;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.report.BatchSummary;
import godwit.report.KeptSums;
import godwit.report.Summaries;
import godwit.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pulse reads of a large batch, and what it keeps for a glance. */
class WatchTest {
  private static final int MANY = Summaries.READ_AT_ONCE + 1;
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final World world = new World();
  private final CountedRows rows = new CountedRows(world.mailboxes, new ArrayList<>());

  @BeforeEach
  void fill() {
    world.mailboxes.insertAll(
        world.batch,
        IntStream.range(0, MANY)
            .mapToObj(i -> Batches.mailbox(world.batch, "user" + i + "@b.example"))
            .toList());
    assertThat(world.batches.update(batch().withMailboxes(MANY))).isPresent();
  }

  @Test
  void rows_that_nobody_wrote_to_are_not_read_again_and_the_sums_are_of_now() throws Exception {
    beatUntilQuiet();
    world.clock.advance(Duration.ofMinutes(1));

    beat();

    assertThat(rows.pages()).isEmpty();
    assertThat(kept().rows().asOf()).isEqualTo(world.clock.instant());
    assertThat(kept().rows().count(MailboxStatus.QUEUED)).isEqualTo(MANY);
  }

  @Test
  void waiting_mailboxes_are_let_in_also_when_rows_are_not_read() throws Exception {
    beatUntilQuiet();
    int before = world.queue.waiting().size();

    beat();

    assertThat(world.queue.waiting()).hasSize(before + 1);
    assertThat(world.queue.waiting().getLast().item())
        .isEqualTo(new WorkItem.AdmitBatch(world.batch));
  }

  @Test
  void a_row_that_was_written_is_in_the_sums_at_the_next_beat() throws Exception {
    beatUntilQuiet();
    world.clock.advance(Duration.ofMinutes(3));
    var problem = new Problem("AUTHENTICATIONFAILED", "new password", world.clock.instant());
    update(e -> e.status(MailboxStatus.FAILED).problem(Optional.of(problem)));

    beat();

    assertThat(kept().rows().count(MailboxStatus.FAILED)).isEqualTo(1);
    assertThat(kept().rows().troubled())
        .singleElement()
        .satisfies(t -> assertThat(t.emailAddress()).isEqualTo("user0@b.example"));
  }

  @Test
  void a_write_that_shows_up_to_a_minute_late_is_not_missed() throws Exception {
    beatUntilQuiet();
    Instant looked = world.clock.instant();
    world.clock.advance(Duration.ofSeconds(60));
    Mailbox row = row();
    assertThat(
            world.mailboxes.update(
                row.edit().status(MailboxStatus.FAILED).at(looked.minusSeconds(59))))
        .isPresent();

    beat();

    assertThat(kept().rows().count(MailboxStatus.FAILED)).isEqualTo(1);
  }

  @Test
  void rows_added_to_the_batch_are_counted_at_the_next_beat() throws Exception {
    beatUntilQuiet();
    world.mailboxes.insertAll(world.batch, List.of(Batches.mailbox(world.batch, "new@b.example")));
    assertThat(world.batches.update(batch().withMailboxes(MANY + 1))).isPresent();

    beat();

    assertThat(kept().rows().count(MailboxStatus.QUEUED)).isEqualTo(MANY + 1);
  }

  @Test
  void a_baton_whose_worker_died_is_picked_up_though_nobody_wrote_to_its_row() throws Exception {
    hold();
    update(e -> e.status(MailboxStatus.VALIDATING).taken("dead", at(Duration.ofMinutes(10))));
    beatUntilQuiet();
    world.clock.advance(Duration.ofMinutes(10));
    int before = world.queue.waiting().size();

    beat();

    assertThat(world.queue.waiting().stream().skip(before).map(w -> w.item()).toList())
        .contains(new WorkItem.PrepareMailbox(row().key(), 1));
  }

  @Test
  void a_slot_without_its_mailbox_is_released_though_nobody_wrote_to_a_row() throws Exception {
    beatUntilQuiet();
    hold();

    beat();

    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();
  }

  @Test
  void rows_are_read_once_an_hour_whatever_happens() throws Exception {
    beatUntilQuiet();
    world.clock.advance(Duration.ofHours(1));

    beat();

    assertThat(rows.pages()).isNotEmpty();
  }

  @Test
  void rows_are_read_when_a_round_is_due() throws Exception {
    BatchOptions usual = batch().options();
    var often = new Schedule(true, Optional.empty(), ZoneOffset.UTC, Duration.ofMinutes(15));
    var options = new BatchOptions(often, usual.notifications(), usual.folders(), usual.messages());
    assertThat(world.batches.update(batch().withOptions(options))).isPresent();
    beatUntilQuiet();
    Instant due = Instant.parse("2026-11-21T08:45:00Z");
    world.clock.advance(Duration.between(world.clock.instant(), due).minusMillis(1));
    beat();
    assertThat(rows.pages()).isEmpty();

    world.clock.advance(Duration.ofMillis(1));
    beat();

    assertThat(rows.pages()).isNotEmpty();
  }

  @Test
  void a_stopped_batch_is_counted_too_and_then_left_alone() throws Exception {
    assertThat(world.batches.update(batch().withStatus(BatchStatus.STOPPED))).isPresent();
    beatUntilQuiet();
    world.clock.advance(Duration.ofMinutes(1));

    beat();

    assertThat(rows.pages()).isEmpty();
    assertThat(kept().rows().asOf()).isEqualTo(world.clock.instant());
  }

  @Test
  void sums_of_a_batch_that_is_gone_are_forgotten() throws Exception {
    beatUntilQuiet();
    world.batches.remove(world.batch);

    beat();

    assertThat(world.summaries.all()).isEmpty();
  }

  @Test
  void a_glance_at_a_large_batch_reads_no_row_while_the_pulse_confirms_it() throws Exception {
    beatUntilQuiet();

    BatchSummary summary = summaries().of(batch());

    assertThat(rows.pages()).isEmpty();
    assertThat(summary.mailboxes()).isEqualTo(MANY);
    assertThat(summary.rows().asOf()).isEqualTo(kept().rows().asOf());
  }

  @Test
  void a_glance_at_a_large_batch_reads_its_rows_when_the_pulse_has_ceased() throws Exception {
    beatUntilQuiet();
    world.clock.advance(Duration.ofMinutes(5));

    BatchSummary summary = summaries().of(batch());

    assertThat(rows.pages()).isNotEmpty();
    assertThat(summary.rows().asOf()).isEqualTo(world.clock.instant());
  }

  @Test
  void a_list_of_batches_reads_no_row() throws Exception {
    beatUntilQuiet();

    List<BatchSummary> all = summaries().of(world.batches.all());

    assertThat(rows.pages()).isEmpty();
    assertThat(all).singleElement().satisfies(s -> assertThat(s.mailboxes()).isEqualTo(MANY));
  }

  /** Until what was written before the first beat is older than clocks may differ. */
  private void beatUntilQuiet() throws MigrationException {
    for (int i = 0; i < 4; i++) {
      beat();
      world.clock.advance(Duration.ofSeconds(45));
    }
    beat();
    rows.pages().clear();
  }

  private void beat() throws MigrationException {
    Stores s = world.stores();
    var counted =
        new Stores(
            s.batches(),
            rows,
            s.claims(),
            s.plans(),
            s.ledger(),
            s.traces(),
            s.slots(),
            s.inspections(),
            s.summaries(),
            s.queue());
    var rounds = new Rounds(counted, world.clock);
    new Pulse(counted, rounds, world.telling.lookout(), GRACE, world.clock).beat(World.QUIET);
  }

  private Summaries summaries() {
    return new Summaries(rows, world.summaries, world.clock);
  }

  private void hold() throws MigrationException {
    var holder = new Slots.Holder(Admission.holder(row().key()), "user");
    assertThat(world.slots.acquire(batch().endpoint().key(), new Slots.Limits(5, 5), holder))
        .isEqualTo(Slots.Grant.TAKEN);
  }

  private Instant at(Duration later) {
    return world.clock.instant().plus(later);
  }

  private void update(UnaryOperator<MailboxEdit> edit) {
    assertThat(world.mailboxes.update(edit.apply(row().edit()).at(world.clock.instant())))
        .isPresent();
  }

  private KeptSums kept() {
    return world.summaries.find(world.batch).orElseThrow();
  }

  private Mailbox row() {
    return world.mailboxes.find(new MailboxKey(world.batch, "user0@b.example")).orElseThrow();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  /** Rows that note each page that is read of them. */
  private record CountedRows(MailboxStore store, List<Integer> pages)
      implements ForwardingMailboxStore {
    @Override
    public Page page(BatchId batch, Set<MailboxStatus> statuses, Optional<String> after, int limit)
        throws MigrationException {
      pages.add(limit);
      return store.page(batch, statuses, after, limit);
    }
  }
}
