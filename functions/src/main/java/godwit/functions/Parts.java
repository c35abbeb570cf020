package godwit.functions;

import com.azure.core.credential.TokenCredential;
import godwit.api.Actions;
import godwit.api.Api;
import godwit.api.SignIn;
import godwit.api.Tells;
import godwit.batch.AdditionStore;
import godwit.batch.tables.TableAdditionStore;
import godwit.batch.tables.TableBatchStore;
import godwit.batch.tables.TableEndpointStore;
import godwit.batch.tables.TableMailboxStore;
import godwit.batch.tables.TableTargetClaims;
import godwit.cutover.CutoverCheck;
import godwit.cutover.Sightings;
import godwit.cutover.dns.DnsMailExchangers;
import godwit.cutover.tables.TableSightings;
import godwit.endpoint.DnsResolver;
import godwit.endpoint.HostGuard;
import godwit.endpoint.tables.TableSlots;
import godwit.hook.Subscribing;
import godwit.hook.http.HttpHookCaller;
import godwit.hook.tables.TableSubscriptions;
import godwit.inspection.InspectionBooks;
import godwit.inspection.tables.AssessmentColumns;
import godwit.inspection.tables.TableInspections;
import godwit.inspection.tables.VerificationColumns;
import godwit.intake.AdditionWriter;
import godwit.intake.BatchAdmission;
import godwit.intake.BatchAmendment;
import godwit.intake.BatchFormReader;
import godwit.intake.BatchRemoval;
import godwit.intake.BatchWriter;
import godwit.intake.EndpointReader;
import godwit.intake.EndpointRegister;
import godwit.intake.HookReader;
import godwit.intake.IntakeUpkeep;
import godwit.intake.NamedEndpoints;
import godwit.intake.RowAdmission;
import godwit.ledger.tables.TableFolderPlans;
import godwit.ledger.tables.TableLedger;
import godwit.ledger.tables.TableTraces;
import godwit.mime.MessageConverter;
import godwit.notify.Farewell;
import godwit.notify.HookCalls;
import godwit.notify.Lookout;
import godwit.notify.Notices;
import godwit.notify.ReportMails;
import godwit.notify.Teller;
import godwit.notify.tables.TableNotices;
import godwit.notify.tables.TableTellings;
import godwit.relay.Admission;
import godwit.relay.BatchControl;
import godwit.relay.Ends;
import godwit.relay.Inspecting;
import godwit.relay.InspectionControl;
import godwit.relay.MailboxControl;
import godwit.relay.MailboxWork;
import godwit.relay.PoisonWork;
import godwit.relay.Pulse;
import godwit.relay.Purge;
import godwit.relay.Rounds;
import godwit.relay.Stores;
import godwit.relay.ThreadHeartbeats;
import godwit.relay.Timers;
import godwit.relay.WorkDispatch;
import godwit.report.FolderReports;
import godwit.report.MessageList;
import godwit.report.ReportWriter;
import godwit.report.Summaries;
import godwit.report.tables.TableHistory;
import godwit.report.tables.TableSummaryStore;
import godwit.seal.Sealer;
import godwit.seal.aes.AesSealer;
import godwit.source.ResumingConnector;
import godwit.source.SourceProbe;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapProbe;
import godwit.source.imap.OldTls;
import godwit.storage.StorageClients;
import godwit.target.MailSender;
import godwit.target.TargetConnector;
import godwit.target.graph.GraphConnector;
import godwit.token.http.HttpTokens;
import godwit.verify.tables.TableEvidence;
import godwit.work.WorkItem;
import godwit.work.queues.StorageWorkQueue;
import godwit.work.queues.WorkCodec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The parts of the app, each made at its first use and then kept. Safe for use by many threads. */
final class Parts {
  /** How long an unwrapped data key stays in memory. */
  private static final Duration KEY_LIFE = Duration.ofMinutes(5);

  private final Settings settings;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final Supplier<Stores> stores = new Once<>(this::makeStores);
  private final Supplier<Sealer> sealer = new Once<>(this::makeSealer);
  private final Supplier<StorageClients> storage = new Once<>(this::makeStorage);
  private final Supplier<Exchange> graph = new Once<>(this::makeGraph);
  private final Supplier<Notices> notices = new Once<>(this::makeNotices);
  private final Supplier<Tells> tells = new Once<>(this::makeTells);
  private final Supplier<Sightings> sightings = new Once<>(this::makeSightings);
  private final Supplier<AdditionStore> additions = new Once<>(this::makeAdditions);
  private final Supplier<CutoverCheck> cutover = new Once<>(this::makeCutover);
  private final Supplier<SourceProbe> probe = new Once<>(this::makeProbe);
  private final Supplier<Api> api = new Once<>(() -> makeApi().behind(signIn()));
  private final Supplier<WorkDispatch> dispatch = new Once<>(this::makeDispatch);
  private final Supplier<PoisonWork> poison = new Once<>(this::makePoison);
  private final Supplier<Timers> timers = new Once<>(this::makeTimers);

  /** What is done in Exchange Online; named by its ports, so that no class of Graph is loaded. */
  private record Exchange(TargetConnector mailboxes, MailSender mails) {}

  Parts(Settings settings) {
    this.settings = settings;
    if (settings.allowsOldTls()) {
      OldTls.allow();
    }
  }

  Api api() {
    return api.get();
  }

  WorkDispatch dispatch() {
    return dispatch.get();
  }

  PoisonWork poison() {
    return poison.get();
  }

  Timers timers() {
    return timers.get();
  }

