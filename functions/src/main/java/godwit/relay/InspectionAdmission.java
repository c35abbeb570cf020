package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.inspection.Job;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the mailboxes of a run be inspected, as many at once as the endpoint's limits allow. Goes
 * through the rows once; whoever must wait has a job, of which there are never more than a few.
 * Idempotent; may run many times at once.
 */
final class InspectionAdmission<R> {
  /** How late a message may be. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private static final int PAGE = 100;

  /** Mailboxes that wait for a connection of their user while others go on. */
  private static final int MOST_WAITING = 50;

  private final Stores stores;
  private final InspectionDesk<R> desk;
  private final InspectionSlots slots;
  private final Clock clock;

  InspectionAdmission(Stores stores, InspectionDesk<R> desk, Clock clock) {
    this.stores = stores;
    this.desk = desk;
    this.slots = new InspectionSlots(stores.slots(), desk.what());
    this.clock = clock;
  }

  /** Lets in whoever can be let in now, and ends the run after the last one. */
  void letIn(BatchId id) throws MigrationException {
    Optional<Run> run = desk.books().run(id).filter(Run::isOpen);
    Optional<Batch> batch = live(id);
    if (run.isEmpty() || batch.isEmpty()) {
      return;
    }
    var turn = new Turn(batch.get(), run.get());
    if (turn.waiting() && !run.get().walked()) {
      turn.walk();
    }
    turn.settle();
  }

  /** Whoever is taken out of the batch is looked at no more. */
  static boolean stays(Mailbox mailbox) {
    return mailbox.status() != MailboxStatus.REMOVING;
  }

  private Optional<Batch> live(BatchId id) throws MigrationException {
    return stores
        .batches()
        .find(id.name())
        .filter(b -> b.id().equals(id) && b.status() != BatchStatus.REMOVING);
  }

  private record UserOf(EndpointKey endpoint, String name) {}

  /** One pass over a run. For one thread. */
  private final class Turn {
    private final Batch batch;
    private Run run;
    private final Set<UserOf> fullUsers = new HashSet<>();
    private final Set<EndpointKey> open = new HashSet<>();
    private int waiting;

    Turn(Batch batch, Run run) {
      this.batch = batch;
      this.run = run;
      this.open.addAll(batch.endpointKeys());
    }

    /** Whoever waits already comes first; says whether there is room for more. */
    boolean waiting() throws MigrationException {
      Instant now = clock.instant();
      for (Job job : desk.books().jobs(batch.id())) {
        if (job.state() == Job.State.WAITING && !job.until().isAfter(now)) {
          Optional<Mailbox> mailbox =
              stores.mailboxes().find(job.mailbox()).filter(InspectionAdmission::stays);
          if (mailbox.isEmpty()) {
            desk.books().drop(job);
          } else {
            admit(mailbox.get(), job);
          }
        } else if (job.state() == Job.State.WAITING) {
          waiting++;
        }
      }
      return hasRoom();
    }

    private boolean hasRoom() {
      return !open.isEmpty() && waiting < MOST_WAITING;
    }

    void walk() throws MigrationException {
      Optional<String> reached = run.after();
      boolean more = true;
      while (more && hasRoom()) {
        MailboxStore.Page page = stores.mailboxes().page(batch.id(), Set.of(), reached, PAGE);
        List<Mailbox> rows = page.mailboxes();
        int next = 0;
        while (next < rows.size() && hasRoom()) {
          begin(rows.get(next++));
        }
        reached = next == 0 ? reached : Optional.of(rows.get(next - 1).key().address());
        more = next < rows.size() || page.next().isPresent();
      }
      // Lost to another, the rows are gone through again: whoever was inspected is passed over.
      run = desk.books().put(run.walkedTo(reached, !more)).orElse(run);
    }

    private void begin(Mailbox mailbox) throws MigrationException {
      boolean done = desk.books().lastRun(mailbox.key()).equals(Optional.of(run.id()));
      if (done || !stays(mailbox)) {
        return;
      }
      Optional<Job> job = desk.books().put(Job.waiting(mailbox, run.id(), clock.instant()));
      if (job.isPresent()) {
        admit(mailbox, job.get());
      }
    }

    private void admit(Mailbox mailbox, Job job) throws MigrationException {
      Optional<R> unfit =
          job.attempt() > InspectionWork.MOST_TRIES
              ? Optional.of(desk.inspector().gaveUp(lost()))
              : desk.inspector().unfit(mailbox);
      if (unfit.isPresent()) {
        boolean unused = desk.books().finish(job, Result.of(job, clock.instant(), unfit.get()));
        return;
      }
      SourceEndpoint endpoint = batch.endpointOf(mailbox);
      var user = new UserOf(endpoint.key(), mailbox.userName());
      if (!open.contains(endpoint.key()) || fullUsers.contains(user)) {
        waiting++;
        return;
      }
      switch (slots.take(endpoint, mailbox)) {
        case TAKEN -> send(job);
        case ENDPOINT_FULL -> {
          open.remove(endpoint.key());
          waiting++;
        }
        case USER_FULL -> {
          fullUsers.add(user);
          waiting++;
        }
      }
    }

    /** Only a leg that finds no end leads here: trouble that it met would have been told. */
    private TransientException lost() {
      return new TransientException(
          "LEGS_LOST",
          "the app broke off several times at this mailbox, which is a fault of the app: look into"
              + " its log");
    }

    /** Lost to another who admitted it at the same moment, it has the same slot and is sent. */
    private void send(Job job) throws MigrationException {
      Optional<Job> sent = desk.books().put(job.sent(clock.instant().plus(LATE)));
      if (sent.isPresent()) {
        var item = new WorkItem.InspectMailbox(job.mailbox(), desk.what(), job.leg());
        stores.queue().send(item, Duration.ZERO);
      } else if (desk.books().job(job.mailbox()).isEmpty()) {
        slots.release(batch, job.mailbox());
      }
    }

    void settle() throws MigrationException {
      if (run.walked() && desk.books().jobs(batch.id()).isEmpty()) {
        // Somebody faster has done the same.
        Optional<Run> unused = desk.books().put(run.finishedAt(clock.instant()));
      }
    }
  }
}
