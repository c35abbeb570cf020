package godwit.report;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Progress;
import godwit.batch.Tally;
import godwit.batch.memory.MemoryMailboxStore;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Losses;
import godwit.ledger.Outcome;
import godwit.ledger.Reopening;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.report.memory.MemoryHistory;
import godwit.report.memory.MemorySummaryStore;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A batch whose ledger has something of everything, for tests of what is shown. */
public final class Ledgers {
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  public static final BatchId ID = new BatchId(new BatchName("web-host"), "incarnate001");
  public static final Batch BATCH = Batches.batch(ID).withStatus(BatchStatus.SYNCED_WITH_ERRORS);
  private static final UidValidity VALIDITY = new UidValidity(7);
  private static final int WINDOW = 90;

  public final MemoryMailboxStore mailboxes = new MemoryMailboxStore();
  public final MemoryFolderPlans plans = new MemoryFolderPlans();
  public final MemoryLedger ledger = new MemoryLedger();
  public final MemoryHistory history = new MemoryHistory();

  /** Three mailboxes: one with an odd message of each kind, one blocked, one whole. */
  public Ledgers() {
    Mailbox ada = Batches.mailbox(ID, "ada@b.example");
    Mailbox ben = Batches.mailbox(ID, "ben@b.example");
    Mailbox cas = Batches.mailbox(ID, "=cas@b.example");
    fill(ada, "0000000000000001", "INBOX", odd());
    fill(ada, "0000000000000002", "Files/<b>2019</b>", List.of(copied(1)));
    fill(cas, "0000000000000003", "INBOX", List.of(copied(1), copied(2)));
    mailboxes.insertAll(
        ID,
        List.of(
            synced(ada, 5, new Tally(3, 1, 1, 1, 3_000_000)),
            blocked(ben),
            synced(cas, 2, new Tally(2, 0, 0, 0, 2_000_000))));
  }

  /** One more mailbox, with so many messages in its only folder. */
  public void more(String address, int messages) {
    Mailbox mailbox = Batches.mailbox(ID, address);
    List<LedgerEntry> entries =
        IntStream.rangeClosed(1, messages).mapToObj(Ledgers::copied).toList();
    fill(mailbox, "0000000000000009", "INBOX", entries);
    Tally tally = new Tally(messages, 0, 0, 0, 1_000_000L * messages);
    mailboxes.insertAll(ID, List.of(synced(mailbox, messages, tally)));
  }

  /** The writer of reports over these rows. */
  public ReportWriter reports(Clock clock) {
    var messages = new MessageList(mailboxes, plans, ledger);
    var folders = new FolderReports(plans, ledger);
    var summaries = new Summaries(mailboxes, new MemorySummaryStore(), clock);
    return new ReportWriter(summaries, mailboxes, folders, messages, history, clock);
  }

  private static List<LedgerEntry> odd() {
    var shown =
        new Outcome.Shown(
            "=HYPERLINK(\"http://evil.example\") <script>alert(1)</script>",
            "\"Mallory\" <m@evil.example>",
            "2019-05-04T03:02:01Z");
    return List.of(
        copied(1),
        entry(2, new Outcome.Copied(id(2), List.of("a keyword that Exchange lacks: $Work"))),
        entry(3, new Outcome.Skipped("expunged at the source")),
        entry(
            4,
            new Outcome.Failed(
                "ErrorMessageSizeExceeded",
                "larger than the target takes; save it from the source by hand",
                shown)));
  }

  private static LedgerEntry copied(long uid) {
    return entry(uid, new Outcome.Copied(id(uid), List.of()));
  }

  private static TargetMessageId id(long uid) {
    return new TargetMessageId("AAkAL" + uid);
  }

  private static LedgerEntry entry(long uid, Outcome outcome) {
    return new LedgerEntry(VALIDITY, uid, outcome, 1_000_000, "", "S", NOW.minusSeconds(3_600));
  }

  private void fill(Mailbox mailbox, String id, String path, List<LedgerEntry> entries) {
    var plan =
        new FolderPlan(
            new FolderKey(mailbox.key(), id),
            new SourceFolder(path, List.of(path.split("/", 2)), Optional.empty(), true),
            new TargetFolderId("target-" + id),
            path.toUpperCase(Locale.ROOT),
            VALIDITY,
            entries.size(),
            Optional.empty(),
            entries.size(),
            0,
            List.of(),
            Reopening.NONE,
            Losses.NONE,
            FlagWatch.NONE,
            List.of(new UidRange(1, 100)));
    plans.save(mailbox.key(), List.of(plan));
    var chunk = ledger.claim(plan.chunk(0), "worker");
    for (int from = 0; from < entries.size(); from += WINDOW) {
      int to = Math.min(from + WINDOW, entries.size());
      List<LedgerEntry> window = entries.subList(from, to);
      Tally tally = window.stream().map(LedgerEntry::tally).reduce(Tally.NONE, Tally::plus);
      var settled = chunk.settled(entries.get(to - 1).uid(), Intent.NONE, tally);
      chunk =
          ledger.commit(to == entries.size() ? settled.completed() : settled, window).orElseThrow();
    }
  }

  private static Mailbox synced(Mailbox mailbox, long source, Tally tally) {
    return mailbox
        .edit()
        .status(MailboxStatus.VALIDATING)
        .status(MailboxStatus.SYNCING)
        .status(MailboxStatus.SYNCED)
        .progress(
            new Progress(
                source,
                tally,
                tally,
                Optional.of(NOW.minusSeconds(7_200)),
                Optional.of(NOW.minusSeconds(3_600)),
                Duration.ofMinutes(30),
                Duration.ofSeconds(90)))
        .notes(List.of("merged: <b>NEWS with News"))
        .at(NOW);
  }

  private static Mailbox blocked(Mailbox mailbox) {
    var problem =
        new Problem(
            "AUTHENTICATIONFAILED",
            "the server refused the log-in; check user name & password",
            NOW.minusSeconds(600));
    return mailbox.edit().status(MailboxStatus.FAILED).problem(Optional.of(problem)).at(NOW);
  }
}
