package godwit.relay;

import godwit.SettableClock;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.memory.MemoryAdditionStore;
import godwit.batch.memory.MemoryBatchStore;
import godwit.batch.memory.MemoryMailboxStore;
import godwit.batch.memory.MemoryTargetClaims;
import godwit.copy.CopySettings;
import godwit.copy.DoubtSettings;
import godwit.cutover.memory.MemorySightings;
import godwit.endpoint.HostGuard;
import godwit.endpoint.memory.MemorySlots;
import godwit.failure.MigrationException;
import godwit.failure.RetryPolicy;
import godwit.inspection.Books;
import godwit.inspection.InspectionBooks;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.ledger.memory.MemoryTraces;
import godwit.log.EventLog;
import godwit.mime.MessageConverter;
import godwit.notify.TellingBench;
import godwit.report.memory.MemorySummaryStore;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.source.SourceConnector;
import godwit.target.ExchangeMessage;
import godwit.target.TargetMessageId;
import godwit.work.WorkItem;
import godwit.work.memory.MemoryWorkQueue;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A whole migration in memory on a clock of its own: a day of it takes milliseconds. */
final class World {
  static final EventLog QUIET = event -> {};
  private static final InetAddress PUBLIC = address();
  static final String TARGET = "ada@contoso.example";

  final SettableClock clock;
  final MemoryWorkQueue queue;
  final MemoryLedger ledger = new MemoryLedger();
  final MemoryTraces traces = new MemoryTraces();
  final MemoryFolderPlans plans = new MemoryFolderPlans();
  final MemoryBatchStore batches = new MemoryBatchStore();
  final MemoryMailboxStore mailboxes = new MemoryMailboxStore();
  final MemoryTargetClaims claims = new MemoryTargetClaims();
  final Delays delays;
  final MemorySlots slots = new MemorySlots();
  final InspectionBooks inspections = Books.empty();
  final MemoryAdditionStore additions = new MemoryAdditionStore();
  final MemorySummaryStore summaries = new MemorySummaryStore();
  final MemorySightings sightings = new MemorySightings();
  final TellingBench telling;
  final godwit.source.memory.MemoryConnector sources;
  final godwit.target.memory.MemoryConnector targets;
  final BatchId batch;

  /** After a minute at most nothing is on its way; half a minute later everything shows. */
  static final DoubtSettings DOUBT =
      new DoubtSettings(Duration.ofMinutes(1), Duration.ofSeconds(30));

  private Runnable heart = () -> {};

  /** What operators count. */
  EventLog log = QUIET;

  Trouble trouble = Trouble.none();

  /** What happens while a leg is at work, each time it opens its target. */
  Runnable meanwhile = () -> {};

  /** How the source is reached; in memory unless a test has a server. */
  SourceConnector way;

  /** What happens before a message's marks are changed. */
  Marking marking = id -> {};

  /** Which messages the target does not take; asked once for each create. */
  Predicate<ExchangeMessage> refuses = message -> false;

  /** Called by the sending thread. */
  @FunctionalInterface
  interface Marking {
    void before(TargetMessageId id) throws MigrationException;
  }

  CopySettings copy =
      new CopySettings(
          25, 7, 1_000_000, Duration.ofMinutes(4), Duration.ofSeconds(60), World.DOUBT);

  World() {
    this(Batches.id());
  }

  World(BatchId batch) {
    this(
        batch,
        new SettableClock(Batches.MADE),
        new godwit.source.memory.MemoryConnector(),
        new godwit.target.memory.MemoryConnector());
  }

  private World(
      BatchId batch,
      SettableClock clock,
      godwit.source.memory.MemoryConnector sources,
      godwit.target.memory.MemoryConnector targets) {
    this.batch = batch;
    this.clock = clock;
    this.queue = new MemoryWorkQueue(clock);
    this.delays = new Delays(clock);
    this.telling = new TellingBench(clock);
    this.sources = sources;
    this.way = sources;
    this.targets = targets;
    Batch made = Batches.batch(batch).withStatus(BatchStatus.STARTING);
    if (!batches.insert(made)) {
      throw new IllegalStateException("the batch is there already");
    }
  }

  /** The stores as the present process sees them. */
  Stores stores() {
    return new Stores(
        batches,
        new Troubled.Rows(mailboxes, trouble),
        claims,
        plans,
        new Troubled.Book(ledger, trouble),
        traces,
        slots,
        inspections,
        summaries,
        new Troubled.Queue(queue, trouble));
  }

