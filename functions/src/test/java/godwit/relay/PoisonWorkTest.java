package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import godwit.log.Event;
import godwit.report.FolderReports;
import godwit.report.MessageList;
import godwit.report.ReportCsv;
import godwit.report.ReportHtml;
import godwit.report.ReportWriter;
import godwit.report.Summaries;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoisonWorkTest {
  private final World world = new World();
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    assertThat(world.mailbox(World.TARGET)).isNotNull();
    assertThat(world.slots.acquire(batch().endpoint().key(), 5, Admission.holder(row().key())))
        .isTrue();
  }

  @Test
  void a_defect_in_the_initial_copy_fails_the_mailbox_and_lets_the_next_one_in() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING));

    handle(new WorkItem.PrepareMailbox(row().key(), 1));

    assertThat(row().status()).isEqualTo(MailboxStatus.FAILED);
    assertThat(row().problem().orElseThrow().code()).isEqualTo("APP_DEFECT");
    assertThat(row().baton().leg()).isEqualTo(2);
    assertThat(world.slots.holders(batch().endpoint().key())).isEmpty();
    assertThat(world.queue.waiting())
        .extracting(Waiting::item)
        .containsExactly(new WorkItem.AdmitBatch(world.batch));
    assertThat(events)
        .singleElement()
        .satisfies(e -> assertThat(e.level()).isEqualTo(Event.Level.ERROR));
  }

  @Test
  void a_defect_is_told_in_the_report() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING));
    handle(new WorkItem.PrepareMailbox(row().key(), 1));

    var report =
        new ReportWriter(
                new Summaries(world.mailboxes, world.summaries, world.clock),
                world.mailboxes,
                new FolderReports(world.plans, world.ledger),
                new MessageList(world.mailboxes, world.plans, world.ledger),
                world.telling.history,
                world.clock)
            .of(batch());

    assertThat(ReportHtml.of(report)).contains("which is a fault of the app");
    assertThat(ReportCsv.of(report)).contains("which is a fault of the app");
  }

  @Test
  void a_defect_in_a_later_round_says_that_the_initial_copy_is_safe() throws Exception {
    Relay later = Relay.START.done().nextRound("next").atFirstChunk();
    update(e -> e.status(MailboxStatus.INCREMENTAL_SYNCING).relay(later));

    handle(new WorkItem.CopyChunk(row().key(), 1));

    assertThat(row().status()).isEqualTo(MailboxStatus.INCREMENTAL_FAILED);
  }

  @Test
  void a_message_of_a_leg_that_is_over_changes_nothing() throws Exception {
    update(e -> e.status(MailboxStatus.VALIDATING));
    Mailbox before = row();

    handle(new WorkItem.PrepareMailbox(row().key(), 2));

    assertThat(row()).isEqualTo(before);
  }

  @Test
  void a_mailbox_in_a_worker_s_hands_is_left_alone() throws Exception {
    update(e ->
        e.status(MailboxStatus.VALIDATING).taken("alive", world.clock.instant().plusSeconds(9)));
    Mailbox before = row();

    handle(new WorkItem.PrepareMailbox(row().key(), 1));
    assertThat(row()).isEqualTo(before);
    world.clock.advance(Duration.ofSeconds(9));
    handle(new WorkItem.PrepareMailbox(row().key(), 1));

    assertThat(row().status()).isEqualTo(MailboxStatus.FAILED);
  }

  @Test
  void a_mailbox_at_rest_is_left_alone() throws Exception {
    Mailbox before = row();

    handle(new WorkItem.CopyChunk(row().key(), 1));

    assertThat(row()).isEqualTo(before);
  }

  @Test
  void work_of_a_batch_is_only_reported() throws Exception {
    Mailbox before = row();

    handle(new WorkItem.AdmitBatch(world.batch));
    handle(new WorkItem.PurgeBatch(world.batch));

    assertThat(row()).isEqualTo(before);
    assertThat(events).hasSize(2).allMatch(e -> e.level() == Event.Level.ERROR);
  }

  private void handle(WorkItem item) throws Exception {
    Stores stores = world.stores();
    new PoisonWork(stores, new Admission(stores, world.clock), world.clock)
        .handle(item, events::add);
  }

  private void update(UnaryOperator<MailboxEdit> edit) {
    assertThat(world.mailboxes.update(edit.apply(row().edit()).at(world.clock.instant())))
        .isPresent();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }
}
