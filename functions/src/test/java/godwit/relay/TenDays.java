package godwit.relay;

import godwit.SettableClock;
import godwit.api.Actions;
import godwit.api.Api;
import godwit.api.ApiAnswer;
import godwit.api.ApiRequest;
import godwit.api.Body;
import godwit.api.Tells;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.BatchOptions;
import godwit.batch.Notifications;
import godwit.cutover.CutoverCheck;
import godwit.cutover.MailExchangers;
import godwit.cutover.MxAnswer;
import godwit.failure.MigrationException;
import godwit.hook.Subscribing;
import godwit.intake.AdditionWriter;
import godwit.intake.BatchRemoval;
import godwit.intake.HookReader;
import godwit.intake.IntakeBench;
import godwit.intake.IntakeUpkeep;
import godwit.ledger.FolderPlan;
import godwit.ledger.Outcome;
import godwit.report.FolderReports;
import godwit.report.MessageList;
import godwit.report.ReportWriter;
import godwit.report.Summaries;
import godwit.seal.PlainSealer;
import godwit.source.UidRange;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MessageMarks;
import godwit.target.TargetMessageId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A batch of three mailboxes over days, on a clock that is moved by hand: what an administrator
 * does goes through the HTTP interface, what the platform does through the timers.
 */
final class TenDays {
  static final List<String> INBOX = List.of("INBOX");
  private static final String BODY = "Some lines of text.\r\n";
  private static final Instant ARRIVED = Instant.parse("2026-11-20T07:00:00Z");

  final World world = new World(new BatchId(new BatchName("web-host"), "tendays00001"));
  final SettableClock clock = world.clock;
  private final Map<String, MxAnswer> mx = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final BatchRemoval removal = new BatchRemoval(world.batches, world.queue, clock);
  private final CutoverCheck cutover;
  private final Tells tells =
      new Tells(world.telling.history, world.telling.tellings, world.telling.subscriptions, true);
  private final Api api;

  TenDays() throws MigrationException {
    MailExchangers domains =
        asked -> asked.stream().collect(Collectors.toMap(d -> d, d -> mx.get("contoso.example")));
    cutover = new CutoverCheck(world.mailboxes, domains, world.sightings, clock);
    api = api();
    // Work takes its time, or nothing could be said of speed.
    world.meanwhile = () -> clock.advance(Duration.ofSeconds(3));
    mailGoesTo("mx.web-host.example");
    notifications(List.of("admin@contoso.example"));
  }

  /** A mailbox at both ends. */
  MemoryMailbox mailbox(String address) throws MigrationException {
    return world.mailbox(address);
  }

  /** Messages that differ. */
  void receive(MemoryMailbox mailbox, List<String> folder, String subject, int count) {
    mailbox.createFolder(folder);
    for (int i = 0; i < count; i++) {
      int number = numbers.merge(subject, 1, Integer::sum);
      append(mailbox, folder, message(subject + " " + number, BODY));
    }
  }

  /** Moves a message out of the inbox, as a user does at the source. */
  void move(MemoryMailbox mailbox, String subject, long uid, List<String> to) {
    append(mailbox, to, message(subject, BODY));
    mailbox.expunge(INBOX, uid);
  }

  /** A user reads, answers or flags a message of the inbox at the source. */
  void mark(MemoryMailbox mailbox, long uid, String flag) {
    mailbox.mark(INBOX, uid, flag);
  }

  /** What a message of the inbox is marked with at the target. */
  MessageMarks marks(String address, long uid) throws MigrationException {
    return world.targets.mailbox(address).mark(copied(address, uid), marks -> marks).orElseThrow();
  }

  /** The user does something in Exchange. */
  void inExchange(String address, long uid, UnaryOperator<MessageMarks> change)
      throws MigrationException {
    if (world.targets.mailbox(address).mark(copied(address, uid), change).isEmpty()) {
      throw new IllegalStateException("the message is not there");
    }
  }

  private TargetMessageId copied(String address, long uid) {
    FolderPlan inbox =
        world.plans.all(world.row(address).key()).stream()
            .filter(plan -> plan.source().path().equals(INBOX))
            .findFirst()
            .orElseThrow();
    var row = world.ledger.entries(inbox.key(), inbox.validity(), new UidRange(uid, uid));
    return ((Outcome.Copied) row.getFirst().outcome()).id();
  }

  /** A message that is larger than the target takes. */
  void receiveHuge(MemoryMailbox mailbox, List<String> folder) {
    String head =
        """
        From: Fred Fax <fred@example.org>\r
        To: ann@contoso.example\r
        Date: Fri, 20 Nov 2026 07:00:00 +0000\r
        Message-ID: <huge@example.org>\r
        Subject: =cmd|'/c calc'!A1 plans <b>attached</b>\r
        Content-Type: application/octet-stream; name=plans.zip\r
        Content-Disposition: attachment; filename=plans.zip\r
        \r
        """;
    append(mailbox, folder, head + "x".repeat(36 * 1024 * 1024));
  }

