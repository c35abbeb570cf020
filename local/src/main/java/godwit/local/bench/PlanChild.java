package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.relay.Rounds;
import godwit.relay.Stores;
import godwit.relay.WorkDispatch;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Plans a mailbox and runs rounds over it as the app does, in a process with a small heap. */
public final class PlanChild {
  private static final String ADDRESS = "ada@contoso.example";

  private final Clock clock = Clock.systemUTC();
  private final Deque<WorkItem> queue = new ArrayDeque<>();
  private final BatchId batch = new BatchId(new BatchName("Plan"), "plan00000000");
  private final MailboxKey key = new MailboxKey(batch, ADDRESS);
  private final Stores stores;
  private final WorkDispatch dispatch;

  private PlanChild(PlanRelay relay) {
    this.stores = relay.stores((item, delay) -> queue.add(item));
    this.dispatch = relay.dispatch(stores);
  }

  /**
   * Prints what it took, as one line of JSON.
   *
   * @param args IMAP port, connection string of the storage, Graph's address, its token
   */
  public static void main(String[] args) throws MigrationException {
    var relay = new PlanRelay(args[1], URI.create(args[2]), args[3], Clock.systemUTC());
    ObjectNode told = new PlanChild(relay).run(Integer.parseInt(args[0]), relay.sealer());
    System.out.println(told);
    System.exit(0);
  }

  private ObjectNode run(int port, Sealer sealer) throws MigrationException {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    var planted = new PlantedBatch(batch, port, "ada", Secret.of("plan"), ADDRESS);
    Batch made = planted.plant(stores, sealer, clock.instant());
    queue.add(new WorkItem.AdmitBatch(batch));
    told.set("plan", measured(MailboxStatus.SYNCING));
    List<FolderPlan> plans = stores.plans().all(key);
    told.put("chunks", plans.stream().mapToInt(p -> p.chunks().size()).sum());
    told.put("lastUid", plans.stream().mapToLong(FolderPlan::plannedThrough).max().orElse(0));
    told.put("plannedMessages", plans.stream().mapToLong(FolderPlan::sourceMessages).sum());
    settle();
    var rounds = new Rounds(stores, clock);
    for (String round : List.of("round", "roundAgain")) {
      queue.clear();
      if (rounds.startRound(made, round) != 1) {
        throw new IllegalStateException("the mailbox is not at rest: " + row().status());
      }
      told.set(round, measured(MailboxStatus.SYNCED));
    }
    return told;
  }

  /** Works on the mailbox until it comes to a status; the time is that of the work alone. */
  private ObjectNode measured(MailboxStatus end) throws MigrationException {
    int invocations = 0;
    Duration took = Duration.ZERO;
    while (row().status() != end) {
      WorkItem item = queue.remove();
      Instant began = clock.instant();
      dispatch.handle(item, event -> {});
      if (!(item instanceof WorkItem.AdmitBatch)) {
        invocations++;
        took = took.plus(Duration.between(began, clock.instant()));
      }
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("invocations", invocations)
        .put("millis", took.toMillis())
        .put("peakHeapBytes", HeapChild.peakBytes());
  }

  /** As if everything planned had been copied. */
  private void settle() throws MigrationException {
    Mailbox row = row();
    Mailbox done =
        row.edit().status(MailboxStatus.SYNCED).relay(row.relay().done()).at(clock.instant());
    if (stores.mailboxes().update(done).isEmpty()) {
      throw new IllegalStateException("somebody else works on the mailbox");
    }
  }

  private Mailbox row() throws MigrationException {
    return stores.mailboxes().find(key).orElseThrow();
  }
}
