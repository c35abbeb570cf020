package godwit.copy;

import godwit.batch.MailboxKey;
import godwit.batch.MessageSelection;
import godwit.batch.Relay;
import godwit.endpoint.LabelUse;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.folder.FolderRules;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import godwit.ledger.Reopening;
import godwit.ledger.Traces;
import godwit.mime.MessageConverter;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.target.MailTarget;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One leg's work on one mailbox, with both ends open. For one thread; closing it ends the senders
 * and leaves the ends open.
 */
public final class CopySession implements AutoCloseable {
  private final Books books;
  private final CopySettings settings;
  private final Ends ends;
  private final Optional<ExecutorService> senders;
  private final WindowCopier windows;
  private final ChunkCopier copier;
  private final LeftDoubts doubts;
  private final FlagCarrier flags;
  private final Inheritance inheritance;
  private final LossSearch search;
  private final Clock clock;
  private Optional<Past> past = Optional.empty();
  private Optional<Departures> departures = Optional.empty();

  /** What is written down of a mailbox. */
  public record Books(Ledger ledger, FolderPlans plans, Traces traces) {}

  /** The two mailboxes of a session. */
  public record Ends(SourceLogin login, MailSource source, MailTarget target) {}

  public CopySession(
      Books books,
      MessageConverter converter,
      Ends ends,
      CopySettings settings,
      Checkpoint checkpoint,
      Clock clock) {
    this.books = books;
    this.settings = settings;
    this.ends = ends;
    this.clock = clock;
    int concurrent = ends.target().limits().concurrentRequests();
    // Whoever may have one request in flight sends it with the thread that reads.
    this.senders =
        concurrent == 1 ? Optional.empty() : Optional.of(Executors.newFixedThreadPool(concurrent));
    var sending =
        new Sending(senders.<Executor>map(s -> s).orElse(Runnable::run), checkpoint, clock);
    this.windows = new WindowCopier(ends, converter, sending);
    this.flags = new FlagCarrier(books.ledger(), ends, sending);
    this.inheritance = new Inheritance(books.ledger(), checkpoint);
    this.search = new LossSearch(books, ends.source(), checkpoint, LossSearch.Size.USUAL);
    this.doubts = new LeftDoubts(books.ledger(), settings.doubt(), clock);
    this.copier =
        new ChunkCopier(
            books.ledger(),
            ends,
            windows,
            new ChunkCopier.Terms(
                new Windows(settings.windowMessages(), settings.windowBytes()),
                sending,
                settings.doubt()));
  }

  /** What stands for a source mailbox wherever it is named: its server and user, as 16 digits. */
  public static String sourceMailbox(SourceLogin login) {
    return Stamps.of(login).source();
  }

  /**
   * Plans a round; no plan is stored. Where rows are missing that the target could know of (the
   * first plan of a mailbox in this batch, doubts in a folder that is gone or of another
   * generation), the target's stamps are read back first: a request for each thousand messages of
   * the mailbox.
   *
   * @param at the round and the try
   * @param rules what the batch wants of its folders
   * @param owner token of this worker
   * @return empty if the checkpoint said to stop
   */
  public Optional<PlannedMailbox> plan(
      MailboxKey mailbox, Relay at, FolderRules rules, String owner)
      throws MigrationException, BatonLostException {
    List<FolderPlan> before = books.plans().all(mailbox);
    if (before.isEmpty()) {
      readBack(mailbox);
    }
    // A folder that is back by now must not count what an heir of it has: that came on its own.
    // And who is an heir may be another by the next plan.
    if (!inheritance.settle(before, owner)) {
      return Optional.empty();
    }
    return Optional.of(plan(mailbox, at, rules, before, owner));
  }

  private PlannedMailbox plan(
      MailboxKey mailbox, Relay at, FolderRules rules, List<FolderPlan> before, String owner)
      throws MigrationException, BatonLostException {
    PlannedMailbox planned = planned(mailbox, at, rules, before);
    if (!doubts.areDue(before, planned.folders(), owner)) {
      return planned;
    }
    readBack(mailbox);
    return planned(mailbox, at, rules, before);
  }

  private PlannedMailbox planned(
      MailboxKey mailbox, Relay at, FolderRules rules, List<FolderPlan> before)
      throws MigrationException {
    var ranges = new RangePlanner(settings.chunkMessages(), windows.selection(), books.ledger());
    PlannedMailbox planned =
        new MailboxPlanner(ranges, rules)
            .plan(
                ends.source(), ends.target(), mailbox, at, before, books.traces().folders(mailbox));
    return planned.noting(new Renumbered(books.ledger()).notes(before, planned.folders()));
  }

