package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Progress;
import godwit.batch.Relay;
import godwit.batch.Tally;
import godwit.copy.BatonLostException;
import godwit.copy.ChunkEnd;
import godwit.copy.ChunkWork;
import godwit.copy.CopySession;
import godwit.copy.CopySettings;
import godwit.copy.PlannedMailbox;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.pace.DownloadBudget;
import godwit.pace.Spent;
import godwit.source.BudgetedSource;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.target.MailTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One leg: connects, plans if the round is not planned yet, and copies chunk after chunk until the
 * round is done or the time is up. A round with a handful of new messages is one leg.
 */
final class Leg {
  /** Code of the problem that some folders of the source cannot be opened. */
  static final String FOLDER_UNREADABLE = "FOLDER_UNREADABLE";

  private static final Duration FULL_WAIT = Duration.ofSeconds(30);

  private final Stores stores;
  private final Ends ends;
  private final CopySettings settings;
  private final Batch batch;
  private final Turn turn;
  private final Clock clock;

  /** The baton and the leave to run with it. */
  record Turn(HeldMailbox held, LegPermit permit) {}

  Leg(Stores stores, Ends ends, CopySettings settings, Batch batch, Turn turn, Clock clock) {
    this.stores = stores;
    this.ends = ends;
    this.settings = settings;
    this.batch = batch;
    this.turn = turn;
    this.clock = clock;
  }

  LegEnd run() throws BatonLostException {
    if (turn.held().row().stopRequested()) {
      return new LegEnd.Stopped();
    }
    try {
      Mailbox mailbox = turn.held().row();
      SourceLogin login = ends.login(batch, mailbox);
      requireTime(mailbox);
      boolean plans = mailbox.relay().stage() == Relay.Stage.PLAN;
      if (plans) {
        new SoleBatch(stores).require(mailbox.key(), CopySession.sourceMailbox(login));
      }
      MailTarget target = ends.target().open(mailbox.emailAddress(), mailbox.pace());
      if (plans) {
        target.check();
      }
      requireSlot(mailbox);
      try (MailSource source = source(login, target);
          var session =
              new CopySession(
                  new CopySession.Books(stores.ledger(), stores.plans(), stores.traces()),
                  ends.converter(),
                  new CopySession.Ends(login, source, target),
                  settings,
                  turn.permit(),
                  clock)) {
        session.select(batch.options().messages());
        return ended(session);
      }
    } catch (MigrationException e) {
      return new LegEnd.Broken(e, false);
    }
  }

  private LegEnd ended(CopySession session) throws MigrationException, BatonLostException {
    try {
      return work(session);
    } catch (TransientException | FolderChangedException e) {
      return new LegEnd.Broken(e, session.arrived() > 0);
    }
  }

  private LegEnd work(CopySession session) throws MigrationException, BatonLostException {
    if (turn.held().row().relay().stage() == Relay.Stage.PLAN && !plan(session)) {
      return interrupted(session);
    }
    List<FolderPlan> folders = session.plans(turn.held().row().key());
    session.route(folders);
    boolean news = folders.stream().anyMatch(FolderPlan::hasNews);
    return (!news || copy(session, folders)) && carriedFlags(session, folders)
        ? new LegEnd.RoundDone()
        : interrupted(session);
  }

  private LegEnd interrupted(CopySession session) {
    boolean stopped = turn.held().row().stopRequested();
    return stopped ? new LegEnd.Stopped() : new LegEnd.HandOn(session.arrived() > 0);
  }

  private boolean carriedFlags(CopySession session, List<FolderPlan> folders)
      throws MigrationException, BatonLostException {
    return session.carryFlags(turn.held().row().key(), folders, turn.held().owner());
  }

  private boolean copy(CopySession session, List<FolderPlan> folders)
      throws MigrationException, BatonLostException {
    Relay relay = turn.held().row().relay();
    String owner = turn.held().owner();
    // What an earlier leg has brought under a new name is not shown twice while this one works.
    if (!session.inherit(folders, owner)) {
      return false;
    }
    var count = new RoundCount(stores.ledger(), relay.round());
    count.count(folders);
    turn.held().change(e -> e.progress(counted(e.progress(), count)));
    boolean done =
        copy(session, count, new Course(folders, relay, count::isComplete))
            && session.inherit(folders, owner);
    if (!done) {
      return false;
    }
    if (session.hasMoved()) {
      count.count(folders);
      turn.held().change(e -> e.progress(counted(e.progress(), count)));
    }
    return true;
  }

  private MailSource source(SourceLogin login, MailTarget target) throws MigrationException {
    Spent before = turn.held().row().pace().downloadBytes();
    OptionalInt most = login.endpoint().maxMegabytesPerDay();
    if (most.isEmpty()) {
      turn.held().carry(() -> target.pace().withDownloads(before));
      return ends.source().connect(login);
    }
    var budget = new DownloadBudget(most.getAsInt(), before, clock);
    turn.held().carry(() -> target.pace().withDownloads(budget.spent()));
    return new BudgetedSource(ends.source().connect(login), budget, clock);
  }

