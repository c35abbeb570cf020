package godwit.local.demo;

import godwit.local.client.ApiClient;
import godwit.local.client.Counts;
import godwit.local.client.MailboxState;
import godwit.local.client.NewBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The batch: made of the CSV, watched through its initial copy and one incremental round. */
final class Migration {
  private final ApiClient api;
  private final String batch;
  private final Watch watch;
  private final Screen screen;
  private final Findings findings;

  Migration(ApiClient api, String batch, Watch watch, Screen screen, Findings findings) {
    this.api = api;
    this.batch = batch;
    this.watch = watch;
    this.screen = screen;
    this.findings = findings;
  }

  /** What is posted. */
  static NewBatch batch(String name, DemoSource source) {
    Map<String, String> endpoint =
        Map.of(
            "host", source.server().host(),
            "port", Integer.toString(source.server().port()),
            "security", source.server().security(),
            "notificationEmails", ReportFiles.READER);
    return new NewBatch(name, endpoint, source.csv());
  }

  /** Posts the CSV. */
  void post(DemoSource source) {
    screen.line(
        "  batch “%s” is %s, with %d mailboxes"
            .formatted(
                batch, api.create(batch(batch, source)).status(), api.mailboxes(batch).size()));
  }

  /** Waits for the initial copy; gives the mailboxes that are synced. */
  List<MailboxState> initialCopy() {
    List<MailboxState> mailboxes = watch.until(MailboxState::isAtRest);
    mailboxes.forEach(this::judge);
    return mailboxes.stream().filter(MailboxState::isSynced).toList();
  }

  /**
   * Starts an incremental round and waits for it.
   *
   * @param expected how many new messages each mailbox has, where that is known
   */
  void incrementalRound(List<MailboxState> synced, Optional<Integer> expected) {
    Map<String, MailboxState> before =
        synced.stream().collect(Collectors.toMap(MailboxState::address, Function.identity()));
    int started = api.sync(batch);
    findings.check(
        started == synced.size(),
        "incremental round started for " + started + " mailboxes",
        "incremental round started for " + started + " mailboxes, not " + synced.size());
    watch.until(now -> isRoundOver(Optional.ofNullable(before.get(now.address())), now));
    before.keySet().stream().sorted().forEach(address -> judgeRound(address, expected));
  }

  private static boolean isRoundOver(Optional<MailboxState> before, MailboxState now) {
    return now.isAtRest() && before.filter(b -> now.round() <= b.round()).isEmpty();
  }

  private void judge(MailboxState mailbox) {
    Counts counts = mailbox.counts();
    findings.check(
        mailbox.isSynced() && counts.failed() == 0,
        "%s: %d messages, %.1f MB"
            .formatted(mailbox.address(), counts.settled(), counts.bytes() / 1e6),
        "%s is %s with %d of %d messages copied, %d failed%s"
            .formatted(
                mailbox.address(),
                mailbox.status(),
                counts.copied(),
                counts.source(),
                counts.failed(),
                mailbox.trouble().map(t -> "; " + t.code() + ": " + t.advice()).orElse("")));
  }

  private void judgeRound(String address, Optional<Integer> expected) {
    Counts round = api.mailbox(batch, address).presentRound();
    boolean isAsExpected = expected.map(e -> e == round.copied()).orElse(true);
    findings.check(
        isAsExpected && round.failed() == 0,
        address + ": " + round.copied() + " new messages copied, nothing else",
        address
            + ": the round copied "
            + round.copied()
            + " messages, "
            + round.failed()
            + " failed"
            + expected.map(e -> "; new at the source are " + e).orElse(""));
  }
}