  /** The same mailboxes and another batch: what the first wrote down is gone. */
  World again(String address) {
    var next = new World(Batches.id(), clock, sources, targets);
    next.mailboxes.insertAll(next.batch, List.of(Batches.mailbox(next.batch, address)));
    return next;
  }

  /** Adds a mailbox to both ends and to the batch. */
  godwit.source.memory.MemoryMailbox mailbox(String address) throws MigrationException {
    var source = sources.mailbox("user of " + address, Secret.of("open"));
    var made = targets.mailbox(address);
    if (!made.folders().isEmpty()) {
      throw new IllegalStateException("the target is in use");
    }
    mailboxes.insertAll(batch, List.of(Batches.mailbox(batch, address)));
    return source;
  }

  Mailbox row(String address) {
    return mailboxes.find(new MailboxKey(batch, address)).orElseThrow();
  }

  static byte[] message(int number) {
    return ("Message-ID: <" + number + "@example.org>\r\nSubject: " + number + "\r\n\r\nHello\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static void fill(
      godwit.source.memory.MemoryMailbox source, List<String> folder, int from, int count) {
    source.createFolder(folder);
    for (int i = from; i < from + count; i++) {
      source.append(
          folder,
          message(i),
          Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i),
          java.util.Set.of());
    }
  }

  /** Every stamp in every folder of a target mailbox: what arrived, doubles included. */
  List<String> arrived(String address) {
    var target = targets.mailbox(address);
    return target.folders().values().stream().flatMap(f -> target.stamps(f).stream()).toList();
  }

  WorkDispatch dispatch() {
    return dispatch(stores());
  }

  WorkDispatch dispatch(Stores stores) {
    var relay =
        new RelaySettings(
            copy,
            new RetryPolicy(50, Duration.ofSeconds(5), Duration.ofMinutes(5)),
            Duration.ofSeconds(60));
    var admission = new Admission(stores, clock);
    Ends ends = ends();
    var work = new MailboxWork(stores, ends, admission, this::startHeart, relay, clock);
    var purge =
        new Purge(stores, sightings, additions, telling.farewell(), Duration.ofMinutes(4), clock);
    var inspecting = new Inspecting(stores, ends, admission, copy.timeBudget(), clock);
    return new WorkDispatch(stores.queue(), admission, work, purge, inspecting);
  }

  /** What leads to both ends as the present process sees them. */
  Ends ends() {
    Trouble now = trouble;
    return new Ends(
        way,
        address -> {
          meanwhile.run();
          return new Troubled.Target(targets.open(address), now, delays, marking, refuses);
        },
        new MessageConverter(),
        new OpenSealer(),
        new HostGuard(
            host -> List.of(PUBLIC), java.util.Set.of("imap.example.org", "old.example.org")));
  }

  Pulse pulse() {
    Stores stores = stores();
    var rounds = new Rounds(stores, clock);
    return new Pulse(stores, rounds, telling.lookout(), Duration.ofSeconds(60), clock);
  }

  private Heartbeats.Beating startHeart(Duration interval, Runnable beat) {
    heart = beat;
    return () -> {};
  }

  /** What the heart of a leg at work does a few seconds later. */
  void beatHeart() {
    clock.advance(Duration.ofSeconds(5));
    heart.run();
  }

  /** Starts the batch and runs it until nothing is left to do, a pulse every minute. */
  void run() throws MigrationException {
    queue.send(new WorkItem.AdmitBatch(batch), Duration.ZERO);
    run(new Random(0), false);
  }

  /**
   * Delivers what is due, minute after minute, until every mailbox rests.
   *
   * @param chaotic whether messages come twice and in any order
   */
  void run(Random random, boolean chaotic) throws MigrationException {
    new Deliveries(this).untilAllRest(random, chaotic);
  }

  /** Delivers in any order and more than once for some time only. */
  void runFor(int steps, Random random) throws MigrationException {
    new Deliveries(this).steps(steps, random);
  }

  /** Lets arrive whatever is still on its way. */
  void settle() throws MigrationException {
    clock.advance(Duration.ofMinutes(10));
    delays.land();
  }

  /** After the process died. */
  void restart() {
    trouble = trouble.reborn();
  }

  boolean isResting() throws MigrationException {
    return mailboxes.page(batch, java.util.Set.of(), Optional.empty(), 1000).mailboxes().stream()
        .noneMatch(m -> m.status().isActive() || m.status() == MailboxStatus.QUEUED);
  }

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 1});
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  Sealer sealer() {
    return new OpenSealer();
  }
}