  /** A message that comes early does not shorten what the target asked for. */
  private void requireTime(Mailbox mailbox) throws MigrationException {
    Duration wait = Duration.between(clock.instant(), mailbox.pace().notBefore());
    if (wait.isPositive()) {
      String code = mailbox.problem().map(Problem::code).orElse("TARGET_WAIT");
      String words = mailbox.problem().map(Problem::advice).orElse("the target asked to wait");
      throw new ThrottledException(code, words, wait);
    }
  }

  /** Whoever has no slot does not connect, whatever became of its slot since it was admitted. */
  private void requireSlot(Mailbox mailbox) throws MigrationException {
    SourceEndpoint endpoint = batch.endpointOf(mailbox);
    switch (Admission.slot(stores.slots(), endpoint, mailbox)) {
      case TAKEN -> {}
      case ENDPOINT_FULL ->
          throw new ThrottledException(
              "ENDPOINT_FULL",
              "all "
                  + Admission.limit(endpoint, mailbox)
                  + " connections that the source server may have are in use; waits for one",
              FULL_WAIT);
      case USER_FULL ->
          throw new ThrottledException(
              "USER_FULL",
              "all "
                  + endpoint.maxConnectionsPerUser()
                  + " connections that one user of the source may have are in use; waits for one",
              FULL_WAIT);
    }
  }

  private static Progress counted(Progress progress, RoundCount count) {
    return progress.counted(progress.sourceMessages(), count.all(), count.present());
  }

  /** False if the time is up. */
  private boolean plan(CopySession session) throws MigrationException, BatonLostException {
    Mailbox mailbox = turn.held().row();
    String owner = turn.held().owner();
    Optional<PlannedMailbox> planned =
        session.plan(mailbox.key(), mailbox.relay(), batch.foldersOf(mailbox), owner);
    if (planned.isPresent()) {
      planned(mailbox, planned.get());
    }
    return planned.isPresent();
  }

  private void planned(Mailbox mailbox, PlannedMailbox planned)
      throws MigrationException, BatonLostException {
    if (!turn.held().holdsAt(clock.instant())) {
      // What a plan says is planned nobody plans again: who took longer than its lease, and was
      // replaced, must not write over what another has planned since.
      turn.held().change(e -> e);
    }
    stores.plans().save(mailbox.key(), planned.folders());
    Optional<Problem> unreadable =
        planned.problems().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Problem(
                    FOLDER_UNREADABLE, String.join("; ", planned.problems()), clock.instant()));
    MailboxStatus next =
        mailbox.status() == MailboxStatus.VALIDATING ? MailboxStatus.SYNCING : mailbox.status();
    Progress progress = mailbox.progress();
    turn.held()
        .change(e ->
            e.status(next)
                .relay(mailbox.relay().atFirstChunk())
                .problem(unreadable)
                .notes(planned.notes())
                .progress(
                    progress
                        .startedAt(clock.instant())
                        .counted(planned.sourceMessages(), progress.tally(), Tally.NONE)));
  }

  private boolean copy(CopySession session, RoundCount count, Course course)
      throws MigrationException, BatonLostException {
    for (var step = course.next(clock.instant());
        step.isPresent();
        step = course.next(clock.instant())) {
      Course.Place place = step.get().place();
      turn.permit().startFrom(count.present());
      ChunkEnd end = copied(session, step.get(), count.present().copied() > 0);
      switch (end) {
        case ChunkEnd.Complete c -> course.completed();
        case ChunkEnd.SetAside aside -> course.setAside(place, aside.due());
        case ChunkEnd.CutShort cut -> {
          return false;
        }
      }
      reached(count, place, course.first());
    }
    if (!course.isDone()) {
      throw session.untilDue(course.due(clock.instant()));
    }
    return true;
  }

  private ChunkEnd copied(CopySession session, Course.Step step, boolean othersCopied)
      throws MigrationException, BatonLostException {
    if (!turn.permit().mayGoOn()) {
      return new ChunkEnd.CutShort();
    }
    Course.Place at = step.place();
    boolean isRetry = turn.held().row().relay().isRetry();
    var work = new ChunkWork(turn.held().owner(), step.company(), othersCopied, isRetry);
    return session.copy(at.folders(), at.folder(), at.chunk(), work);
  }

  private void reached(RoundCount count, Course.Place place, Optional<Course.Place> first)
      throws MigrationException, BatonLostException {
    Tally before = count.present();
    count.count(place.folder());
    Relay relay = turn.held().row().relay();
    Relay next =
        first
            .map(open -> relay.at(open.index(), open.chunk()))
            .orElseGet(() -> relay.at(place.index(), place.chunk() + 1));
    // What was complete before says nothing of whether it goes on now.
    Relay reached = count.present().equals(before) ? next : next.withAttempt(1);
    turn.held()
        .change(e ->
            e.relay(reached)
                .problem(unreadable(e.problem()))
                .progress(counted(e.progress(), count)));
  }

  /** Progress clears the trouble that is over; a folder that cannot be read stays a problem. */
  private static Optional<Problem> unreadable(Optional<Problem> problem) {
    return problem.filter(p -> p.code().equals(FOLDER_UNREADABLE));
  }
}
