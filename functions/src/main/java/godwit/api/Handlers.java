package godwit.api;

import godwit.batch.BatchCommand;
import godwit.batch.MailboxCommand;
import godwit.batch.MailboxCommands;
import godwit.report.AssessmentReports;
import godwit.report.FolderReports;
import godwit.report.FolderSearch;
import godwit.report.MessageExport;
import godwit.report.MessageList;
import godwit.report.ReportWriter;
import godwit.report.Summaries;
import godwit.report.VerificationReports;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Gives every route its handler. */
final class Handlers {
  private final Stores stores;
  private final Actions actions;
  private final Clock clock;
  private final BatchLookup lookup;
  private final Map<Route, Handler> handlers = new EnumMap<>(Route.class);

  Handlers(Stores stores, Actions actions, Clock clock) {
    this.stores = stores;
    this.actions = actions;
    this.clock = clock;
    this.lookup = new BatchLookup(stores.batches(), stores.mailboxes());
  }

  Map<Route, Handler> all() {
    intake();
    commands();
    mailboxCommands();
    endpoints();
    views();
    hooks();
    return handlers;
  }

  private void intake() {
    handlers.put(Route.CREATE_BATCH, CreateBatch.fromText(actions.admission()));
    handlers.put(Route.UPLOAD_BATCH, CreateBatch.fromFile(actions.admission()));
    handlers.put(Route.ADD_MAILBOXES, AddMailboxes.fromText(lookup, actions.rows()));
    handlers.put(Route.UPLOAD_MAILBOXES, AddMailboxes.fromFile(lookup, actions.rows()));
    handlers.put(Route.PATCH_BATCH, new PatchBatch(lookup, actions.amendment()));
    handlers.put(
        Route.DELETE_BATCH,
        new DeleteBatch(lookup, summaries(), stores.summaries(), actions.removal()));
  }

  private void commands() {
    command(Route.START_BATCH, BatchCommand.START, actions.commands()::start);
    command(Route.STOP_BATCH, BatchCommand.STOP, actions.commands()::stop);
    command(Route.RETRY_BATCH, BatchCommand.RETRY, actions.commands()::retry);
    command(
        Route.SYNC_BATCH,
        BatchCommand.SYNC,
        batch -> actions.rounds().startRound(batch, roundId()));
  }

  private void mailboxCommands() {
    MailboxCommands mailboxes = actions.mailboxes();
    command(Route.START_MAILBOX, MailboxCommand.START, mailboxes::start);
    command(Route.STOP_MAILBOX, MailboxCommand.STOP, mailboxes::stop);
    command(Route.RETRY_MAILBOX, MailboxCommand.RETRY, mailboxes::retry);
    command(
        Route.SYNC_MAILBOX,
        MailboxCommand.SYNC,
        (batch, mailbox) -> mailboxes.sync(batch, mailbox, roundId()));
    handlers.put(Route.DELETE_MAILBOX, new DeleteMailbox(lookup, mailboxes));
    handlers.put(Route.PUT_CREDENTIALS, new PutCredentials(lookup, mailboxes));
  }

  /** Requests within one minute are one wish: a client that sends again starts no second round. */
  private String roundId() {
    return "sync-" + clock.instant().getEpochSecond() / 60;
  }

  private void views() {
    Summaries summaries = summaries();
    var folders = new FolderReports(stores.plans(), stores.ledger());
    var messages = new MessageList(stores.mailboxes(), stores.plans(), stores.ledger());
    var reports =
        new ReportWriter(
            summaries, stores.mailboxes(), folders, messages, stores.tells().history(), clock);
    var notifications = new NotificationJson(stores.tells());
    handlers.put(Route.LIST_BATCHES, new ListBatches(stores.batches(), summaries));
    handlers.put(
        Route.SHOW_BATCH, new ShowBatch(lookup, summaries, stores.summaries(), notifications));
    handlers.put(Route.LIST_MAILBOXES, new ListMailboxes(lookup, stores.mailboxes()));
    handlers.put(Route.SHOW_MAILBOX, new ShowMailbox(lookup, folders));
    handlers.put(
        Route.LIST_MESSAGES,
        new ListMessages(
            lookup,
            messages,
            new MessageExport(messages, clock),
            new FolderSearch(stores.mailboxes(), stores.plans())));
    handlers.put(Route.SHOW_REPORT, new ShowReport(lookup, reports));
    inspections();
    handlers.put(Route.SHOW_CUTOVER, new ShowCutover(lookup, actions.cutover()));
  }

  private void inspections() {
    var assessments =
        new AssessmentReports(
            stores.batches(), stores.mailboxes(), stores.inspections().assessments(), clock);
    handlers.put(
        Route.ASSESS_BATCH,
        new InspectBatch(lookup, actions.inspections(), InspectBatch.Kind.ASSESS));
    handlers.put(Route.SHOW_ASSESSMENT, new ShowAssessment(lookup, assessments));
    var kind = InspectBatch.Kind.VERIFY;
    handlers.put(Route.VERIFY_BATCH, new InspectBatch(lookup, actions.inspections(), kind));
    handlers.put(Route.VERIFY_MAILBOX, new InspectMailbox(lookup, actions.inspections(), kind));
    handlers.put(
        Route.SHOW_VERIFICATION,
        new ShowVerification(
            lookup,
            new VerificationReports(stores.inspections(), clock),
            stores.inspections().verifications()));
  }

  private void endpoints() {
    Actions.Endpoints endpoints = actions.endpoints();
    handlers.put(Route.TEST_ENDPOINT, new TestEndpoint(endpoints.reader(), endpoints.probe()));
    handlers.put(Route.LIST_ENDPOINTS, new ListEndpoints(endpoints.named()));
    handlers.put(Route.SHOW_ENDPOINT, new ShowEndpoint(endpoints.named()));
    handlers.put(Route.PUT_ENDPOINT, new PutEndpoint(endpoints.register(), endpoints.named()));
    handlers.put(
        Route.DELETE_ENDPOINT, new DeleteEndpoint(endpoints.named(), endpoints.register()));
    handlers.put(Route.TRY_ENDPOINT, new TryEndpoint(endpoints.named(), endpoints.probe()));
  }

  private void hooks() {
    var subscriptions = stores.tells().subscriptions();
    handlers.put(
        Route.SUBSCRIBE,
        new Subscribe(stores.batches(), actions.hookReader(), actions.subscribing()));
    handlers.put(Route.LIST_HOOKS, new ListHooks(subscriptions));
    handlers.put(Route.UNSUBSCRIBE, new Unsubscribe(subscriptions));
  }

  private Summaries summaries() {
    return new Summaries(stores.mailboxes(), stores.summaries(), clock);
  }

  private void command(Route route, BatchCommand command, CommandBatch.Action action) {
    handlers.put(route, new CommandBatch(lookup, summaries(), command, action));
  }

  private void command(Route route, MailboxCommand command, CommandMailbox.Action action) {
    handlers.put(route, new CommandMailbox(lookup, command, action));
  }
}
