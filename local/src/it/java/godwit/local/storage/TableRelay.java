package godwit.local.storage;

import godwit.SettableClock;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.memory.MemoryAdditionStore;
import godwit.batch.tables.TableBatchStore;
import godwit.batch.tables.TableMailboxStore;
import godwit.batch.tables.TableTargetClaims;
import godwit.copy.CopySettings;
import godwit.copy.DoubtSettings;
import godwit.cutover.memory.MemorySightings;
import godwit.endpoint.HostGuard;
import godwit.endpoint.tables.TableSlots;
import godwit.failure.MigrationException;
import godwit.failure.RetryPolicy;
import godwit.inspection.InspectionBooks;
import godwit.inspection.tables.AssessmentColumns;
import godwit.inspection.tables.TableInspections;
import godwit.inspection.tables.VerificationColumns;
import godwit.ledger.tables.TableFolderPlans;
import godwit.ledger.tables.TableLedger;
import godwit.ledger.tables.TableTraces;
import godwit.log.EventLog;
import godwit.mime.MessageConverter;
import godwit.notify.TellingBench;
import godwit.relay.Admission;
import godwit.relay.Ends;
import godwit.relay.Heartbeats;
import godwit.relay.Inspecting;
import godwit.relay.MailboxWork;
import godwit.relay.Pulse;
import godwit.relay.Purge;
import godwit.relay.RelaySettings;
import godwit.relay.Rounds;
import godwit.relay.Stores;
import godwit.relay.WorkDispatch;
import godwit.report.tables.TableSummaryStore;
import godwit.seal.PlainSealer;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.source.memory.MemoryConnector;
import godwit.source.memory.MemoryMailbox;
import godwit.storage.StorageClients;
import godwit.verify.tables.TableEvidence;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import godwit.work.memory.MemoryWorkQueue;
import godwit.work.queues.QueueNames;
import godwit.work.queues.StorageWorkQueue;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The relay with the settings of the app, its tables and queues real and its mailboxes in memory,
 * on a clock of its own: creates take their time on it, hearts and pulses beat by it.
 */
final class TableRelay {
  private static final String ADDRESS = "ada@contoso.example";
  private static final Secret PASSWORD = Secret.of("open");
  private static final EventLog QUIET = event -> {};
  private static final Duration PULSE = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final BatchId batch = Batches.id();
  private final MailboxKey key = new MailboxKey(batch, ADDRESS);
  private final MemoryConnector sources = new MemoryConnector();
  private final godwit.target.memory.MemoryConnector targets =
      new godwit.target.memory.MemoryConnector();
  private final MemoryWorkQueue due = new MemoryWorkQueue(clock);
  private final Sealer sealer = new PlainSealer();
  private final Duration perMessage;
  private final TellingBench telling = new TellingBench(clock);
  private final Stores stores;
  private final Rounds rounds;
  private final Pulse pulse;
  private final WorkDispatch dispatch;
  private Beat heart = new Beat(Duration.ofDays(1), Instant.MAX, () -> {});
  private Instant nextPulse = clock.instant().plus(PULSE);
  private int legs;
  private int items;

  /** A heart that beats on the clock of this test. */
  private record Beat(Duration interval, Instant next, Runnable beat) {}

  /**
   * @param perMessage how long the target takes for a message, with what goes at once divided out
   */
  TableRelay(StorageClients clients, Duration perMessage) {
    this.perMessage = perMessage;
    this.stores = stores(clients);
    this.rounds = new Rounds(stores, clock);
    this.pulse = new Pulse(stores, rounds, telling.lookout(), Duration.ofSeconds(90), clock);
    this.dispatch = dispatch();
  }

  private Stores stores(StorageClients clients) {
    // Tables of its own too: a pulse looks after every batch there is.
    String run = "t" + UUID.randomUUID().toString().replace("-", "");
    var real =
        new StorageWorkQueue(
            clients, new QueueNames(run + "batches", run + "mailboxes", run + "chunks"));
    WorkQueue both =
        (item, delay) -> {
          real.send(item, delay);
          due.send(item, delay);
        };
    return new Stores(
        new TableBatchStore(clients.table(run + "batches")),
        new TableMailboxStore(clients.table(run + "mailboxes")),
        new TableTargetClaims(clients.table(run + "batches")),
        new TableFolderPlans(clients.table(run + "folders")),
        new TableLedger(clients.table(run + "ledger")),
        new TableTraces(clients.table(run + "traces")),
        new TableSlots(clients.table(run + "slots")),
        new InspectionBooks(
            new TableInspections<>(clients.table(run + "assessments"), new AssessmentColumns()),
            new TableInspections<>(clients.table(run + "verifications"), new VerificationColumns()),
            new TableEvidence(clients.table(run + "evidence"))),
        new TableSummaryStore(clients.table(run + "sums")),
        both);
  }