  /** A message whose subject is longer than Exchange keeps. */
  void receiveLong(MemoryMailbox mailbox, List<String> folder) {
    append(mailbox, folder, message("re: ".repeat(80), "Thanks.\r\n"));
  }

  private static void append(MemoryMailbox mailbox, List<String> folder, String text) {
    mailbox.append(folder, text.getBytes(StandardCharsets.US_ASCII), ARRIVED, Set.of());
  }

  private static String message(String subject, String body) {
    return "From: Fred Fax <fred@example.org>\r\nDate: Fri, 20 Nov 2026 07:00:00 +0000\r\n"
        + "Message-ID: <"
        + subject.replace(' ', '.').replace(":", "")
        + "@example.org>\r\nSubject: "
        + subject
        + "\r\n\r\n"
        + body;
  }

  /** Where mail for the domain goes from now on. */
  void mailGoesTo(String host) {
    mx.put("contoso.example", new MxAnswer.Found(List.of(host), Duration.ofHours(1)));
  }

  /** Time passes with nothing but the timers, until this hour of the next day. */
  void untilTomorrowAt(int hour) throws MigrationException {
    Instant next =
        clock
            .instant()
            .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
            .plus(Duration.ofDays(1))
            .plus(Duration.ofHours(hour));
    untilLater(Duration.between(clock.instant(), next));
  }

  /** Time passes with nothing but the timers. */
  void untilLater(Duration time) throws MigrationException {
    Instant next = clock.instant().plus(time);
    while (clock.instant().isBefore(next)) {
      Duration left = Duration.between(clock.instant(), next);
      Duration step = Duration.ofMinutes(20);
      clock.advance(left.compareTo(step) < 0 ? left : step);
      beat();
    }
  }

  /** The daily timer fires, and what follows is worked off. */
  void dailyRound() throws MigrationException {
    timers().sync(World.QUIET);
    work();
  }

  /** Works until every mailbox rests, then tells. */
  void work() throws MigrationException {
    world.run();
    clock.advance(Duration.ofMinutes(1));
    beat();
  }

  private void beat() throws MigrationException {
    timers().pulse(World.QUIET);
    timers().tell(World.QUIET);
  }

  /** A request of the administrator. */
  ApiAnswer send(String method, String path, String accept, String body) {
    return api.answer(
        new ApiRequest(
            method,
            URI.create("https://app.example/api" + path),
            Map.of(),
            Map.of("accept", accept, "content-type", "application/json"),
            body.isEmpty() ? new Body.None() : new Body.Text(body)));
  }

  Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private void notifications(List<String> emails) {
    Batch b = batch();
    var usual = BatchOptions.DEFAULT;
    var wish = new Notifications(emails, Optional.empty());
    var options = new BatchOptions(usual.schedule(), wish, usual.folders(), usual.messages());
    Batch changed = b.withOptions(options);
    if (world.batches.update(changed).isEmpty()) {
      throw new IllegalStateException("nobody else is here");
    }
  }

  private ReportWriter reports() {
    return new ReportWriter(
        new Summaries(world.mailboxes, world.summaries, clock),
        world.mailboxes,
        new FolderReports(world.plans, world.ledger),
        new MessageList(world.mailboxes, world.plans, world.ledger),
        world.telling.history,
        clock);
  }

  private Timers timers() {
    return new Timers(
        world.batches,
        new IntakeUpkeep(
            world.batches,
            removal,
            world.additions,
            new AdditionWriter(world.additions, world.batches, world.mailboxes, world.queue, clock),
            world.queue,
            clock),
        world.pulse(),
        new Rounds(world.stores(), clock),
        () -> cutover,
        () -> world.telling.teller(world.batches, reports()));
  }

  private Api api() {
    var intake = new IntakeBench();
    var stores = world.stores();
    return Api.over(
        new godwit.api.Stores(
            world.batches,
            world.mailboxes,
            world.plans,
            world.ledger,
            world.inspections,
            world.summaries,
            tells),
        new Actions(
            intake.admission(),
            intake.rows(),
            intake.amendment(new BatchControl(stores, clock)),
            removal,
            new BatchControl(stores, clock),
            new MailboxControl(stores, world.sealer(), clock),
            new Rounds(stores, clock),
            new InspectionControl(world.inspections, world.queue, clock),
            new Actions.Endpoints(
                intake.endpoints(),
                () -> {
                  throw new IllegalStateException("nobody tries a server out here");
                },
                intake.named(),
                intake.register()),
            new HookReader(intake.guard()),
            new Subscribing(world.telling.subscriptions, new PlainSealer(), clock),
            () -> cutover),
        clock);
  }
}
