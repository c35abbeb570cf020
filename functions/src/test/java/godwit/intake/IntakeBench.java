package godwit.intake;

import godwit.SettableClock;
import godwit.batch.BatchCommands;
import godwit.batch.BatchStore;
import godwit.batch.MailboxStore;
import godwit.batch.memory.MemoryAdditionStore;
import godwit.batch.memory.MemoryBatchStore;
import godwit.batch.memory.MemoryEndpointStore;
import godwit.batch.memory.MemoryMailboxStore;
import godwit.endpoint.HostGuard;
import godwit.hook.Subscribing;
import godwit.hook.Subscriptions;
import godwit.hook.memory.MemorySubscriptions;
import godwit.report.memory.MemorySummaryStore;
import godwit.seal.PlainSealer;
import godwit.work.memory.MemoryWorkQueue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** An intake over stores in memory. */
public final class IntakeBench {
  public static final String CSV =
      "EmailAddress,UserName,Password\nAda@b.example,ada,hunter2\nben@b.example,ben,s3cret!\n";
  public static final Map<String, String> FIELDS =
      Map.of("name", "Web-Host", "host", "imap.b.example");

  public final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T20:00:00Z"));
  public final MemoryBatchStore batches = new MemoryBatchStore();
  public final MemoryMailboxStore mailboxes = new MemoryMailboxStore();
  public final MemorySummaryStore summaries = new MemorySummaryStore();
  public final MemoryWorkQueue queue = new MemoryWorkQueue(clock);
  public final BatchRemoval removal = new BatchRemoval(batches, queue, clock);
  public final MemoryAdditionStore additions = new MemoryAdditionStore();
  public final AdditionWriter additionWriter =
      new AdditionWriter(additions, batches, mailboxes, queue, clock);
  public final IntakeUpkeep upkeep =
      new IntakeUpkeep(batches, removal, additions, additionWriter, queue, clock);
  public final MemoryEndpointStore kept = new MemoryEndpointStore();

  /** Who is told of batches. */
  public Subscriptions subscriptions = new MemorySubscriptions();

  private final AtomicInteger drawn = new AtomicInteger();

  /** What a request to make a batch may say. */
  public static Set<String> fieldsOfABatch() {
    return BatchFormReader.KNOWN;
  }

  /** What a request to change a batch may say. */
  public static Set<String> fieldsOfAChange() {
    var all = new TreeSet<>(OptionsReader.KNOWN);
    all.addAll(EndpointReader.LIMITS);
    all.addAll(AccessReader.SECRETS);
    return all;
  }

  /** An admission over these stores. */
  public BatchAdmission admission() {
    return admission(
        new BatchWriter(batches, mailboxes, summaries, queue, removal, clock), batches);
  }

  /** Reads source servers; few names are known. */
  public EndpointReader endpoints() {
    return new EndpointReader(new HostGuard(IntakeBench::resolve, Set.of("127.0.0.1")));
  }

  /** Finds source servers in these stores. */
  public NamedEndpoints named() {
    return new NamedEndpoints(kept, batches, new PlainSealer());
  }

  /** Keeps source servers in these stores. */
  public EndpointRegister register() {
    return register(batches, new QuietCommands());
  }

  EndpointRegister register(BatchStore store) {
    return register(store, new QuietCommands());
  }

  /** Keeps source servers; who is blocked is told to go on through {@code commands}. */
  public EndpointRegister register(BatchCommands commands) {
    return register(batches, commands);
  }

  private EndpointRegister register(BatchStore store, BatchCommands commands) {
    var sealer = new PlainSealer();
    var known = new NamedEndpoints(kept, store, sealer);
    return new EndpointRegister(endpoints(), kept, known, copies(store, commands), sealer, clock);
  }

  private EndpointCopies copies(BatchStore store, BatchCommands commands) {
    var sealer = new PlainSealer();
    return new EndpointCopies(
        new NamedEndpoints(kept, store, sealer), store, sealer, queue, commands);
  }

  /** Adds rows to batches in these stores. */
  public RowAdmission rows() {
    return rows(mailboxes);
  }

  RowAdmission rows(MailboxStore store) {
    return rows(batches, store);
  }

  RowAdmission rows(BatchStore store) {
    return rows(store, mailboxes);
  }

  private RowAdmission rows(BatchStore ofBatches, MailboxStore store) {
    return new RowAdmission(
        new RowAdmission.Stores(additions, ofBatches, store),
        new AdditionWriter(additions, ofBatches, store, queue, clock),
        named(),
        copies(ofBatches, new QuietCommands()),
        new PlainSealer(),
        new RowAdmission.Draws(this::incarnation, clock));
  }

  /** Changes to batches in these stores. */
  public BatchAmendment amendment(BatchCommands commands) {
    return new BatchAmendment(batches, mailboxes, commands, queue, new PlainSealer(), clock);
  }

  BatchAdmission admission(BatchWriter writer, BatchStore store) {
    return new BatchAdmission(
        new BatchFormReader(
            endpoints(), named(), copies(store, new QuietCommands()), new HookReader(guard())),
        new PlainSealer(),
        store,
        writer,
        new Subscribing(subscriptions, new PlainSealer(), clock),
        new RowAdmission.Draws(this::incarnation, clock));
  }

  /** Knows a few hosts, and of the private ones allows loopback by its address. */
  public HostGuard guard() {
    return new HostGuard(IntakeBench::resolve, Set.of("127.0.0.1"));
  }

  static BatchSubmission submission(Map<String, String> fields, String key) {
    return new BatchSubmission(fields, CsvText.received(CSV), key);
  }

  private String incarnation() {
    return String.format(Locale.ROOT, "incarnate%03d", drawn.incrementAndGet());
  }

  private static List<InetAddress> resolve(String host) {
    return switch (host) {
      case "imap.b.example", "xn--bcher-kva.example" -> List.of(address(8, 8, 8, 8));
      case "private.b.example" -> List.of(address(10, 0, 0, 1));
      case "127.0.0.1" -> List.of(address(127, 0, 0, 1));
      default -> host.endsWith(".contoso.com") ? List.of(address(8, 8, 8, 8)) : List.of();
    };
  }

  private static InetAddress address(int... numbers) {
    try {
      byte[] bytes = new byte[numbers.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) numbers[i];
      }
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