  private WorkDispatch dispatch() {
    var copy =
        new CopySettings(
            500,
            90,
            16_000_000,
            Duration.ofMinutes(4),
            Duration.ofMinutes(2),
            new DoubtSettings(Duration.ofMinutes(4), Duration.ofSeconds(30)));
    var retry = new RetryPolicy(10, Duration.ofSeconds(5), Duration.ofMinutes(15));
    var relay = new RelaySettings(copy, retry, Duration.ofSeconds(90));
    var host = InetAddress.getLoopbackAddress();
    var ends =
        new Ends(
            sources,
            address -> new TimedTarget(targets.open(address), this::pass),
            new MessageConverter(),
            sealer,
            new HostGuard(name -> List.of(host), Set.of("imap.example.org")));
    var admission = new Admission(stores, clock);
    var work = new MailboxWork(stores, ends, admission, this::beat, relay, clock);
    var purge =
        new Purge(
            stores,
            new MemorySightings(),
            new MemoryAdditionStore(),
            telling.farewell(),
            Duration.ofMinutes(4),
            clock);
    var inspecting = new Inspecting(stores, ends, admission, copy.timeBudget(), clock);
    return new WorkDispatch(stores.queue(), admission, work, purge, inspecting);
  }

  private Heartbeats.Beating beat(Duration interval, Runnable beat) {
    legs++;
    heart = new Beat(interval, clock.instant().plus(interval), beat);
    return () -> heart = new Beat(interval, Instant.MAX, beat);
  }

  /** A message is through. */
  private void pass() {
    clock.advance(perMessage);
    Instant now = clock.instant();
    if (!now.isBefore(heart.next())) {
      heart.beat().run();
      heart = new Beat(heart.interval(), now.plus(heart.interval()), heart.beat());
    }
    if (!now.isBefore(nextPulse)) {
      nextPulse = now.plus(PULSE);
      pulse();
    }
  }

  private void pulse() {
    try {
      pulse.beat(QUIET);
    } catch (MigrationException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes the batch with one mailbox, and lets it in when it runs. */
  MemoryMailbox start() throws MigrationException {
    // Tables are there from the deployment on; here the first request makes them.
    pulse();
    var made = Batches.batch(batch).withStatus(BatchStatus.STARTING);
    if (!stores.batches().insert(made)) {
      throw new AssertionError("the batch is there already");
    }
    var sealed = sealer.seal(made.dataKey(), PASSWORD, Mailbox.passwordCell(key));
    var row = Mailbox.queued(key, ADDRESS, "ada", sealed, Optional.empty(), Batches.MADE);
    stores.mailboxes().insertAll(batch, List.of(row));
    var unused = targets.mailbox(ADDRESS);
    stores.queue().send(new WorkItem.AdmitBatch(batch), Duration.ZERO);
    return sources.mailbox("ada", PASSWORD);
  }

  /** Begins an incremental round. */
  void startRound(String id) throws MigrationException {
    var made = stores.batches().find(batch.name()).orElseThrow();
    if (rounds.startRound(made, id) != 1) {
      throw new AssertionError("the mailbox was not at rest");
    }
  }

  /** Runs until nothing is on a queue; starts counting invocations anew. */
  void run() throws MigrationException {
    legs = 0;
    items = 0;
    for (List<WorkItem> now = due.due(clock.instant());
        !now.isEmpty();
        now = due.due(clock.instant())) {
      for (WorkItem item : now) {
        items++;
        dispatch.handle(item, QUIET);
      }
    }
  }

  Mailbox row() throws MigrationException {
    return stores.mailboxes().find(key).orElseThrow();
  }

  /** Invocations that worked on a mailbox, since the last run began. */
  int legs() {
    return legs;
  }

  /** All invocations since the last run began. */
  int items() {
    return items;
  }
}
