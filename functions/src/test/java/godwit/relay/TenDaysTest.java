package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Golden;
import godwit.batch.MailboxStatus;
import godwit.hook.HookCaller;
import godwit.seal.Secret;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageMarks;
import godwit.target.MessageMarks.Flag;
import godwit.target.MessageMarks.Verb;
import godwit.target.OutgoingMail;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten days of a batch as an administrator sees them. The reports are golden files: run with {@code
 * -Dgolden.write=true}, then look at them in a browser.
 */
class TenDaysTest {
  private static final String ANN = "ann@contoso.example";
  private static final String BEN = "ben@contoso.example";
  private static final String CAS = "cas@contoso.example";
  private static final List<String> PROJECTS = List.of("Projects", "North");

  private TenDays days;
  private MemoryMailbox ann;
  private MemoryMailbox ben;
  private MemoryMailbox cas;

  @BeforeEach
  void begin() throws Exception {
    days = new TenDays();
    ann = days.mailbox(ANN);
    ben = days.mailbox(BEN);
    cas = days.mailbox(CAS);
    days.receive(ann, TenDays.INBOX, "Order", 120);
    days.receive(ann, PROJECTS, "Plan", 45);
    days.receiveLong(ann, TenDays.INBOX);
    days.receiveHuge(ann, PROJECTS);
    days.receive(ben, TenDays.INBOX, "Invoice", 60);
    days.receive(ben, List.of("Sent"), "Offer", 20);
    days.receive(cas, TenDays.INBOX, "Minutes", 25);
  }

  @Test
  void each_day_is_told_as_it_was() throws Exception {
    subscribe();
    initialCopyAndNewMail();
    passwordChangedAndRepaired();
    serverDownAndBack();
    switchedAndQuiet();
    readyToGo();
    removed();
  }

  private void initialCopyAndNewMail() throws Exception {
    days.work();
    report(1);
    assertThat(copied(ANN)).isEqualTo(166);
    assertThat(failed(ANN)).isEqualTo(1);

    days.receive(ann, TenDays.INBOX, "Order", 7);
    days.receive(cas, List.of("Board"), "Agenda", 4);
    days.mark(ann, 5, "\\Seen");
    days.mark(ann, 6, "\\Flagged");
    days.mark(ann, 7, "\\Answered");
    days.untilTomorrowAt(1);
    days.dailyRound();
    report(2);
    assertThat(days.marks(ANN, 5)).isEqualTo(new MessageMarks(true, Flag.NONE, Verb.NONE));
    assertThat(days.marks(ANN, 6)).isEqualTo(new MessageMarks(false, Flag.FLAGGED, Verb.NONE));
    assertThat(days.marks(ANN, 7).verb()).isEqualTo(Verb.REPLIED);
    assertThat(copied(ANN)).isEqualTo(173);
    assertThat(copied(CAS)).isEqualTo(29);
  }

  private void passwordChangedAndRepaired() throws Exception {
    days.world.sources.password("user of " + BEN, Secret.of("another"));
    days.move(ann, "Order 3", 3, PROJECTS);
    days.inExchange(ANN, 5, m -> new MessageMarks(false, m.flag(), m.verb()));
    days.mark(ann, 5, "\\Flagged");
    days.mark(ann, 8, "\\Seen");
    days.untilTomorrowAt(1);
    days.dailyRound();
    report(3);
    assertThat(days.marks(ANN, 5))
        .as("flagged at the source; what the user undid in Exchange stays undone")
        .isEqualTo(new MessageMarks(false, Flag.FLAGGED, Verb.NONE));
    assertThat(days.marks(ANN, 8).read()).isTrue();
    assertThat(status(BEN)).isEqualTo(MailboxStatus.INCREMENTAL_FAILED);

    days.receive(ben, TenDays.INBOX, "Invoice", 5);
    days.untilTomorrowAt(1);
    days.dailyRound();
    assertThat(status(BEN)).isEqualTo(MailboxStatus.INCREMENTAL_FAILED);
    days.untilLater(java.time.Duration.ofHours(8));
    var repaired =
        days.send(
            "PUT",
            "/batches/web-host/mailboxes/" + BEN + "/credentials",
            "application/json",
            "{\"password\": \"another\"}");
    assertThat(repaired.status()).as(repaired.body()).isEqualTo(200);
    days.work();
    report(4);
    assertThat(status(BEN)).isEqualTo(MailboxStatus.SYNCED);
    assertThat(copied(BEN)).isEqualTo(85);
  }

