package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Inspects one mailbox for a message of the queue. A message that comes twice or late finds its job
 * taken, passed on or gone, and ends quietly.
 */
final class InspectionWork<R> {
  /** Tries at a mailbox whose trouble may pass. */
  static final int MOST_TRIES = 4;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);

  /** What may come on top of the time budget: the longest command that is under way. */
  private static final Duration LAST_COMMAND = Duration.ofMinutes(3);

  private static final Duration LATE = Duration.ofMinutes(10);

  private final Stores stores;
  private final InspectionDesk<R> desk;
  private final Admission admission;
  private final InspectionSlots slots;
  private final Duration budget;
  private final Clock clock;

  InspectionWork(
      Stores stores, InspectionDesk<R> desk, Admission admission, Duration budget, Clock clock) {
    this.stores = stores;
    this.desk = desk;
    this.admission = admission;
    this.slots = new InspectionSlots(stores.slots(), desk.what());
    this.budget = budget;
    this.clock = clock;
  }

  void handle(WorkItem.InspectMailbox item, EventLog log) throws MigrationException {
    Optional<Batch> batch =
        stores.batches().find(item.batch().name()).filter(b -> b.id().equals(item.batch()));
    Optional<Job> job =
        desk.books()
            .job(item.mailbox())
            .filter(j -> j.leg() == item.leg() && j.state() == Job.State.SENT);
    if (batch.isEmpty() || job.isEmpty()) {
      return;
    }
    Optional<Mailbox> mailbox =
        stores.mailboxes().find(item.mailbox()).filter(InspectionAdmission::stays);
    boolean removing = batch.get().status() == BatchStatus.REMOVING;
    if (removing || mailbox.isEmpty()) {
      desk.books().drop(job.get());
      leave(batch.get(), job.get());
      return;
    }
    Instant lease = clock.instant().plus(budget).plus(LAST_COMMAND);
    Optional<Job> taken = desk.books().put(job.get().taken(lease));
    if (taken.isPresent()) {
      look(batch.get(), mailbox.get(), taken.get(), log);
    }
  }

  private void look(Batch batch, Mailbox mailbox, Job job, EventLog log) throws MigrationException {
    Optional<R> unfit = desk.inspector().unfit(mailbox);
    if (unfit.isPresent()) {
      finish(batch, job, unfit.get(), log);
      return;
    }
    // Whoever has no slot does not connect, whatever became of it since the message was sent.
    if (slots.take(batch.endpointOf(mailbox), mailbox) != Slots.Grant.TAKEN) {
      waitFor(batch, job, Duration.ofSeconds(30), job.attempt());
      return;
    }
    boolean last = job.attempt() >= MOST_TRIES;
    try {
      var permit = new Permission(batch, clock.instant());
      var attempt = new Inspector.Try(job, last, permit);
      switch (desk.inspector().look(batch, mailbox, attempt)) {
        case Inspector.Look.Done<R> done -> finish(batch, job, done.found(), log);
        case Inspector.Look.More<R> m -> goOn(job);
      }
    } catch (MigrationException e) {
      again(batch, job, e, log);
    } catch (RuntimeException | Error defect) {
      giveBack(job, defect);
      throw defect;
    }
  }

  private void finish(Batch batch, Job job, R found, EventLog log) throws MigrationException {
    if (desk.books().finish(job, Result.of(job, clock.instant(), found))) {
      log.write(Event.info(desk.what().word() + ".done").with("batch", batch.id()));
    }
    leave(batch, job);
  }

  private void goOn(Job job) throws MigrationException {
    Optional<Job> next = desk.books().put(job.sentOn(clock.instant().plus(LATE)));
    if (next.isPresent()) {
      stores
          .queue()
          .send(
              new WorkItem.InspectMailbox(job.mailbox(), desk.what(), next.get().leg()),
              Duration.ZERO);
    }
  }

  private void again(Batch batch, Job job, MigrationException why, EventLog log)
      throws MigrationException {
    log.write(
        Event.warn(desk.what().word() + ".trouble")
            .with("batch", batch.id())
            .with("code", why.code()));
    Optional<Duration> wish = wish(why);
    if (wish.isEmpty() || job.attempt() >= MOST_TRIES) {
      finish(batch, job, desk.inspector().gaveUp(why), log);
      return;
    }
    Duration own = FIRST_WAIT.multipliedBy(1L << job.attempt());
    Duration wait = wish.get().compareTo(own) > 0 ? wish.get() : own;
    waitFor(batch, job, wait, job.attempt() + 1);
  }

  /** How long the server wants to be left alone, obeyed uncapped; empty for what will not pass. */
  private static Optional<Duration> wish(MigrationException why) {
    return switch (why) {
      case ThrottledException t -> Optional.of(t.retryAfter());
      case TransientException t -> Optional.of(t.retryAfter().orElse(Duration.ZERO));
      case FolderChangedException f -> Optional.empty();
      case MailboxBlockedException b -> Optional.empty();
      case AppBlockedException a -> Optional.empty();
    };
  }

  private void waitFor(Batch batch, Job job, Duration wait, int attempt) throws MigrationException {
    Optional<Job> unused = desk.books().put(job.waitingUntil(clock.instant().plus(wait), attempt));
    slots.release(batch, job.mailbox());
    stores.queue().send(new WorkItem.InspectBatch(batch.id(), desk.what()), wait);
  }

  /** So that the message's next delivery meets the defect too, and the queue counts it. */
  private void giveBack(Job job, Throwable defect) {
    try {
      Optional<Job> unused = desk.books().put(job.sent(clock.instant().plus(LATE)));
    } catch (MigrationException e) {
      defect.addSuppressed(e);
    }
  }

  /** Gives the slot back and lets the next ones in, copies and inspections alike. */
  void leave(Batch batch, Job job) throws MigrationException {
    slots.release(batch, job.mailbox());
    for (EndpointKey endpoint : batch.endpointKeys()) {
      admission.wake(endpoint);
    }
    stores.queue().send(new WorkItem.InspectBatch(batch.id(), desk.what()), Duration.ZERO);
  }

  /** Time, and a batch that nobody removes. For one thread. */
  private final class Permission implements Inspector.Permit {
    private static final int LOOKS_BETWEEN = 20;

    private final Batch batch;
    private final Instant deadline;
    private int looks;
    private boolean removed;

    Permission(Batch batch, Instant now) {
      this.batch = batch;
      this.deadline = now.plus(budget);
    }

    @Override
    public boolean mayGoOn() {
      if (looks++ % LOOKS_BETWEEN == 0) {
        removed = removed || isRemoved();
      }
      return !removed && clock.instant().isBefore(deadline);
    }

    private boolean isRemoved() {
      try {
        return stores
            .batches()
            .find(batch.id().name())
            .filter(b -> b.id().equals(batch.id()) && b.status() != BatchStatus.REMOVING)
            .isEmpty();
      } catch (MigrationException e) {
        // Storage is in the way: the end of this leg meets it too.
        return false;
      }
    }
  }
}
