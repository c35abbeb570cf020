package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.batch.Tally;
import godwit.endpoint.LabelUse;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.ThrottledException;
import godwit.folder.FolderRules;
import godwit.ledger.FolderPlan;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.ledger.memory.MemoryTraces;
import godwit.mime.MessageConverter;
import godwit.pace.DownloadBudget;
import godwit.pace.Spent;
import godwit.seal.Secret;
import godwit.source.BudgetedSource;
import godwit.source.SourceLogin;
import godwit.source.imap.GmailFake;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapSettings;
import godwit.target.MailTarget;
import godwit.target.TargetMessageId;
import godwit.target.memory.MemoryConnector;
import godwit.target.memory.MemoryMailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A mailbox at a server with Gmail's labels, and where it is copied to. */
final class GmailMailbox {
  private static final String ADDRESS = "ada@contoso.example";

  /** Nine messages and four copies of three of them. */
  static final int WITH_COPIES = 14;

  final GmailFake gmail = new GmailFake();

  /** What the next leg is told. */
  volatile boolean mayGoOn = true;

  /** What the next leg writes to. */
  MailTarget target;

  private final MailboxKey key = new MailboxKey(Batches.id(), ADDRESS);
  private final MemoryConnector targets = new MemoryConnector();
  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final Path spool;
  private MemoryLedger ledger = new MemoryLedger();
  private MemoryFolderPlans plans = new MemoryFolderPlans();
  private MemoryTraces traces = new MemoryTraces();

  GmailMailbox(Path spool) throws Exception {
    this.spool = spool;
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
    target = open();
    gmail.label("Work");
    gmail.label("Work/Offers");
    gmail.label("Private");
    gmail.add("inbox", "\\Inbox");
    gmail.add("inbox and work", "\\Inbox", "\\Important", "Work");
    gmail.add("sent", "\\Sent", "Work/Offers");
    gmail.add("labels", "Work", "Work/Offers", "Private");
    gmail.add("starred", "\\Starred");
    gmail.add("archived");
    gmail.add("draft", "\\Draft", "\\Inbox");
    gmail.add("junk", "\\Junk");
    gmail.add("trash", "\\Trash");
  }

  /** The mailbox at the target. */
  MemoryMailbox there() {
    return targets.mailbox(ADDRESS);
  }

  /** The target itself, with nobody looking. */
  MailTarget open() {
    return targets.open(ADDRESS);
  }

  void close() throws Exception {
    gmail.close();
  }

  /** As after the batch was deleted: what was copied is there, and no row says so. */
  void forgetRows() {
    ledger = new MemoryLedger();
    plans = new MemoryFolderPlans();
    traces = new MemoryTraces();
  }

  /** As if nothing had ever been copied. */
  void forget() throws Exception {
    forgetRows();
    var mailbox = there();
    mailbox.folders().values().stream()
        .flatMap(folder -> mailbox.messages(folder).stream())
        .forEach(message -> mailbox.remove(new TargetMessageId(message.id())));
  }

  /** Further legs of the first round until it is through. */
  void goOn(LabelUse labels) throws Exception {
    for (int leg = 0; leg < 5; leg++) {
      clock.advance(Duration.ofMinutes(2));
      try {
        var unused = copy(0, labels);
        return;
      } catch (ThrottledException e) {
        assertThat(e.code()).isEqualTo("IN_DOUBT");
      }
    }
    throw new AssertionError("stuck");
  }

  /** One leg: plans and copies every folder. */
  PlannedMailbox copy(int round, LabelUse labels) throws Exception {
    var reading = new SourceAccess.Reading(false, false, false, false, labels);
    var endpoint =
        new SourceEndpoint("127.0.0.1", gmail.port(), Security.NONE, Optional.empty(), 1, 1)
            .withAccess(SourceAccess.USUAL.reading(reading));
    var login = new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty());
    var doubt = new DoubtSettings(Duration.ofMinutes(1), Duration.ofSeconds(30));
    var settings =
        new CopySettings(4, 3, 1_000_000, Duration.ofMinutes(4), Duration.ofSeconds(60), doubt);
    var budget = new DownloadBudget(2_500, Spent.NOTHING, clock);
    try (var imap = new ImapConnector(ImapSettings.usual(spool)).connect(login);
        var source = new BudgetedSource(imap, budget, clock);
        var session =
            new CopySession(
                new CopySession.Books(ledger, plans, traces),
                new MessageConverter(),
                new CopySession.Ends(login, source, target),
                settings,
                new Onward(),
                clock)) {
      Relay at = Relay.START;
      for (int i = 0; i < round; i++) {
        at = at.done().nextRound("round-" + i);
      }
      PlannedMailbox planned =
          session.plan(key, at, FolderRules.NONE, "planner-" + round).orElseThrow();
      plans.save(key, planned.folders());
      session.route(planned.folders());
      for (FolderPlan folder : planned.folders()) {
        for (int chunk = 0; chunk < folder.chunks().size(); chunk++) {
          var work = new ChunkWork("owner-" + round, Company.NONE, true, false);
          assertThat(session.copy(planned.folders(), folder, chunk, work))
              .isEqualTo(new ChunkEnd.Complete());
        }
      }
      return planned;
    }
  }

  /** Folder, subject and categories of each message. */
  Stream<String> all() {
    return arrived().values().stream().flatMap(List::stream);
  }

  /** Folder, subject and categories of each message, by folder. */
  Map<String, List<String>> arrived() {
    var found = new TreeMap<String, List<String>>();
    there()
        .folders()
        .forEach((path, id) -> {
          String name = String.join("/", path);
          List<String> messages =
              there().messages(id).stream()
                  .map(m -> name + ": " + m.subject() + " " + m.categories())
                  .sorted()
                  .toList();
          if (!messages.isEmpty()) {
            found.put(name, messages);
          }
        });
    return found;
  }

  private final class Onward implements Checkpoint {
    @Override
    public boolean mayGoOn() {
      return mayGoOn;
    }

    @Override
    public void show(Tally done) {
      // Nobody looks.
    }
  }
}
