package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Each;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Picks up what fell, every minute: batons of workers that died, messages that were lost, slots
 * that nobody uses, batches whose time has come, removals that were cut off. Idempotent; sending a
 * message once more is harmless.
 */
public final class Pulse {
  private static final int PAGE = 500;
  private static final Duration DAY = Duration.ofDays(1);

  private final Stores stores;
  private final Rounds rounds;
  private final Duration grace;
  private final Clock clock;

  public Pulse(Stores stores, Rounds rounds, Duration grace, Clock clock) {
    this.stores = stores;
    this.rounds = rounds;
    this.grace = grace;
    this.clock = clock;
  }

  /**
   * Looks after every batch. What is wrong with one keeps nobody from the others; the first such
   * failure is thrown at the end.
   */
  public void beat(EventLog log) throws MigrationException {
    Each.of(stores.batches().all(), batch -> beat(batch, log));
    new InspectionUpkeep(stores, clock).beat();
  }

  private void beat(Batch batch, EventLog log) throws MigrationException {
    switch (batch.status()) {
      case CREATED, WAITING, STOPPED, REMOVING -> {}
      case STARTING, SYNCING, INCREMENTAL_SYNCING, SYNCED, SYNCED_WITH_ERRORS, FAILED, STOPPING ->
          tend(batch, log);
    }
  }

  private void tend(Batch batch, EventLog log) throws MigrationException {
    if (batch.options().schedule().syncInterval().compareTo(DAY) < 0) {
      rounds.startDue(batch);
    }
    var standing = new Standing();
    var resting = new HashSet<>(stores.slots().holders(batch.endpoint().key()));
    resting.removeIf(h -> !h.startsWith(batch.id() + "|"));
    stores
        .mailboxes()
        .forEach(
            batch.id(),
            Set.of(),
            PAGE,
            mailbox -> {
              standing.add(mailbox);
              if (mailbox.status().isActive()) {
                resting.remove(Admission.holder(mailbox.key()));
                pickUp(mailbox, log);
              }
            });
    for (String holder : resting) {
      release(batch, holder);
    }
    settle(batch, standing);
  }

  /** Unless the mailbox was let in since its page was read. */
  private void release(Batch batch, String holder) throws MigrationException {
    var mailbox = new MailboxKey(batch.id(), holder.substring(holder.indexOf('|') + 1));
    if (stores.mailboxes().find(mailbox).filter(m -> m.status().isActive()).isEmpty()) {
      stores.slots().release(batch.endpoint().key(), holder);
    }
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

  private void settle(Batch batch, Standing standing) throws MigrationException {
    BatchStatus status = standing.status(batch);
    if (status != batch.status() || standing.total() != batch.mailboxes()) {
      // Somebody faster is right: the next beat looks again.
      stores.batches().update(batch.withStatus(status).withMailboxes(standing.total()));
    }
    if (standing.count(MailboxStatus.QUEUED) > 0) {
      send(new WorkItem.AdmitBatch(batch.id()));
    }
  }

  private void send(WorkItem item) throws MigrationException {
    stores.queue().send(item, Duration.ZERO);
  }
}
