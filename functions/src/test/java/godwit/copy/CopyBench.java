package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.batch.Tally;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.folder.FolderRules;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.ledger.memory.MemoryTraces;
import godwit.mime.MessageConverter;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.source.UidRange;
import godwit.source.memory.MemoryMailbox;
import godwit.target.Delivery;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import godwit.target.TargetLimits;
import godwit.target.TargetMessageId;
import godwit.target.memory.MemoryConnector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The chunk of an inbox that is copied leg after leg, one request at a time. */
final class CopyBench {
  static final String ADDRESS = "ada@contoso.example";
  static final List<String> INBOX = List.of("INBOX");

  /** After a minute at most nothing is on its way; half a minute later everything shows. */
  static final DoubtSettings DOUBT =
      new DoubtSettings(Duration.ofMinutes(1), Duration.ofSeconds(30));

  final SettableClock clock = new SettableClock(Batches.MADE);
  final MailboxKey key = PlannedFolder.named("INBOX").build().key().mailbox();
  final MemoryLedger ledger = new MemoryLedger();
  final MemoryFolderPlans plans = new MemoryFolderPlans();
  final MemoryTraces traces = new MemoryTraces();
  final MemoryMailbox mailbox = new MemoryMailbox();
  final MemoryConnector targets = new MemoryConnector();

  /** What was created or tried, by identifier. */
  final List<Long> tried = new ArrayList<>();

  /** What the relay was shown. */
  final List<Tally> shown = new ArrayList<>();

  MailSource source = mailbox.session();
  Ledger book = ledger;
  Observed.Before before = stamp -> {};
  BooleanSupplier mayGoOn = () -> true;
  int concurrent = 1;

  CopyBench() {
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
  }

  /** Fills the inbox with messages of which no two are alike. */
  void fill(int count) {
    for (int i = 0; i < count; i++) {
      byte[] mail = ("Message-ID: <" + i + "@x>\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
      mailbox.append(INBOX, mail, Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i), Set.of());
    }
  }

  List<FolderPlan> plan() throws Exception {
    try (CopySession session = session()) {
      return session.plan(key, Relay.START, FolderRules.NONE, "planner").orElseThrow().folders();
    }
  }

  /** What the last worker left of a chunk. */
  void left(FolderPlan folder, Intent intent) throws MigrationException {
    Chunk chunk = ledger.claim(folder.chunk(0), "last");
    assertThat(ledger.commit(chunk.intending(intent), List.of())).isPresent();
  }

  /** One leg. */
  ChunkEnd copy(FolderPlan folder, ChunkWork work) throws Exception {
    return copy(List.of(folder), folder, work);
  }

  ChunkEnd copy(List<FolderPlan> all, FolderPlan folder, ChunkWork work) throws Exception {
    try (CopySession session = session()) {
      return session.copy(all, folder, 0, work);
    }
  }

  CopySession session() {
    return new CopySession(
        new CopySession.Books(book, plans, traces),
        new MessageConverter(),
        new CopySession.Ends(
            login(),
            source,
            new Observed(
                targets.open(ADDRESS), new Noted(), new TargetLimits(1 << 20, concurrent))),
        new CopySettings(1_000, 7, 1_000_000, Duration.ofMinutes(4), Duration.ofSeconds(60), DOUBT),
        new Asked(),
        clock);
  }

  static SourceLogin login() {
    var endpoint =
        new SourceEndpoint("imap.example.org", 993, Security.SSL, Optional.empty(), 20, 10);
    return new SourceLogin(endpoint, "ada", Secret.of("open"), Optional.empty());
  }

  Chunk chunk(FolderPlan folder) {
    return ledger.chunks(folder.key()).getFirst();
  }

  List<LedgerEntry> rows(FolderPlan folder) {
    return ledger.page(folder.key(), Ledger.EntryFilter.ALL, Optional.empty(), 20_000).entries();
  }

  /** How many messages are at the target. */
  int arrived() {
    return targets.mailbox(ADDRESS).stamped().size();
  }

  /** More than one part of a search. */
  FolderPlan tenThousandGone() {
    var rows = new ArrayList<LedgerEntry>();
    FolderPlan gone = PlannedFolder.named("Gone").hidden().losing(0).build();
    for (int i = 1; i <= 10_001; i++) {
      rows.add(Rows.copied(gone, i, "content " + i, "id " + i));
    }
    for (int i = 0; i < rows.size(); i += 90) {
      Chunk chunk =
          ledger.claim(
              new ChunkKey(gone.key(), gone.validity(), 0, new UidRange(1, 20_000)), "last");
      assertThat(ledger.commit(chunk, rows.subList(i, Math.min(i + 90, rows.size())))).isPresent();
    }
    return gone;
  }

  /** As if the worker had died before it wrote any row. */
  void forget(FolderPlan plan, Intent intent) throws Exception {
    ledger.purge(plan.key());
    left(plan, intent);
    assertThat(chunk(plan).tally()).isEqualTo(Tally.NONE);
  }

  static long uid(MessageStamp stamp) {
    return Long.parseLong(stamp.value().split("\\.", -1)[3]);
  }

  private final class Noted implements Observed.Before {
    @Override
    public void create(MessageStamp stamp) throws Exception {
      synchronized (tried) {
        tried.add(uid(stamp));
      }
      before.create(stamp);
    }

    @Override
    public Optional<Delivery> answer(TargetFolderId folder, MessageStamp stamp) {
      return before.answer(folder, stamp);
    }

    @Override
    public void find(MessageStamp stamp) throws MigrationException {
      before.find(stamp);
    }

    @Override
    public void move(TargetMessageId id) throws MigrationException {
      before.move(id);
    }

    @Override
    public void mark(TargetMessageId id) throws MigrationException {
      before.mark(id);
    }
  }

  private final class Asked implements Checkpoint {
    @Override
    public boolean mayGoOn() {
      return mayGoOn.getAsBoolean();
    }

    @Override
    public void show(Tally done) {
      assertThat(done.messages()).isNotNegative();
      shown.add(done);
    }
  }
}
