package godwit.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Relay;
import godwit.batch.Tally;
import godwit.batch.memory.MemoryMailboxStore;
import godwit.cutover.memory.MemorySightings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutoverCheckTest {
  private static final MxAnswer OLD =
      new MxAnswer.Found(List.of("mx.old-host.example"), Duration.ofHours(1));
  private static final MxAnswer NEW =
      new MxAnswer.Found(List.of("contoso-com.mail.protection.outlook.com"), Duration.ofHours(1));

  private static final List<MailboxStatus> INITIAL =
      List.of(MailboxStatus.VALIDATING, MailboxStatus.SYNCING, MailboxStatus.SYNCED);
  private static final List<MailboxStatus> LATER =
      List.of(MailboxStatus.QUEUED, MailboxStatus.INCREMENTAL_SYNCING, MailboxStatus.SYNCED);

  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final MemoryMailboxStore mailboxes = new MemoryMailboxStore();
  private final Map<String, MxAnswer> mx = new HashMap<>();
  private final Batch batch = Batches.batch(Batches.id()).withStatus(BatchStatus.SYNCED);
  private final CutoverCheck check =
      new CutoverCheck(
          mailboxes,
          asked ->
              asked.stream()
                  .collect(Collectors.toMap(d -> d, d -> mx.getOrDefault(d, new MxAnswer.None()))),
          new MemorySightings(),
          clock);

  @Test
  void before_the_switch_the_answer_is_no_and_names_the_old_host() throws Exception {
    mailbox("ada@contoso.example", Tally.NONE);
    mx.put("contoso.example", OLD);

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.NO);
    assertThat(seen.reasons())
        .containsExactly(
            "Mail for contoso.example still goes to mx.old-host.example (time to live 3600 s)."
                + " Change its MX record to the host that Microsoft 365 gives; if this is a mail"
                + " filter in front of Exchange Online, name it with ?gateway=.");
    assertThat(seen.safeAfter()).isEmpty();
  }

  @Test
  void after_the_switch_72_hours_are_waited_for_then_a_round_then_it_is_safe() throws Exception {
    mailbox("ada@contoso.example", Tally.NONE);
    mx.put("contoso.example", OLD);
    assertThat(look().verdict()).isEqualTo(Verdict.NO);
    clock.advance(Duration.ofDays(1));
    Instant switched = clock.instant();
    mx.put("contoso.example", NEW);

    Cutover early = look();
    clock.advance(Duration.ofHours(71));
    Cutover later = look();
    clock.advance(Duration.ofHours(2));
    Cutover due = look();
    synced("ada@contoso.example", Tally.NONE);
    Cutover safe = look();

    assertThat(early.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(early.safeAfter()).contains(switched.plus(Duration.ofDays(3)));
    assertThat(later.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(due.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(due.reasons()).singleElement().asString().contains("Sync the batch once more");
    assertThat(safe.verdict()).isEqualTo(Verdict.YES);
    assertThat(safe.reasons()).singleElement().asString().contains("The batch can be deleted");
  }

  @Test
  void a_time_to_live_beyond_72_hours_is_waited_for() throws Exception {
    mailbox("ada@contoso.example", Tally.NONE);
    mx.put(
        "contoso.example",
        new MxAnswer.Found(List.of("contoso.a-v1.mx.microsoft"), Duration.ofDays(7)));

    assertThat(look().safeAfter()).contains(clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  void mail_that_still_arrives_at_the_source_keeps_the_batch() throws Exception {
    switchedLongAgo("ada@contoso.example");
    synced("ada@contoso.example", new Tally(2, 0, 0, 0, 9));

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(seen.reasons())
        .singleElement()
        .asString()
        .startsWith("1 of 1 mailboxes still found new mail at the source in the last round");
  }

  @Test
  void one_copy_alone_does_not_tell_whether_mail_still_arrives() throws Exception {
    switchedLongAgo("ada@contoso.example");
    mailbox("new@contoso.example", Tally.NONE);

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(seen.rounds().copiedOnce()).isEqualTo(1);
    assertThat(seen.reasons())
        .singleElement()
        .asString()
        .startsWith("1 of 2 mailboxes had their initial copy and no round after it");
  }

  @Test
  void messages_that_stay_failed_are_for_a_person_to_decide_once_all_else_is_well()
      throws Exception {
    switchedLongAgo("ada@contoso.example");
    mailbox("Ben@contoso.example", new Tally(5, 0, 3, 0, 9));
    synced("Ben@contoso.example", Tally.NONE);

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.DECIDE);
    assertThat(seen.verdict().word()).isEqualTo("decide");
    assertThat(seen.safeAfter()).isEmpty();
    String name = batch.id().name().value();
    assertThat(seen.reasons())
        .containsExactly(
            "Mail goes to Exchange Online, and every mailbox has had a good round since that found"
                + " no new mail at the source. Once the following is decided the batch can be"
                + " deleted; the mail stays.",
            "3 messages could not be copied, in 1 of 2 mailboxes (Ben@contoso.example: 3). Decide"
                + " what becomes of them: GET /api/batches/"
                + name
                + "/messages?state=failed lists each one with folder, subject, sender, date, the"
                + " reason and what to do. Try them again with POST /api/batches/"
                + name
                + "/retry, save by hand what is wanted, or let them go. At the source nothing was"
                + " removed; with the batch goes this list, and with the old host the messages.");
    assertThat(seen.rounds().lossy().toString()).doesNotContain("contoso");
  }

  @Test
  void of_many_mailboxes_with_failed_messages_a_few_are_named() throws Exception {
    switchedLongAgo("ada@contoso.example");
    for (int i = 10; i < 35; i++) {
      mailbox("m" + i + "@contoso.example", new Tally(5, 0, 1, 0, 9));
      synced("m" + i + "@contoso.example", Tally.NONE);
    }

    Cutover seen = look();

    assertThat(seen.reasons().getLast())
        .startsWith(
            "25 messages could not be copied, in 25 of 26 mailboxes (m10@contoso.example: 1,"
                + " m11@contoso.example: 1, m12@contoso.example: 1 and 22 more). Decide");
    assertThat(seen.rounds().lossy().shown()).hasSize(Lossy.MOST_SHOWN);
  }

  @Test
  void while_something_is_waited_for_failed_messages_are_named_last() throws Exception {
    switchedLongAgo("ada@contoso.example");
    mailbox("new@contoso.example", new Tally(5, 0, 1, 0, 9));

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(seen.reasons()).hasSize(2);
    assertThat(seen.reasons().getLast()).startsWith("1 message could not be copied");
  }

  @Test
  void more_messages_at_the_source_than_in_the_account_are_for_a_person_to_look_into()
      throws Exception {
    switchedLongAgo("ada@contoso.example");
    Mailbox row = row("ada@contoso.example");
    var counted = row.progress().counted(7, new Tally(6, 0, 0, 0, 9), Tally.NONE);
    assertThat(mailboxes.update(row.edit().progress(counted).at(clock.instant()))).isPresent();

    assertThat(look().verdict()).isEqualTo(Verdict.DECIDE);
    assertThat(look().reasons().getLast())
        .startsWith("Of 1 of 1 mailboxes the source counts more messages than the account has.");
  }

  @Test
  void a_folder_that_the_source_does_not_open_is_for_a_person_to_decide() throws Exception {
    switchedLongAgo("ada@contoso.example");
    var problem = Optional.of(new Problem("FOLDER_UNREADABLE", "Old", clock.instant()));
    Mailbox row = row("ada@contoso.example");
    assertThat(mailboxes.update(row.edit().problem(problem).at(clock.instant()))).isPresent();

    assertThat(look().verdict()).isEqualTo(Verdict.DECIDE);
    assertThat(look().reasons().getLast()).startsWith("1 of 1 mailboxes are Synced with a problem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onmicrosoft.com", "onmicrosoft.us"})
  void addresses_of_the_tenant_tell_nothing_of_where_mail_goes(String tenants) throws Exception {
    mailbox("ada@contoso." + tenants, Tally.NONE);
    mx.put("contoso." + tenants, NEW);
    mx.put("contoso.example", OLD);

    assertThat(look().verdict()).isEqualTo(Verdict.NO);
    assertThat(look().reasons())
        .anySatisfy(r ->
            assertThat(r)
                .startsWith("All addresses are of " + tenants + ", whose mail")
                .contains("?domain=contoso.com,fabrikam.com"));
    Cutover named = check.of(batch, TargetHosts.EXCHANGE_ONLINE_ALONE, Set.of("contoso.example"));
    assertThat(named.reasons())
        .singleElement()
        .asString()
        .startsWith("Mail for contoso.example still goes to mx.old-host.example");
    assertThat(named.domains()).extracting(DomainCutover::mailboxes).containsExactly(0, 1);
  }

  @Test
  void failed_mailboxes_and_lost_messages_are_named() throws Exception {
    switchedLongAgo("ada@contoso.example");
    mailbox("ben@contoso.example", new Tally(5, 0, 3, 0, 9));
    var ben = row("ben@contoso.example").edit().status(MailboxStatus.QUEUED);
    ben.status(MailboxStatus.INCREMENTAL_SYNCING).status(MailboxStatus.INCREMENTAL_FAILED);
    assertThat(mailboxes.update(ben.at(clock.instant()))).isPresent();

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.NO);
    assertThat(seen.reasons())
        .anySatisfy(r -> assertThat(r).startsWith("1 of 2 mailboxes failed"))
        .anySatisfy(r -> assertThat(r).startsWith("3 messages could not be copied, in 1 of"));
  }

  @Test
  void a_domain_without_an_mx_record_or_an_answer_is_named() throws Exception {
    mailbox("ada@none.example", Tally.NONE);
    mailbox("ben@silent.example", Tally.NONE);
    mx.put("silent.example", new MxAnswer.Unanswered());

    assertThat(look().reasons())
        .contains(
            "none.example has no MX record. Add the one that Microsoft 365 gives.",
            "DNS gave no answer for the MX record of silent.example. Ask again.");
  }

  @Test
  void a_named_gateway_counts_as_exchange_online_and_a_look_alike_does_not() throws Exception {
    mailbox("ada@contoso.example", Tally.NONE);
    mx.put(
        "contoso.example",
        new MxAnswer.Found(List.of("mx1.filter.example"), Duration.ofMinutes(5)));

    assertThat(check.of(batch, new TargetHosts(Set.of("filter.example"))).verdict())
        .isEqualTo(Verdict.WAIT);
    assertThat(check.of(batch, new TargetHosts(Set.of("ilter.example"))).verdict())
        .isEqualTo(Verdict.NO);
  }

  @Test
  void a_batch_that_still_copies_is_not_done() throws Exception {
    switchedLongAgo("ada@contoso.example");

    Cutover seen =
        check.of(batch.withStatus(BatchStatus.SYNCING), TargetHosts.EXCHANGE_ONLINE_ALONE);

    assertThat(seen.verdict()).isEqualTo(Verdict.WAIT);
    assertThat(seen.reasons()).containsExactly("The batch is Syncing, not Synced.");
  }

  @Test
  void a_mailbox_that_is_stopped_is_not_waited_for() throws Exception {
    switchedLongAgo("ada@contoso.example");
    var stopped = Batches.mailbox(batch.id(), "ben@contoso.example");
    mailboxes.insertAll(batch.id(), List.of(Batches.in(stopped, MailboxStatus.STOPPED)));

    Cutover seen = look();

    assertThat(seen.verdict()).isEqualTo(Verdict.NO);
    assertThat(seen.reasons().getFirst()).startsWith("1 of 2 mailboxes are stopped");
  }

  private void switchedLongAgo(String address) throws Exception {
    mailbox(address, Tally.NONE);
    mx.put("contoso.example", NEW);
    assertThat(look().verdict()).isEqualTo(Verdict.WAIT);
    clock.advance(Duration.ofDays(4));
    synced(address, Tally.NONE);
  }

  private Cutover look() throws Exception {
    return check.of(batch, TargetHosts.EXCHANGE_ONLINE_ALONE);
  }

  private void mailbox(String address, Tally tally) throws Exception {
    mailboxes.insertAll(batch.id(), List.of(Batches.mailbox(batch.id(), address)));
    synced(address, tally);
  }

  private void synced(String address, Tally round) throws Exception {
    Mailbox row = row(address);
    boolean first = row.relay().stage() != Relay.Stage.DONE;
    var relay = first ? row.relay() : row.relay().nextRound("round at " + clock.instant());
    var before = row.progress();
    var begun = before.counted(before.sourceMessages(), before.tally(), Tally.NONE);
    var progress = begun.withRound(round).syncedAt(clock.instant());
    var edit = row.edit().relay(relay.done()).progress(progress);
    for (MailboxStatus status : first ? INITIAL : LATER) {
      edit.status(status);
    }
    assertThat(mailboxes.update(edit.at(clock.instant()))).isPresent();
  }

  private Mailbox row(String address) {
    return mailboxes.find(new godwit.batch.MailboxKey(batch.id(), address)).orElseThrow();
  }
}
