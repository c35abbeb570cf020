package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.batch.Tally;
import godwit.endpoint.LabelUse;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MailboxBlockedException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
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
import godwit.target.TargetLimits;
import godwit.target.TargetMessageId;
import godwit.target.memory.MemoryConnector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole mailboxes from a server with Gmail's labels. */
class GmailCopyTest {
  private static final String ADDRESS = "ada@contoso.example";

  /** Nine messages and four copies of three of them. */
  private static final int WITH_COPIES = 14;

  private final MailboxKey key = new MailboxKey(Batches.id(), ADDRESS);
  private final MemoryConnector targets = new MemoryConnector();
  private final SettableClock clock = new SettableClock(Batches.MADE);
  private MemoryLedger ledger = new MemoryLedger();
  private MemoryFolderPlans plans = new MemoryFolderPlans();
  private MemoryTraces traces = new MemoryTraces();
  private MailTarget target = targets.open(ADDRESS);
  @TempDir private Path spool;
  private GmailFake gmail;
  private volatile boolean mayGoOn = true;

  @BeforeEach
  void start() throws Exception {
    gmail = new GmailFake();
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
    target = targets.open(ADDRESS);
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

  @AfterEach
  void stop() throws Exception {
    gmail.close();
  }

  @Test
  void each_message_arrives_once_where_its_labels_prefer_with_the_others_as_categories()
      throws Exception {
    PlannedMailbox planned = copy(0, LabelUse.CATEGORIES);

    assertThat(arrived())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "inbox", List.of("inbox: inbox []", "inbox: inbox and work [Work]"),
                "sentitems", List.of("sentitems: sent [Work/Offers]"),
                "msgfolderroot/work/offers",
                    List.of("msgfolderroot/work/offers: labels [Private, Work]"),
                "archive", List.of("archive: archived []", "archive: starred []"),
                "drafts", List.of("drafts: draft []"),
                "junkemail", List.of("junkemail: junk []"),
                "deleteditems", List.of("deleteditems: trash []")));
    assertThat(planned.sourceMessages()).isEqualTo(9);
    assertThat(planned.notes())
        .anyMatch(n -> n.contains("Chats"))
        .anyMatch(n -> n.startsWith("read once: [Google Mail]/Alle Nachrichten"))
        .noneMatch(n -> n.startsWith("left out: [Google Mail]/Alle Nachrichten"));
  }

  @Test
  void only_all_mail_junk_and_trash_are_read() throws Exception {
    var unused = copy(0, LabelUse.CATEGORIES);

    assertThat(gmail.examined())
        .allMatch(f -> f.contains("Alle Nachrichten") || f.contains("Spam") || f.contains("Pap"));
  }

  @Test
  void labels_become_copies_on_demand() throws Exception {
    var unused = copy(0, LabelUse.COPIES);

    assertThat(all())
        .filteredOn(m -> m.contains(": labels") || m.contains(": inbox and work"))
        .containsExactlyInAnyOrder(
            "msgfolderroot/work/offers: labels []",
            "msgfolderroot/work: labels []",
            "msgfolderroot/private: labels []",
            "inbox: inbox and work []",
            "msgfolderroot/work: inbox and work []");
  }

  @Test
  void labels_are_ignored_on_demand() throws Exception {
    var unused = copy(0, LabelUse.IGNORED);

    assertThat(all()).hasSize(9).allMatch(m -> m.endsWith(" []"));
  }

  @Test
  void a_message_that_gets_other_labels_between_rounds_is_not_lost_and_not_doubled()
      throws Exception {
    PlannedMailbox first = copy(0, LabelUse.CATEGORIES);
    gmail.relabel("inbox", "Private");
    gmail.add("new", "Private");

    PlannedMailbox second = copy(1, LabelUse.CATEGORIES);

    assertThat(first.folders()).hasSameSizeAs(second.folders());
    assertThat(all()).hasSize(10).contains("msgfolderroot/private: new []", "inbox: inbox []");
  }

  @Test
  void a_hidden_all_mail_is_told_before_anything_is_copied() {
    gmail.hideAllMail();

    assertThatThrownBy(() -> copy(0, LabelUse.CATEGORIES))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class, e -> assertThat(e.code()).isEqualTo("ALL_MAIL_HIDDEN"));
    assertThat(arrived()).isEmpty();
  }

  @Test
  void a_wait_between_the_copies_of_a_message_doubles_none() throws Exception {
    for (int refused = 1; refused <= 12; refused++) {
      var creates = new AtomicInteger();
      int number = refused;
      forget();
      target =
          new Observed(
              targets.open(ADDRESS),
              stamp -> {
                if (creates.incrementAndGet() == number) {
                  throw new ThrottledException("429", "slow down", Duration.ofSeconds(10));
                }
              });
      assertThatThrownBy(() -> copy(0, LabelUse.COPIES)).isInstanceOf(ThrottledException.class);
      goOn(LabelUse.COPIES);

      assertThat(all()).as("refused %d", refused).hasSize(WITH_COPIES).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_leg_that_must_end_between_the_copies_of_a_message_sends_no_more_and_doubles_none()
      throws Exception {
    for (int last = 1; last < WITH_COPIES; last++) {
      var creates = new AtomicInteger();
      int most = last;
      forget();
      target =
          new Observed(
              targets.open(ADDRESS),
              stamp -> mayGoOn = creates.incrementAndGet() != most,
              new TargetLimits(1_000_000, 1));
      assertThatThrownBy(() -> copy(0, LabelUse.COPIES)).isInstanceOf(AssertionError.class);
      assertThat(creates).hasValue(most);
      mayGoOn = true;
      goOn(LabelUse.COPIES);

      assertThat(all()).as("cut after %d", most).hasSize(WITH_COPIES).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_batch_that_is_made_again_doubles_no_copy() throws Exception {
    gmail.add("large " + "x".repeat(1_100_000), "\\Inbox", "Work");
    var unused = copy(0, LabelUse.COPIES);
    List<String> before = all().toList();
    forgetRows();

    unused = copy(0, LabelUse.COPIES);

    assertThat(all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void a_label_that_is_gone_at_both_ends_holds_nothing_up() throws Exception {
    var unused = copy(0, LabelUse.CATEGORIES);
    gmail.add("late", "Private");
    gmail.hide("Private");
    targets.mailbox(ADDRESS).removeFolder(List.of("msgfolderroot", "private"));

    unused = copy(1, LabelUse.CATEGORIES);

    assertThat(arrived().get("archive")).contains("archive: late [Private]");
  }

  @Test
  void a_message_in_doubt_is_sent_again_where_another_label_s_folder_was_removed()
      throws Exception {
    var creates = new AtomicInteger();
    target =
        new Observed(
            targets.open(ADDRESS),
            stamp -> {
              if (creates.incrementAndGet() == 1) {
                throw new TransientException("LOST", "no answer");
              }
            });
    assertThatThrownBy(() -> copy(0, LabelUse.CATEGORIES)).isInstanceOf(TransientException.class);
    targets.mailbox(ADDRESS).removeFolder(List.of("msgfolderroot", "private"));
    goOn(LabelUse.CATEGORIES);

    assertThat(all()).hasSize(9);
  }

  private void forgetRows() {
    ledger = new MemoryLedger();
    plans = new MemoryFolderPlans();
    traces = new MemoryTraces();
  }

  private void forget() throws Exception {
    forgetRows();
    var mailbox = targets.mailbox(ADDRESS);
    mailbox.folders().values().stream()
        .flatMap(folder -> mailbox.messages(folder).stream())
        .forEach(message -> mailbox.remove(new TargetMessageId(message.id())));
  }

  /** Further legs of the first round until it is through. */
  private void goOn(LabelUse labels) throws Exception {
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

  private PlannedMailbox copy(int round, LabelUse labels) throws Exception {
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

  private Stream<String> all() {
    return arrived().values().stream().flatMap(List::stream);
  }

  /** Folder, subject and categories of each message, by folder. */
  private Map<String, List<String>> arrived() {
    var target = targets.mailbox(ADDRESS);
    var found = new TreeMap<String, List<String>>();
    target
        .folders()
        .forEach((path, id) -> {
          String name = String.join("/", path);
          List<String> messages =
              target.messages(id).stream()
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
