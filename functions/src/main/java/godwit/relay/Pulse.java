package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Each;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.notify.Lookout;
import godwit.notify.Sight;
import godwit.report.BatchSummary;
import godwit.report.KeptSums;
import godwit.report.Summaries;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Picks up what fell, every minute: batons of workers that died, messages that were lost, slots
 * that nobody uses, batches whose time has come, removals that were cut off; notes what is to be
 * told. Idempotent; sending a message once more is harmless.
 *
 * <p>The rows of a large batch are read only when somebody wrote to one or something is due, and
 * what they add up to is kept for those who want a glance.
 */
public final class Pulse {
  private static final int PAGE = 1_000;
  private static final Duration DAY = Duration.ofDays(1);

  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  private final Stores stores;
  private final Rounds rounds;
  private final Watch watch;
  private final Lookout lookout;
  private final Duration grace;
  private final Clock clock;

  public Pulse(Stores stores, Rounds rounds, Lookout lookout, Duration grace, Clock clock) {
    this.stores = stores;
    this.rounds = rounds;
    this.watch = new Watch(stores.summaries(), stores.mailboxes(), clock);
    this.lookout = lookout;
    this.grace = grace;
    this.clock = clock;
  }

  /**
   * Looks after every batch. What is wrong with one keeps nobody from the others; the first such
   * failure is thrown at the end.
   */
  public void beat(EventLog log) throws MigrationException {
    Map<BatchId, KeptSums> kept = watch.kept();
    List<Batch> batches = stores.batches().all();
    watch.forget(kept.keySet(), batches);
    Each.of(batches, batch -> beat(batch, Optional.ofNullable(kept.get(batch.id())), log));
    // Whoever ends a look lets the next one in: this is for those that fell, and is not urgent.
    if (clock.instant().getEpochSecond() / 60 % 3 == 0) {
      new InspectionUpkeep(stores, clock).beat();
    }
  }

  private void beat(Batch batch, Optional<KeptSums> kept, EventLog log) throws MigrationException {
    switch (batch.status()) {
      case CREATED, REMOVING -> {}
      case WAITING, STOPPED -> count(batch, kept);
      case STOPPING -> {
        // Whoever stopped it may have fallen before every mailbox was asked.
        int unused = new BatchControl(stores, clock).goOnStopping(batch);
        lookAfter(batch, kept, log);
      }
      case STARTING, SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, FAILED ->
          lookAfter(batch, kept, log);
    }
  }

  private void lookAfter(Batch batch, Optional<KeptSums> kept, EventLog log)
      throws MigrationException {
    Set<HeldSlot> holders = HeldSlot.of(batch, stores.slots());
    if (kept.isPresent() && isQuiet(batch, kept.get(), holders.size())) {
      letIn(batch, kept.get().rows().count(MailboxStatus.QUEUED));
    } else {
      tend(batch, kept, holders, log);
    }
  }

  /** Nobody works on it: its rows are counted and left alone. */
  private void count(Batch batch, Optional<KeptSums> kept) throws MigrationException {
    if (kept.isPresent() && watch.confirms(batch, kept.get())) {
      return;
    }
    var look = new Look(batch, clock.instant(), grace);
    stores.mailboxes().forEach(batch.id(), Set.of(), PAGE, look::add);
    watch.keep(look.kept(batch));
  }

  private boolean isQuiet(Batch batch, KeptSums kept, int holders) throws MigrationException {
    return batch.mailboxes() > Summaries.READ_AT_ONCE
        && kept.rows().active() == holders
        && !rounds.isDueSince(batch, kept.rows().asOf())
        && watch.confirms(batch, kept);
  }

  private void tend(Batch batch, Optional<KeptSums> before, Set<HeldSlot> resting, EventLog log)
      throws MigrationException {
    if (batch.options().schedule().syncInterval().compareTo(DAY) < 0) {
      rounds.startDue(batch);
    }
    var look = new Look(batch, clock.instant(), grace);
    var sight = new Sight.Gathered();
    stores
        .mailboxes()
        .forEach(
            batch.id(),
            Set.of(),
            PAGE,
            mailbox -> {
              look.add(mailbox);
              sight.add(mailbox);
              if (mailbox.status().isActive()) {
                resting.remove(slot(batch, mailbox));
                pickUp(mailbox, log);
              }
            });
    for (HeldSlot slot : resting) {
      release(batch, slot);
    }
    Batch settled = settle(batch, look.standing());
    KeptSums kept = look.kept(settled);
    boolean turned = settled.status() != batch.status();
    if (batch.mailboxes() > Summaries.READ_AT_ONCE || turned || isOld(before)) {
      watch.keep(kept);
    }
    lookout.note(sight.of(new BatchSummary(settled, kept.rows())));
  }

  /** Small batches are read when they are asked for: their sums are for lists of batches only. */
  private boolean isOld(Optional<KeptSums> sums) {
    Instant fresh = clock.instant().minus(KEPT_FOR);
    return sums.filter(kept -> kept.rows().asOf().isAfter(fresh)).isEmpty();
  }

  /** Unless the mailbox was let in since its page was read. */
  private void release(Batch batch, HeldSlot slot) throws MigrationException {
    if (stores
        .mailboxes()
        .find(slot.mailbox(batch))
        .filter(m -> m.status().isActive() && slot.equals(slot(batch, m)))
        .isEmpty()) {
      stores.slots().release(slot.endpoint(), slot.holder());
    }
  }

  private static HeldSlot slot(Batch batch, Mailbox mailbox) {
    return new HeldSlot(batch.endpointOf(mailbox).key(), Admission.holder(mailbox.key()));
  }

  private void pickUp(Mailbox mailbox, EventLog log) throws MigrationException {
    Instant now = clock.instant();
    boolean waits = mailbox.baton().owner().isEmpty();
    boolean dropped = !waits && !mailbox.baton().isHeld(now);
    boolean late = waits && mailbox.baton().until().plus(grace).isBefore(now);
    if (waits && !late && mailbox.stopRequested()) {
      // It would obey only when its wait is over, which may be hours.
      send(Admission.nextWork(mailbox));
    }
    if (dropped || late) {
      log.write(
          Event.warn("baton.pickedup")
              .with("batch", mailbox.key().batch())
              .with("leg", mailbox.baton().leg())
              .with("why", dropped ? "its worker is gone" : "its message is late"));
      send(Admission.nextWork(mailbox));
    }
  }

  private Batch settle(Batch batch, Standing standing) throws MigrationException {
    BatchStatus status = standing.status(batch);
    Batch settled = batch;
    if (status != batch.status() || standing.total() != batch.mailboxes()) {
      // Somebody faster is right: the next beat looks again.
      var next = batch.withStatus(status).withMailboxes(standing.total());
      settled = stores.batches().update(next).orElse(batch);
    }
    letIn(batch, standing.count(MailboxStatus.QUEUED));
    return settled;
  }

  private void letIn(Batch batch, int waiting) throws MigrationException {
    if (waiting > 0) {
      send(new WorkItem.AdmitBatch(batch.id()));
    }
  }

  private void send(WorkItem item) throws MigrationException {
    stores.queue().send(item, Duration.ZERO);
  }
}