  WorkItem decode(String message) {
    return WorkCodec.decode(message);
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

  private AdditionWriter additionWriter() {
    Stores s = stores.get();
    return new AdditionWriter(additions.get(), s.batches(), s.mailboxes(), s.queue(), clock);
  }

  private RowAdmission rowAdmission() {
    Stores s = stores.get();
    return new RowAdmission(
        additions.get(),
        additionWriter(),
        s.batches(),
        s.mailboxes(),
        sealer.get(),
        new RowAdmission.Draws(this::incarnation, clock));
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

  private CutoverCheck makeCutover() {
    var exchangers = new DnsMailExchangers(settings.dnsServer());
    return new CutoverCheck(stores.get().mailboxes(), exchangers, sightings.get(), clock);
  }

  private Sealer makeSealer() {
    return new AesSealer(settings.sealingKeys(this::identity), clock, KEY_LIFE);
  }

  private Api makeApi() {
    Stores s = stores.get();
    var removal = new BatchRemoval(s.batches(), s.queue(), clock);
    var writer =
        new BatchWriter(s.batches(), s.mailboxes(), s.summaries(), s.queue(), removal, clock);
    var endpoints = new EndpointReader(guard());
    var kept = new TableEndpointStore(settings.storage().table("endpoints"));
    var named = new NamedEndpoints(kept, s.batches(), sealer.get());
    var register =
        new EndpointRegister(endpoints, kept, s.batches(), sealer.get(), s.queue(), clock);
    var forms = new BatchFormReader(endpoints, named);
    var admission =
        new BatchAdmission(forms, sealer.get(), s.batches(), writer, this::incarnation, clock);
    var control = new BatchControl(s, clock);
    return Api.over(
        new godwit.api.Stores(
            s.batches(),
            s.mailboxes(),
            s.plans(),
            s.ledger(),
            s.inspections(),
            s.summaries(),
            tells.get()),
        new Actions(
            admission,
            rowAdmission(),
            new BatchAmendment(s.batches(), s.mailboxes(), control, s.queue(), clock),
            removal,
            control,
            new MailboxControl(s, sealer.get(), clock),
            new Rounds(s, clock),
            new InspectionControl(s.inspections(), s.queue(), clock),
            new Actions.Endpoints(endpoints, probe, named, register),
            new HookReader(guard()),
            new Subscribing(tells.get().subscriptions(), sealer.get(), clock),
            cutover),
        clock);
  }

  private SourceProbe makeProbe() {
    return new ImapProbe(settings.imap().asked(), new HttpTokens(guard(), clock), guard(), clock);
  }

  private WorkDispatch makeDispatch() {
    Stores s = stores.get();
    var relay = settings.relay();
    var admission = new Admission(s, clock);
    var ends =
        new Ends(
            new ResumingConnector(
                new ImapConnector(settings.imap(), new HttpTokens(guard(), clock))),
            graph.get().mailboxes(),
            new MessageConverter(),
            sealer.get(),
            guard());
    var work = new MailboxWork(s, ends, admission, new ThreadHeartbeats(), relay, clock);
    Tells t = tells.get();
    var farewell = new Farewell(notices.get(), t.tellings(), t.subscriptions(), t.history(), clock);
    var purge =
        new Purge(s, sightings.get(), additions.get(), farewell, relay.copy().timeBudget(), clock);
    var inspecting = new Inspecting(s, ends, admission, relay.copy().timeBudget(), clock);
    return new WorkDispatch(s.queue(), admission, work, purge, inspecting);
  }

  private PoisonWork makePoison() {
    Stores s = stores.get();
    return new PoisonWork(s, new Admission(s, clock), clock);
  }

  private Timers makeTimers() {
    Stores s = stores.get();
    var rounds = new Rounds(s, clock);
    var removal = new BatchRemoval(s.batches(), s.queue(), clock);
    var upkeep =
        new IntakeUpkeep(s.batches(), removal, additions.get(), additionWriter(), s.queue(), clock);
    Tells t = tells.get();
    var lookout =
        new Lookout(notices.get(), t.tellings(), t.subscriptions(), t.history(), t.mails(), clock);
    var pulse = new Pulse(s, rounds, lookout, settings.relay().grace(), clock);
    return new Timers(s.batches(), upkeep, pulse, rounds, cutover, new Once<>(this::makeTeller));
  }

  private Teller makeTeller() {
    Stores s = stores.get();
    Tells t = tells.get();
    var reports =
        new ReportWriter(
            new Summaries(s.mailboxes(), s.summaries(), clock),
            s.mailboxes(),
            new FolderReports(s.plans(), s.ledger()),
            new MessageList(s.mailboxes(), s.plans(), s.ledger()),
            t.history(),
            clock);
    var mails =
        new ReportMails(
            s.batches(),
            reports,
            t.tellings(),
            graph.get().mails(),
            settings.reportSender(),
            clock);
    var hooks = new HookCalls(t.subscriptions(), sealer.get(), new HttpHookCaller(guard(), clock));
    return new Teller(notices.get(), mails, hooks, clock);
  }

  private HostGuard guard() {
    return new HostGuard(new DnsResolver(), settings.allowedPrivateHosts());
  }

  private TokenCredential credential() {
    return settings
        .graphToken()
        .map(GraphConnector::token)
        .or(() -> settings.targetApp().map(identities()::in))
        .orElseGet(this::identity);
  }

  private SignIn signIn() {
    return settings.signIn();
  }

  private TokenCredential identity() {
    return identities().own();
  }

  private Identities identities() {
    return new Identities(settings.identityClientId());
  }

  private String incarnation() {
    var letters = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      letters.append(Character.forDigit(random.nextInt(36), 36));
    }
    return letters.toString();
  }
}