  private void serverDownAndBack() throws Exception {
    days.world.sources.down(true);
    days.untilTomorrowAt(1);
    days.dailyRound();
    report(5);
    assertThat(List.of(status(ANN), status(BEN), status(CAS)))
        .containsOnly(MailboxStatus.INCREMENTAL_FAILED);

    days.world.sources.down(false);
    days.receive(ann, TenDays.INBOX, "Order", 9);
    ben.expunge(TenDays.INBOX, 1);
    ben.expunge(TenDays.INBOX, 2);
    days.untilTomorrowAt(1);
    days.dailyRound();
    report(6);
    assertThat(List.of(status(ANN), status(BEN), status(CAS))).containsOnly(MailboxStatus.SYNCED);
    assertThat(copied(ANN)).as("what was moved is not copied again").isEqualTo(182);
    assertThat(copied(BEN)).as("what is gone at the source stays").isEqualTo(85);
  }

  private void switchedAndQuiet() throws Exception {
    days.receive(cas, TenDays.INBOX, "Minutes", 2);
    days.mailGoesTo("contoso-example.mail.protection.outlook.com");
    days.untilTomorrowAt(1);
    days.dailyRound();
    report(7);
    for (int day = 8; day <= 9; day++) {
      days.untilTomorrowAt(1);
      days.dailyRound();
      report(day);
    }
    assertThat(days.send("GET", "/batches/web-host/cutover", "application/json", "").body())
        .contains("less than 72 hours");
  }

  private void readyToGo() throws Exception {
    days.untilTomorrowAt(1);
    days.dailyRound();
    report(10);
    String cutover = days.send("GET", "/batches/web-host/cutover", "application/json", "").body();
    assertThat(cutover)
        .as("nothing but the message that was too large is in the way")
        .contains("\"safeToDelete\" : \"decide\"")
        .contains("1 message could not be copied")
        .doesNotContain("72 hours");
    Golden.assertSame("ten-days/cutover-10.json", cutover);
    Golden.assertSame("ten-days/mail-10.html", mails().getLast().html());
    assertThat(mails())
        .as("one for each round and one for the repaired mailbox, the administrator alone")
        .hasSize(11)
        .allSatisfy(mail -> assertThat(mail.recipients()).containsExactly("admin@contoso.example"));
    Golden.assertSame(
        "ten-days/subjects.txt",
        mails().stream().map(OutgoingMail::subject).collect(Collectors.joining("\n", "", "\n")));
  }

  private void removed() throws Exception {
    assertThat(days.send("DELETE", "/batches/web-host", "application/json", "").status())
        .isEqualTo(202);
    days.work();

    assertThat(days.send("GET", "/batches/web-host", "application/json", "").status())
        .isEqualTo(404);
    assertThat(days.world.telling.history.of(days.world.batch)).isEmpty();
    assertThat(days.world.telling.notices.all()).isEmpty();
    assertThat(days.world.telling.subscriptions.all()).isEmpty();
    assertThat(days.world.arrived(ANN)).as("mail stays").hasSize(182);
    Golden.assertSame(
        "ten-days/events.ndjson",
        days.world.telling.delivered.stream()
            .map(HookCaller.Delivery::message)
            .map(message -> message.body() + "\n")
            .collect(Collectors.joining()));
  }

  private void subscribe() {
    var made =
        days.send(
            "POST",
            "/hooks",
            "application/json",
            """
            {"callbackUrl": "https://imap.b.example/in", "batch": "web-host",
             "events": ["round.finished", "batch.synced", "mailbox.blocked", "batch.removed"]}
            """);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private void report(int day) throws Exception {
    for (String kind : List.of("html", "csv", "json")) {
      String accept = kind.equals("json") ? "application/json" : "text/" + kind;
      var answer = days.send("GET", "/batches/web-host/report", accept, "");
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Golden.assertSame(
          String.format(Locale.ROOT, "ten-days/day-%02d.%s", day, kind),
          // What the target gives is drawn anew in each run.
          answer.body().replaceAll("(\"targetId\" : \")[^\"]*", "$1drawn"));
    }
  }

  private List<OutgoingMail> mails() {
    return days.world.telling.sent;
  }

  private MailboxStatus status(String address) {
    return days.world.row(address).status();
  }

  private long copied(String address) {
    return days.world.row(address).progress().tally().copied();
  }

  private long failed(String address) {
    return days.world.row(address).progress().tally().failed();
  }
}
