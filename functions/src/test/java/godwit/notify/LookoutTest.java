package godwit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Notifications;
import godwit.batch.Problem;
import godwit.hook.HookEvent;
import godwit.hook.Subscribing;
import godwit.hook.WantedHook;
import godwit.report.BatchSummary;
import godwit.report.RowSums;
import godwit.seal.PlainSealer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookoutTest {
  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final TellingBench bench = new TellingBench(clock);
  private final BatchId id = Batches.id();
  private Optional<Duration> interval = Optional.empty();
  private boolean mails = true;

  @Test
  void a_round_that_has_ended_is_mailed_once() throws Exception {
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    assertThat(mailed()).isZero();

    look(BatchStatus.SYNCED, synced("ann@b.example"));
    look(BatchStatus.SYNCED, synced("ann@b.example"));

    assertThat(mailed()).isEqualTo(1);
  }

  @Test
  void the_next_round_is_another_mail_also_where_its_beginning_was_not_seen() throws Exception {
    Mailbox first = synced("ann@b.example");
    look(BatchStatus.SYNCED, first);
    Mailbox next = first.edit().relay(first.relay().done().nextRound("due-2")).at(clock.instant());
    look(BatchStatus.SYNCED, next);

    assertThat(mailed()).isEqualTo(2);
  }

  @Test
  void a_round_that_failed_again_is_told_again() throws Exception {
    Mailbox failed = blocked("ann@b.example", "initial");
    look(BatchStatus.FAILED, failed);
    look(BatchStatus.FAILED, failed);
    look(BatchStatus.FAILED, blocked("ann@b.example", "due-2"));

    assertThat(mailed()).isEqualTo(2);
  }

  @Test
  void a_crash_before_the_note_announces_the_same_notice() throws Exception {
    look(BatchStatus.SYNCED, synced("ann@b.example"));
    bench.tellings.purge(id);
    look(BatchStatus.SYNCED, synced("ann@b.example"));

    assertThat(mailed()).isEqualTo(1);
  }

  @Test
  void nobody_is_mailed_without_addresses_without_a_sender_or_with_interval_zero()
      throws Exception {
    mails = false;
    look(BatchStatus.SYNCED, synced("ann@b.example"));
    mails = true;
    interval = Optional.of(Duration.ZERO);
    look(BatchStatus.SYNCED, synced("ann@b.example"));
    look(BatchOptions.DEFAULT, BatchStatus.SYNCED, synced("ann@b.example"));

    assertThat(mailed()).isZero();
  }

  @Test
  void a_sender_that_is_named_later_mails_the_last_round() throws Exception {
    mails = false;
    look(BatchStatus.SYNCED, synced("ann@b.example"));
    mails = true;
    look(BatchStatus.SYNCED, synced("ann@b.example"));

    assertThat(mailed()).isEqualTo(1);
  }

  @Test
  void with_an_interval_a_long_round_is_told_of_while_it_runs() throws Exception {
    interval = Optional.of(Duration.ofHours(24));
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    clock.advance(Duration.ofHours(23));
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    assertThat(mailed()).isZero();

    clock.advance(Duration.ofHours(1));
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    assertThat(mailed()).isEqualTo(1);

    clock.advance(Duration.ofHours(1));
    look(BatchStatus.SYNCED, synced("ann@b.example"));
    assertThat(mailed()).as("the end of the initial copy does not wait").isEqualTo(2);
  }

  @Test
  void with_an_interval_rounds_within_it_are_one_mail_and_silence_is_none() throws Exception {
    interval = Optional.of(Duration.ofHours(24));
    Mailbox mailbox = synced("ann@b.example");
    look(BatchStatus.SYNCED, mailbox);
    for (int round = 0; round < 3; round++) {
      clock.advance(Duration.ofHours(1));
      mailbox =
          mailbox.edit().relay(mailbox.relay().done().nextRound("r" + round)).at(clock.instant());
      look(BatchStatus.SYNCED, mailbox);
    }
    assertThat(mailed()).isEqualTo(1);

    clock.advance(Duration.ofHours(21));
    look(BatchStatus.SYNCED, mailbox);
    assertThat(mailed()).isEqualTo(2);

    clock.advance(Duration.ofDays(2));
    look(BatchStatus.SYNCED, mailbox);
    assertThat(mailed()).isEqualTo(2);
  }

  @Test
  void subscribers_are_told_what_they_asked_for() throws Exception {
    subscribe(EnumSet.allOf(HookEvent.class), Optional.of(id));
    subscribe(EnumSet.of(HookEvent.BATCH_SYNCED), Optional.empty());
    subscribe(EnumSet.allOf(HookEvent.class), Optional.of(Batches.id()));

    look(BatchStatus.SYNCED_WITH_ERRORS, synced("ann@b.example"), blocked("ben@b.example", "i"));
    look(BatchStatus.SYNCED_WITH_ERRORS, synced("ann@b.example"), blocked("ben@b.example", "i"));

    assertThat(events())
        .containsExactlyInAnyOrder(
            HookEvent.MAILBOX_BLOCKED,
            HookEvent.BATCH_SYNCED,
            HookEvent.BATCH_SYNCED,
            HookEvent.ROUND_FINISHED);
  }

  @Test
  void an_event_that_is_told_again_after_a_crash_has_the_same_id() throws Exception {
    subscribe(EnumSet.allOf(HookEvent.class), Optional.of(id));
    Mailbox ann = synced("ann@b.example");
    Mailbox ben = blocked("ben@b.example", "initial");
    look(BatchStatus.SYNCED_WITH_ERRORS, ann, ben);
    List<String> told = ids();

    bench.notices.all().forEach(bench.notices::remove);
    bench.tellings.purge(id);
    clock.advance(Duration.ofMinutes(7));
    look(BatchStatus.SYNCED_WITH_ERRORS, ann, ben);

    assertThat(told).hasSize(3).doesNotHaveDuplicates();
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(told);
  }

  private List<String> ids() {
    return bench.notices.all().stream()
        .map(Notice::content)
        .filter(Notice.Content.Hook.class::isInstance)
        .map(hook -> ((Notice.Content.Hook) hook).message().id())
        .toList();
  }

  @Test
  void one_more_blocked_mailbox_is_told_and_one_less_is_not() throws Exception {
    subscribe(EnumSet.of(HookEvent.MAILBOX_BLOCKED), Optional.empty());
    Mailbox ann = blocked("ann@b.example", "initial");
    look(BatchStatus.SYNCING, ann, queued("ben@b.example"));
    clock.advance(Duration.ofMinutes(1));
    Mailbox ben = blocked("ben@b.example", "initial");
    look(BatchStatus.FAILED, ann, ben);
    look(BatchStatus.SYNCING, ann, queued("ben@b.example"));

    assertThat(events()).hasSize(2);
    assertThat(bodies())
        .anySatisfy(body -> assertThat(body).contains("\"failed\":2"))
        .noneSatisfy(body -> assertThat(body).contains("@"));
  }

  @Test
  void the_course_is_noted_in_steps_and_at_each_end() throws Exception {
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    clock.advance(Duration.ofMinutes(1));
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    clock.advance(Duration.ofMinutes(10));
    look(BatchStatus.SYNCING, queued("ann@b.example"));
    clock.advance(Duration.ofMinutes(1));
    look(BatchStatus.SYNCED, synced("ann@b.example"));

    assertThat(bench.history.of(id))
        .extracting(point -> Duration.between(Batches.MADE, point.at()).toMinutes())
        .containsExactly(0L, 12L);
  }

  private void look(BatchStatus status, Mailbox... mailboxes) throws Exception {
    var wish = new Notifications(List.of("admin@b.example"), interval);
    var usual = BatchOptions.DEFAULT;
    look(
        new BatchOptions(usual.schedule(), wish, usual.folders(), usual.messages()),
        status,
        mailboxes);
  }

  private void look(BatchOptions options, BatchStatus status, Mailbox... mailboxes)
      throws Exception {
    Batch b = Batches.batch(id);
    Batch batch =
        new Batch(
            b.id(),
            status,
            b.endpoint(),
            options,
            b.dataKey(),
            b.mailboxes(),
            b.created(),
            b.requestKey(),
            b.version());
    var sight = new Sight.Gathered();
    var sums = new RowSums.Adding(1, clock.instant());
    for (Mailbox mailbox : mailboxes) {
      sight.add(mailbox);
      sums.add(mailbox);
    }
    bench.lookout(mails).note(sight.of(new BatchSummary(batch, sums.sums())));
  }

  private Mailbox queued(String address) {
    return Batches.mailbox(id, address);
  }

  private Mailbox synced(String address) {
    return queued(address)
        .edit()
        .status(MailboxStatus.VALIDATING)
        .status(MailboxStatus.SYNCING)
        .status(MailboxStatus.SYNCED)
        .relay(queued(address).relay().done())
        .at(clock.instant());
  }

  private Mailbox blocked(String address, String round) {
    return queued(address)
        .edit()
        .relay(queued(address).relay().again(round))
        .status(MailboxStatus.FAILED)
        .problem(Optional.of(new Problem("AUTHENTICATIONFAILED", "mend it", clock.instant())))
        .at(clock.instant());
  }

  private void subscribe(EnumSet<HookEvent> events, Optional<BatchId> batch) throws Exception {
    String address = "https://hooks.example/" + bench.subscriptions.all().size();
    var subscribing = new Subscribing(bench.subscriptions, new PlainSealer(), clock);
    assertThat(
            subscribing.subscribe(
                new WantedHook(URI.create(address), events, batch, Optional.empty())))
        .isPresent();
  }

  private long mailed() {
    return bench.notices.all().stream()
        .filter(n -> n.content() instanceof Notice.Content.Report)
        .count();
  }

  private List<HookEvent> events() {
    return bench.notices.all().stream()
        .map(Notice::content)
        .filter(Notice.Content.Hook.class::isInstance)
        .map(hook -> ((Notice.Content.Hook) hook).message().event())
        .toList();
  }

  private List<String> bodies() {
    return bench.notices.all().stream()
        .map(Notice::content)
        .filter(Notice.Content.Hook.class::isInstance)
        .map(hook -> ((Notice.Content.Hook) hook).message().body())
        .sorted()
        .toList();
  }
}
