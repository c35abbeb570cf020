package godwit.functions;

import com.azure.core.credential.TokenCredential;
import godwit.api.Tells;
import godwit.batch.AdditionStore;
import godwit.batch.EndpointStore;
import godwit.batch.tables.TableAdditionStore;
import godwit.batch.tables.TableBatchStore;
import godwit.batch.tables.TableEndpointStore;
import godwit.batch.tables.TableMailboxStore;
import godwit.batch.tables.TableTargetClaims;
import godwit.cutover.MailExchangers;
import godwit.cutover.Sightings;
import godwit.cutover.dns.DnsMailExchangers;
import godwit.cutover.tables.TableSightings;
import godwit.endpoint.DnsResolver;
import godwit.endpoint.HostGuard;
import godwit.endpoint.tables.TableSlots;
import godwit.hook.HookCaller;
import godwit.hook.http.HttpHookCaller;
import godwit.hook.tables.TableSubscriptions;
import godwit.inspection.InspectionBooks;
import godwit.inspection.tables.AssessmentColumns;
import godwit.inspection.tables.TableInspections;
import godwit.inspection.tables.VerificationColumns;
import godwit.ledger.tables.TableFolderPlans;
import godwit.ledger.tables.TableLedger;
import godwit.ledger.tables.TableTraces;
import godwit.notify.Notices;
import godwit.notify.tables.TableNotices;
import godwit.notify.tables.TableTellings;
import godwit.relay.Stores;
import godwit.report.tables.TableHistory;
import godwit.report.tables.TableSummaryStore;
import godwit.seal.Sealer;
import godwit.seal.aes.AesSealer;
import godwit.source.ResumingConnector;
import godwit.source.SourceConnector;
import godwit.source.SourceProbe;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapProbe;
import godwit.source.imap.OldTls;
import godwit.storage.StorageClients;
import godwit.target.MailSender;
import godwit.target.TargetConnector;
import godwit.target.graph.GraphConnector;
import godwit.token.AccessTokens;
import godwit.token.http.HttpTokens;
import godwit.verify.tables.TableEvidence;
import godwit.work.WorkItem;
import godwit.work.queues.StorageWorkQueue;
import godwit.work.queues.WorkCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the app is made of and reaches outside with: tables, queues, keys, source servers, Exchange
 * Online. What is costly is made at its first use and then kept. Safe for use by many threads.
 */
final class Parts {
  /** How long an unwrapped data key stays in memory. */
  private static final Duration KEY_LIFE = Duration.ofMinutes(5);

  private final Settings settings;
  private final Clock clock = Clock.systemUTC();
  private final Supplier<Stores> stores = new Once<>(this::makeStores);
  private final Supplier<AdditionStore> additions = new Once<>(this::makeAdditions);
  private final Supplier<StorageClients> storage = new Once<>(this::makeStorage);
  private final Supplier<Notices> notices = new Once<>(this::makeNotices);
  private final Supplier<Tells> tells = new Once<>(this::makeTells);
  private final Supplier<Exchange> graph = new Once<>(this::makeGraph);
  private final Supplier<Sightings> sightings = new Once<>(this::makeSightings);
  private final Supplier<Sealer> sealer = new Once<>(this::makeSealer);

  /** What is done in Exchange Online; named by its ports, so that no class of Graph is loaded. */
  record Exchange(TargetConnector mailboxes, MailSender mails) {}

  Parts(Settings settings) {
    this.settings = settings;
    if (settings.allowsOldTls()) {
      OldTls.allow();
    }
  }

  Settings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  Stores stores() {
    return stores.get();
  }

  AdditionStore additions() {
    return additions.get();
  }

  Notices notices() {
    return notices.get();
  }

  Tells tells() {
    return tells.get();
  }

  Exchange graph() {
    return graph.get();
  }

  Sightings sightings() {
    return sightings.get();
  }

  Sealer sealer() {
    return sealer.get();
  }

  SourceConnector sources() {
    return new ResumingConnector(new ImapConnector(settings.imap(), tokens()));
  }

  SourceProbe probe() {
    return new ImapProbe(settings.imap().asked(), tokens(), guard(), clock);
  }

  private AccessTokens tokens() {
    return new HttpTokens(guard(), clock);
  }

  MailExchangers exchangers() {
    return new DnsMailExchangers(settings.dnsServer());
  }

  HookCaller hookCaller() {
    return new HttpHookCaller(guard(), clock);
  }

  WorkItem decode(String message) {
    return WorkCodec.decode(message);
  }

  EndpointStore endpoints() {
    return new TableEndpointStore(storage.get().table("endpoints"));
  }

  private Stores makeStores() {
    StorageClients clients = storage.get();
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
        new StorageWorkQueue(clients, settings.queues()));
  }

  private AdditionStore makeAdditions() {
    return new TableAdditionStore(storage.get().table("additions"));
  }

  private StorageClients makeStorage() {
    return settings.storage();
  }

  private Notices makeNotices() {
    return new TableNotices(storage.get().table("notices"));
  }

  private Tells makeTells() {
    StorageClients clients = storage.get();
    return new Tells(
        new TableHistory(clients.table("history")),
        new TableTellings(clients.table("notices")),
        new TableSubscriptions(clients.table("hooks")),
        settings.reportSender().isPresent());
  }

  private Exchange makeGraph() {
    var connector =
        new GraphConnector(settings.graph(), credential(), clock, d -> Thread.sleep(d.toMillis()));
    return new Exchange(connector, connector.mailSender());
  }

  private Sightings makeSightings() {
    return new TableSightings(storage.get().table("domains"));
  }

  private Sealer makeSealer() {
    return new AesSealer(settings.sealingKeys(this::identity), clock, KEY_LIFE);
  }

  HostGuard guard() {
    return new HostGuard(new DnsResolver(), settings.allowedPrivateHosts());
  }

  private TokenCredential credential() {
    return settings
        .graphToken()
        .map(GraphConnector::token)
        .or(() -> settings.targetApp().map(identities()::in))
        .orElseGet(this::identity);
  }

  private TokenCredential identity() {
    return identities().own();
  }

  private Identities identities() {
    return new Identities(settings.identityClientId());
  }
}
