package godwit.local.bench;

import godwit.batch.tables.TableAdditionStore;
import godwit.batch.tables.TableBatchStore;
import godwit.batch.tables.TableMailboxStore;
import godwit.batch.tables.TableTargetClaims;
import godwit.copy.CopySettings;
import godwit.copy.DoubtSettings;
import godwit.cutover.tables.TableSightings;
import godwit.endpoint.HostGuard;
import godwit.endpoint.tables.TableSlots;
import godwit.failure.RetryPolicy;
import godwit.hook.tables.TableSubscriptions;
import godwit.inspection.InspectionBooks;
import godwit.inspection.tables.AssessmentColumns;
import godwit.inspection.tables.TableInspections;
import godwit.inspection.tables.VerificationColumns;
import godwit.ledger.tables.TableFolderPlans;
import godwit.ledger.tables.TableLedger;
import godwit.ledger.tables.TableTraces;
import godwit.mime.MessageConverter;
import godwit.notify.Farewell;
import godwit.notify.tables.TableNotices;
import godwit.notify.tables.TableTellings;
import godwit.relay.Admission;
import godwit.relay.Ends;
import godwit.relay.Inspecting;
import godwit.relay.MailboxWork;
import godwit.relay.Purge;
import godwit.relay.RelaySettings;
import godwit.relay.Stores;
import godwit.relay.ThreadHeartbeats;
import godwit.relay.WorkDispatch;
import godwit.report.tables.TableHistory;
import godwit.report.tables.TableSummaryStore;
import godwit.seal.Sealer;
import godwit.seal.aes.AesSealer;
import godwit.seal.local.LocalKeyWrap;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapSettings;
import godwit.storage.StorageClients;
import godwit.storage.StorageConnection;
import godwit.target.graph.GraphConnector;
import godwit.target.graph.GraphSettings;
import godwit.verify.tables.TableEvidence;
import godwit.work.WorkQueue;
import godwit.work.queues.QueueNames;
import godwit.work.queues.StorageWorkQueue;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The relay with the settings of the app, over tables, IMAP and Graph. Its legs have no time left
 * to copy once they have planned.
 */
final class PlanRelay {
  /** For processes that share storage with this one. */
  static final String SEALING_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private static final Duration NO_TIME = Duration.ZERO;
  private static final CopySettings COPY =
      new CopySettings(
          500,
          90,
          16_000_000,
          NO_TIME,
          Duration.ofMinutes(2),
          new DoubtSettings(Duration.ofMinutes(4), Duration.ofSeconds(30)));

  private final StorageClients clients;
  private final GraphConnector target;
  private final Clock clock;
  private final Sealer sealer;

  PlanRelay(String storage, URI graph, String token, Clock clock) {
    this.clients = StorageClients.of(new StorageConnection.ConnectionString(storage));
    this.target =
        new GraphConnector(
            GraphSettings.at(graph),
            GraphConnector.token(token),
            clock,
            pause -> Thread.sleep(pause.toMillis()));
    this.clock = clock;
    this.sealer = new AesSealer(LocalKeyWrap.of(SEALING_KEY), clock, Duration.ofMinutes(5));
  }

  Sealer sealer() {
    return sealer;
  }

  /** The queues of the app under their usual names. */
  WorkQueue queue() {
    return new StorageWorkQueue(clients, new QueueNames("batches", "mailboxes", "chunks"));
  }

  Stores stores(WorkQueue queue) {
    return new Stores(
        new TableBatchStore(clients.table("batches")),
        new TableMailboxStore(clients.table("mailboxes")),
        new TableTargetClaims(clients.table("batches")),
        new TableFolderPlans(clients.table("folders")),
        new TableLedger(clients.table("ledger")),
        new TableTraces(clients.table("traces")),
        new TableSlots(clients.table("slots")),
        new InspectionBooks(
            new TableInspections<>(clients.table("assessments"), new AssessmentColumns()),
            new TableInspections<>(clients.table("verifications"), new VerificationColumns()),
            new TableEvidence(clients.table("evidence"))),
        new TableSummaryStore(clients.table("sums")),
        queue);
  }

  WorkDispatch dispatch(Stores stores) {
    var retry = new RetryPolicy(10, Duration.ofSeconds(5), Duration.ofMinutes(15));
    var settings = new RelaySettings(COPY, retry, Duration.ofSeconds(90));
    var imap = ImapSettings.usual(Path.of(System.getProperty("java.io.tmpdir")));
    var guard =
        new HostGuard(host -> List.of(InetAddress.getLoopbackAddress()), Set.of("127.0.0.1"));
    var ends = new Ends(new ImapConnector(imap), target, new MessageConverter(), sealer, guard);
    var admission = new Admission(stores, clock);
    var work = new MailboxWork(stores, ends, admission, new ThreadHeartbeats(), settings, clock);
    var sightings = new TableSightings(clients.table("domains"));
    var additions = new TableAdditionStore(clients.table("additions"));
    var farewell =
        new Farewell(
            new TableNotices(clients.table("notices")),
            new TableTellings(clients.table("notices")),
            new TableSubscriptions(clients.table("hooks")),
            new TableHistory(clients.table("history")),
            clock);
    var purge = new Purge(stores, sightings, additions, farewell, NO_TIME, clock);
    var inspecting = new Inspecting(stores, ends, admission, NO_TIME, clock);
    return new WorkDispatch(stores.queue(), admission, work, purge, inspecting);
  }
}
