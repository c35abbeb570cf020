package godwit.functions;

import godwit.api.Actions;
import godwit.api.Api;
import godwit.api.Tells;
import godwit.cutover.CutoverCheck;
import godwit.hook.Subscribing;
import godwit.intake.AdditionWriter;
import godwit.intake.BatchAdmission;
import godwit.intake.BatchAmendment;
import godwit.intake.BatchFormReader;
import godwit.intake.BatchRemoval;
import godwit.intake.BatchWriter;
import godwit.intake.EndpointCopies;
import godwit.intake.EndpointReader;
import godwit.intake.EndpointRegister;
import godwit.intake.HookReader;
import godwit.intake.IntakeUpkeep;
import godwit.intake.NamedEndpoints;
import godwit.intake.RowAdmission;
import godwit.mime.MessageConverter;
import godwit.notify.Farewell;
import godwit.notify.HookCalls;
import godwit.notify.Lookout;
import godwit.notify.ReportMails;
import godwit.notify.Teller;
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
import godwit.source.SourceProbe;
import godwit.work.WorkItem;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the triggers call, put together of {@link Parts}, each made at its first use and then kept.
 * Safe for use by many threads.
 */
final class App {
  private final Parts parts;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Supplier<CutoverCheck> cutover = new Once<>(this::makeCutover);
  private final Supplier<SourceProbe> probe = new Once<>(this::makeProbe);
  private final Supplier<Api> api = new Once<>(this::makeGuardedApi);
  private final Supplier<WorkDispatch> dispatch = new Once<>(this::makeDispatch);
  private final Supplier<PoisonWork> poison = new Once<>(this::makePoison);
  private final Supplier<Timers> timers = new Once<>(this::makeTimers);

  App(Parts parts) {
    this.parts = parts;
    this.clock = parts.clock();
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
    return parts.decode(message);
  }

  private AdditionWriter additionWriter() {
    Stores s = parts.stores();
    return new AdditionWriter(parts.additions(), s.batches(), s.mailboxes(), s.queue(), clock);
  }

  private RowAdmission rowAdmission(NamedEndpoints named, EndpointCopies copies) {
    Stores s = parts.stores();
    return new RowAdmission(
        new RowAdmission.Stores(parts.additions(), s.batches(), s.mailboxes()),
        additionWriter(),
        named,
        copies,
        parts.sealer(),
        new RowAdmission.Draws(this::incarnation, clock));
  }

  private SourceProbe makeProbe() {
    return parts.probe();
  }

  private CutoverCheck makeCutover() {
    return new CutoverCheck(
        parts.stores().mailboxes(), parts.exchangers(), parts.sightings(), clock);
  }

  private Api makeGuardedApi() {
    return makeApi().behind(parts.settings().signIn());
  }

  private Api makeApi() {
    Stores s = parts.stores();
    var removal = new BatchRemoval(s.batches(), s.queue(), clock);
    var writer =
        new BatchWriter(s.batches(), s.mailboxes(), s.summaries(), s.queue(), removal, clock);
    var endpoints = new EndpointReader(parts.guard());
    var kept = parts.endpoints();
    var named = new NamedEndpoints(kept, s.batches(), parts.sealer());
    var control = new BatchControl(s, clock);
    var copies = new EndpointCopies(named, s.batches(), parts.sealer(), s.queue(), control);
    var hooks = new HookReader(parts.guard());
    var subscribing = new Subscribing(parts.tells().subscriptions(), parts.sealer(), clock);
    var admission =
        new BatchAdmission(
            new BatchFormReader(endpoints, named, copies, hooks),
            parts.sealer(),
            s.batches(),
            writer,
            subscribing,
            new RowAdmission.Draws(this::incarnation, clock));
    var register = new EndpointRegister(endpoints, kept, named, copies, parts.sealer(), clock);
    return Api.over(
        new godwit.api.Stores(
            s.batches(),
            s.mailboxes(),
            s.plans(),
            s.ledger(),
            s.inspections(),
            s.summaries(),
            parts.tells()),
        new Actions(
            admission,
            rowAdmission(named, copies),
            new BatchAmendment(
                s.batches(), s.mailboxes(), control, s.queue(), parts.sealer(), clock),
            removal,
            control,
            new MailboxControl(s, parts.sealer(), clock),
            new Rounds(s, clock),
            new InspectionControl(s.inspections(), s.queue(), clock),
            new Actions.Endpoints(endpoints, probe, named, register),
            hooks,
            subscribing,
            cutover),
        clock);
  }

  private WorkDispatch makeDispatch() {
    Stores s = parts.stores();
    var relay = parts.settings().relay();
    var admission = new Admission(s, clock);
    var ends =
        new Ends(
            parts.sources(),
            parts.graph().mailboxes(),
            new MessageConverter(),
            parts.sealer(),
            parts.guard());
    var work = new MailboxWork(s, ends, admission, new ThreadHeartbeats(), relay, clock);
    Tells t = parts.tells();
    var farewell =
        new Farewell(parts.notices(), t.tellings(), t.subscriptions(), t.history(), clock);
    var purge =
        new Purge(
            s, parts.sightings(), parts.additions(), farewell, relay.copy().timeBudget(), clock);
    var inspecting = new Inspecting(s, ends, admission, relay.copy().timeBudget(), clock);
    return new WorkDispatch(s.queue(), admission, work, purge, inspecting);
  }

  private PoisonWork makePoison() {
    Stores s = parts.stores();
    return new PoisonWork(s, new Admission(s, clock), clock);
  }

  private Timers makeTimers() {
    Stores s = parts.stores();
    var rounds = new Rounds(s, clock);
    var removal = new BatchRemoval(s.batches(), s.queue(), clock);
    var upkeep =
        new IntakeUpkeep(
            s.batches(), removal, parts.additions(), additionWriter(), s.queue(), clock);
    Tells t = parts.tells();
    var lookout =
        new Lookout(
            parts.notices(), t.tellings(), t.subscriptions(), t.history(), t.mails(), clock);
    var pulse = new Pulse(s, rounds, lookout, parts.settings().relay().grace(), clock);
    return new Timers(s.batches(), upkeep, pulse, rounds, cutover, new Once<>(this::makeTeller));
  }

  private Teller makeTeller() {
    Stores s = parts.stores();
    Tells t = parts.tells();
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
            parts.graph().mails(),
            parts.settings().reportSender(),
            clock);
    var hooks = new HookCalls(t.subscriptions(), parts.sealer(), parts.hookCaller());
    return new Teller(parts.notices(), mails, hooks, clock);
  }

  private String incarnation() {
    var letters = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      letters.append(Character.forDigit(random.nextInt(36), 36));
    }
    return letters.toString();
  }
}
