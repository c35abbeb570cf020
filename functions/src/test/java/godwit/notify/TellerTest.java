package godwit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.BatchStatus;
import godwit.batch.Notifications;
import godwit.batch.memory.MemoryBatchStore;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.hook.HookCaller.Answer;
import godwit.hook.HookEvent;
import godwit.hook.HookMessage;
import godwit.hook.Subscribing;
import godwit.hook.Subscription;
import godwit.hook.WantedHook;
import godwit.report.BatchSummary;
import godwit.report.KeptSums;
import godwit.report.Ledgers;
import godwit.report.RowSums;
import godwit.seal.PlainSealer;
import godwit.seal.Secret;
import godwit.target.OutgoingMail;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellerTest {
  private final SettableClock clock = new SettableClock(Ledgers.NOW);
  private final TellingBench bench = new TellingBench(clock);
  private final Ledgers ledgers = new Ledgers();
  private final MemoryBatchStore batches = new MemoryBatchStore();

  @BeforeEach
  void store() {
    assertThat(batches.insert(batch(List.of("admin@b.example", "ada@b.example")))).isTrue();
  }

  @Test
  void a_report_goes_to_the_notification_addresses_with_its_files() throws Exception {
    announce("r1");

    tell();
    tell();

    assertThat(bench.sent).hasSize(1);
    OutgoingMail mail = bench.sent.getFirst();
    assertThat(mail.recipients()).containsExactly("admin@b.example", "ada@b.example");
    assertThat(mail.subject())
        .isEqualTo(
            "Migration batch web-host: synced with errors, 1 mailbox blocked, 1 message not"
                + " copied");
    assertThat(mail.files())
        .extracting(OutgoingMail.AttachedFile::name)
        .containsExactly("web-host-report.csv", "web-host-not-copied.csv");
    assertThat(bench.tellings.mail(Ledgers.ID).sent()).contains(clock.instant());
  }

  @Test
  void mailboxes_of_the_batch_get_nothing_by_themselves() throws Exception {
    batches.remove(Ledgers.ID);
    assertThat(batches.insert(batch(List.of()))).isTrue();
    announce("r1");

    tell();

    assertThat(bench.sent).isEmpty();
    assertThat(bench.notices.all()).isEmpty();
  }

  @Test
  void a_throttled_mail_waits_as_long_as_it_was_asked_to() throws Exception {
    announce("r1");
    bench.sender =
        (from, mail) -> {
          throw new ThrottledException("TooManyRequests", "later", Duration.ofMinutes(7));
        };
    tell();
    bench.sender = (from, mail) -> bench.sent.add(mail);

    clock.advance(Duration.ofMinutes(6));
    tell();
    assertThat(bench.sent).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    tell();
    assertThat(bench.sent).hasSize(1);
    assertThat(bench.tellings.mail(Ledgers.ID).problem()).isEmpty();
  }

  @Test
  void a_mail_that_is_refused_is_shown_and_given_up_after_a_day_and_a_half() throws Exception {
    announce("r1");
    var tries = new int[1];
    bench.sender =
        (from, mail) -> {
          tries[0]++;
          throw new MailboxBlockedException("ErrorAccessDenied", "grant Mail.Send");
        };

    tell();
    MailState first = bench.tellings.mail(Ledgers.ID);
    assertThat(first.problem()).contains("grant Mail.Send");
    assertThat(first.next()).contains(clock.instant().plus(Duration.ofMinutes(1)));
    for (int minute = 0; minute < 3 * 24 * 60; minute++) {
      clock.advance(Duration.ofMinutes(1));
      tell();
    }

    assertThat(tries[0]).isEqualTo(Backoff.TRIES);
    assertThat(bench.notices.all()).isEmpty();
    assertThat(bench.tellings.mail(Ledgers.ID).problem()).contains("grant Mail.Send");
    assertThat(bench.tellings.mail(Ledgers.ID).next()).isEmpty();
  }

  @Test
  void what_another_teller_has_begun_is_left_to_it() throws Exception {
    announce("r1");
    bench.sender =
        (from, mail) -> {
          bench.sent.add(mail);
          if (bench.sent.size() == 1) {
            tell();
          }
        };

    tell();

    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void a_teller_that_died_is_made_good_for_once() throws Exception {
    announce("r1");
    bench.sender =
        (from, mail) -> {
          throw new IllegalStateException("the process dies");
        };
    org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(this::tell);
    bench.sender = (from, mail) -> bench.sent.add(mail);

    tell();
    assertThat(bench.sent).as("claimed by the dead").isEmpty();
    clock.advance(Duration.ofMinutes(10));
    tell();
    tell();
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void an_event_is_delivered_signed_with_what_was_sealed() throws Exception {
    Subscription made = subscribe(HookEvent.ROUND_FINISHED);
    announceEvent(made, HookEvent.ROUND_FINISHED);

    tell();
    tell();

    assertThat(bench.delivered).hasSize(1);
    assertThat(bench.delivered.getFirst().address())
        .isEqualTo(URI.create("https://hooks.example/in?sig=abc"));
    assertThat(bench.delivered.getFirst().secret()).contains(Secret.of("0123456789abcdef"));
  }

  @Test
  void a_receiver_that_is_gone_is_asked_no_more() throws Exception {
    Subscription made = subscribe(HookEvent.ROUND_FINISHED);
    announceEvent(made, HookEvent.ROUND_FINISHED);
    bench.answer = new Answer.Gone();

    tell();

    assertThat(bench.subscriptions.all()).isEmpty();
    assertThat(bench.notices.all()).isEmpty();
  }

  @Test
  void a_receiver_that_refuses_is_told_again_later_and_the_subscription_says_so() throws Exception {
    Subscription made = subscribe(HookEvent.ROUND_FINISHED);
    announceEvent(made, HookEvent.ROUND_FINISHED);
    bench.answer = new Answer.Refused(503, Optional.of(Duration.ofMinutes(3)));
    tell();
    assertThat(bench.subscriptions.find(made.id()).orElseThrow().problem().orElseThrow())
        .startsWith("round.finished: the receiver answered 503; tried again at ");

    bench.answer = new Answer.Taken();
    clock.advance(Duration.ofMinutes(3));
    tell();

    assertThat(bench.delivered).hasSize(2);
    assertThat(bench.delivered.get(0).message()).isEqualTo(bench.delivered.get(1).message());
    assertThat(bench.subscriptions.find(made.id()).orElseThrow().problem()).isEmpty();
  }

  @Test
  void a_removed_batch_is_told_of_and_its_own_subscriptions_end_with_that() throws Exception {
    Subscription told = subscribe(HookEvent.BATCH_REMOVED);
    announce("r1");

    bench.farewell().of(batch(List.of("admin@b.example")), Optional.empty());
    tell();

    assertThat(bench.sent).isEmpty();
    assertThat(bench.delivered)
        .singleElement()
        .satisfies(d -> assertThat(d.message().event()).isEqualTo(HookEvent.BATCH_REMOVED));
    assertThat(bench.subscriptions.find(told.id())).isEmpty();
    assertThat(bench.notices.all()).isEmpty();
    assertThat(bench.history.of(Ledgers.ID)).isEmpty();
  }

  @Test
  void a_removed_batch_is_told_of_with_the_counts_of_what_was_removed() throws Exception {
    Subscription told = subscribe(HookEvent.BATCH_REMOVED);
    Batch batch = batch(List.of());
    var sums = new RowSums.Adding(1, clock.instant());
    new Ledgers().mailboxes.forEach(Ledgers.ID, Set.of(), 100, sums::add);

    bench
        .farewell()
        .of(batch, Optional.of(new KeptSums(batch.id(), sums.sums(), "1", clock.instant())));
    tell();

    assertThat(told.events()).contains(HookEvent.BATCH_REMOVED);
    assertThat(bench.delivered.getFirst().message().body())
        .contains("\"mailboxes\":{\"total\":3,")
        .contains("\"copied\":5,\"skipped\":1,\"failed\":1,");
  }

  @Test
  void of_a_batch_that_could_not_be_made_nobody_is_told_and_its_subscription_goes()
      throws Exception {
    Subscription own = subscribe(HookEvent.BATCH_REMOVED);

    bench.farewell().of(batch(List.of()).givenUp(), Optional.empty());
    tell();

    assertThat(bench.notices.all()).isEmpty();
    assertThat(bench.delivered).isEmpty();
    assertThat(bench.subscriptions.find(own.id())).isEmpty();
  }

  @Test
  void a_failure_on_the_line_is_no_failure_of_the_app() throws Exception {
    announce("r1");
    bench.sender =
        (from, mail) -> {
          throw new TransientException("ConnectionLost", "it is tried again");
        };

    tell();

    assertThat(bench.notices.all())
        .singleElement()
        .satisfies(n -> assertThat(n.due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1))));
  }

  private void tell() throws godwit.failure.MigrationException {
    bench.teller(batches, ledgers.reports(clock)).tell(event -> {});
  }

  private void announce(String round) {
    assertThat(bench.notices.add(Notice.report(Ledgers.ID, round, clock.instant()))).isTrue();
  }

  private void announceEvent(Subscription subscription, HookEvent event) {
    var summary = new BatchSummary(batch(List.of()), new RowSums.Adding(1, clock.instant()).sums());
    HookMessage message = HookMessage.of(event, summary, "r1", clock.instant());
    assertThat(
            bench.notices.add(Notice.hook(Ledgers.ID, subscription.id(), message, clock.instant())))
        .isTrue();
  }

  private Subscription subscribe(HookEvent event) throws Exception {
    var wanted =
        new WantedHook(
            URI.create("https://hooks.example/in?sig=abc"),
            EnumSet.of(event),
            Optional.of(Ledgers.ID),
            Optional.of(Secret.of("0123456789abcdef")));
    return new Subscribing(bench.subscriptions, new PlainSealer(), clock)
        .subscribe(wanted)
        .orElseThrow();
  }

  private static Batch batch(List<String> emails) {
    Batch b = Ledgers.BATCH;
    var usual = BatchOptions.DEFAULT;
    var options =
        new BatchOptions(
            usual.schedule(),
            new Notifications(emails, Optional.empty()),
            usual.folders(),
            usual.messages());
    return new Batch(
        b.id(),
        BatchStatus.SYNCED_WITH_ERRORS,
        b.endpoint(),
        options,
        b.dataKey(),
        b.mailboxes(),
        b.created(),
        b.requestKey(),
        b.version());
  }
}
