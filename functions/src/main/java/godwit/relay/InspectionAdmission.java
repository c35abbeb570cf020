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
import godwit.inspection.Lane;
import godwit.inspection.Result;
import godwit.inspection.Run;
import godwit.inspection.Walk;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the mailboxes of a run be inspected, as many at once as their source server's limits allow.
 * Goes through the rows of each server once, and no further than there is room at it; whoever must
 * wait has a job, of which there are never more than a few. Idempotent; may run many times at once.
 */
final class InspectionAdmission<R> {
  /** How late a message may be. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private static final int PAGE = 100;

  /** Mailboxes of one server that wait, as for a connection of their user, while others go on. */
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
    turn.goOnWaiting();
    if (!run.get().walked()) {
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
    private final Map<Lane, Integer> waiting = new HashMap<>();

    Turn(Batch batch, Run run) {
      this.batch = batch;
      this.run = run;
      this.open.addAll(batch.endpointKeys());
    }

    /** Whoever waits already comes first. */
    void goOnWaiting() throws MigrationException {
      Instant now = clock.instant();
      for (Job job : desk.books().jobs(batch.id())) {
        if (job.state() == Job.State.WAITING) {
          if (job.until().isAfter(now) || !isOpen(job.lane())) {
            waits(job.lane());
          } else {
            again(job);
          }
        }
      }
    }

    private void again(Job job) throws MigrationException {
      Optional<Mailbox> mailbox =
          stores.mailboxes().find(job.mailbox()).filter(InspectionAdmission::stays);
      if (mailbox.isEmpty()) {
        desk.books().drop(job);
      } else {
        admit(mailbox.get(), job);
      }
    }

    private void waits(Lane lane) {
      waiting.merge(lane, 1, Integer::sum);
    }

    private boolean isOpen(Lane lane) {
      return open.contains(lane.endpoint(batch).key());
    }

    private boolean hasRoom(Lane lane) {
      return isOpen(lane) && waiting.getOrDefault(lane, 0) < MOST_WAITING;
    }

    /** Each lane as far as its server has room. */
    void walk() throws MigrationException {
      List<Lane> lanes = Lane.all(batch);
      Walk reached = run.walk();
      for (Lane lane : lanes) {
        reached = reached.to(lane, walk(lane, reached.in(lane)));
      }
      Walk walked = reached.over(lanes);
      if (!walked.equals(run.walk())) {
        // Lost to another, the rows are gone through again: whoever was inspected is passed over.
        run = desk.books().put(run.walkedTo(walked)).orElse(run);
      }
    }

    private Walk.Place walk(Lane lane, Walk.Place from) throws MigrationException {
      Walk.Place place = from;
      while (!place.isEnd() && hasRoom(lane)) {
        MailboxStore.Page page = page(lane, place.after());
        List<Mailbox> rows = page.mailboxes();
        int next = 0;
        while (next < rows.size() && hasRoom(lane)) {
          begin(rows.get(next++));
        }
        place =
            next == rows.size()
                ? new Walk.Place(page.next().or(place::after), page.next().isEmpty())
                : new Walk.Place(Optional.of(end(rows.get(next - 1))), false);
      }
      return place;
    }

    /** No more rows than may get a connection, and one that finds none. */
    private MailboxStore.Page page(Lane lane, Optional<String> after) throws MigrationException {
      int limit = Math.min(PAGE, lane.endpoint(batch).maxConcurrentIncrementalSyncs() + 1);
      return batch.rowEndpoints().isEmpty()
          ? stores.mailboxes().page(batch.id(), Set.of(), after, limit)
          : stores.mailboxes().pageOf(batch.id(), lane.name(), Set.of(), after, limit);
    }

    private String end(Mailbox row) {
      return stores.mailboxes().endAt(row.key());
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
        waits(job.lane());
        return;
      }
      switch (slots.take(endpoint, mailbox)) {
        case TAKEN -> send(job);
        case ENDPOINT_FULL -> {
          open.remove(endpoint.key());
          waits(job.lane());
        }
        case USER_FULL -> {
          fullUsers.add(user);
          waits(job.lane());
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