  private void readBack(MailboxKey mailbox) throws MigrationException {
    new ReadBack(ends.target(), Stamps.of(ends.login()), books.traces()).run(mailbox);
  }

  /** From now on only these messages are copied; without it, all. */
  public void select(MessageSelection selection) {
    windows.select(selection);
  }

  /**
   * The plans of a mailbox, ready to be worked on. Where messages are left out by another filter
   * than when the round was planned, that is written down first: the next round looks at all of
   * them again, also when the first filter is back by then.
   */
  public List<FolderPlan> plans(MailboxKey mailbox) throws MigrationException {
    String filter = windows.selection().filter();
    var plans = new ArrayList<FolderPlan>();
    var changed = new ArrayList<FolderPlan>();
    for (FolderPlan plan : books.plans().all(mailbox)) {
      Reopening now = plan.reopening().alsoUnder(filter);
      boolean isOther = !plan.chunks().isEmpty() && !now.equals(plan.reopening());
      plans.add(isOther ? plan.reopening(now) : plan);
      if (isOther) {
        changed.add(plans.getLast());
      }
    }
    if (!changed.isEmpty()) {
      books.plans().save(mailbox, changed);
    }
    return plans;
  }

  /**
   * Makes the plans of all folders known, as labels of messages point from one to another; without
   * it, messages with labels go where their folder goes.
   */
  public void route(List<FolderPlan> plans) {
    LabelUse use = ends.login().endpoint().access().reading().labels();
    windows.route(new LabelRoutes(plans, use));
  }

  /**
   * Copies what is left of one chunk.
   *
   * @param all the mailbox's plans; the same ones at each call
   * @param work who copies it
   * @return how far it came
   */
  public ChunkEnd copy(List<FolderPlan> all, FolderPlan folder, int chunk, ChunkWork work)
      throws MigrationException, BatonLostException {
    return copier.copy(folder, chunk, known(all, folder, work.owner()), work);
  }

  /** Whether messages left folders that were counted before. */
  public boolean hasMoved() {
    return inheritance.any() || departures.filter(Departures::any).isPresent();
  }

  /**
   * Lets what folders under new names have brought count there alone.
   *
   * @param all the mailbox's plans
   * @param owner token of this worker
   * @return whether it came to an end; if not, the checkpoint said to stop
   */
  public boolean inherit(List<FolderPlan> all, String owner)
      throws MigrationException, BatonLostException {
    return inheritance.settle(all, owner);
  }

  /** How many messages it has sent and seen arrive. */
  public long arrived() {
    return windows.arrived();
  }

  /**
   * To be thrown when only messages are left that failed and may not be tried again yet.
   *
   * @param due when the first of them may
   */
  public ThrottledException untilDue(Instant due) {
    return Doubt.wait(due, clock.instant());
  }

  /**
   * Carries changes of flags over, in every folder where there may be any; what is done is written
   * into the plans.
   *
   * @param owner token of this worker
   * @return whether it came to an end; if not, the checkpoint said to stop
   */
  public boolean carryFlags(MailboxKey mailbox, List<FolderPlan> all, String owner)
      throws MigrationException, BatonLostException {
    var compared = new ArrayList<FolderPlan>();
    boolean cut = false;
    for (FolderPlan folder : all.stream().filter(f -> f.flags().isDue()).toList()) {
      FlagCarrier.End end = cut ? FlagCarrier.End.CUT : flags.carry(folder, owner);
      cut = end == FlagCarrier.End.CUT;
      if (end == FlagCarrier.End.DONE) {
        compared.add(folder.flagsCompared());
      }
    }
    if (!compared.isEmpty()) {
      books.plans().save(mailbox, compared);
    }
    return !cut;
  }

  private KnownContent known(List<FolderPlan> all, FolderPlan folder, String owner) {
    if (past.isEmpty()) {
      var given = new Given();
      past = Optional.of(new Past(books.ledger(), books.traces(), all, given));
      departures = Optional.of(new Departures(books.ledger(), search, all, given, owner));
    }
    return new KnownContent(past.get(), departures.orElseThrow(), folder);
  }

  @Override
  public void close() {
    senders.ifPresent(ExecutorService::shutdownNow);
  }

  /** What sending a window needs besides the ends. */
  record Sending(Executor senders, Checkpoint checkpoint, Clock clock) {}
}
