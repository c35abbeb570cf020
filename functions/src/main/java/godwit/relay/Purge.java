package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.cutover.Sightings;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Removes a batch: every row and secret of it; mail stays where it is. Waits until no worker holds
 * a baton of it. Idempotent: what is cut off is done again, and the batch's own row goes last.
 */
public final class Purge {
  private static final int PAGE = 200;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final Stores stores;
  private final Sightings sightings;
  private final Duration budget;
  private final Clock clock;

  public Purge(Stores stores, Sightings sightings, Duration budget, Clock clock) {
    this.stores = stores;
    this.sightings = sightings;
    this.budget = budget;
    this.clock = clock;
  }

  /** Removes a batch that is being removed; any other is left alone. */
  public void purge(BatchId id, EventLog log) throws MigrationException {
    Optional<Batch> batch =
        stores
            .batches()
            .find(id.name())
            .filter(b -> b.id().equals(id) && b.status() == BatchStatus.REMOVING);
    if (batch.isEmpty()) {
      return;
    }
    Instant deadline = clock.instant().plus(budget);
    int removed = 0;
    var inspections = new InspectionUpkeep(stores, clock);
    boolean held = inspections.isAtWork(id);
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = stores.mailboxes().page(id, Set.of(), after, PAGE);
      for (Mailbox mailbox : page.mailboxes()) {
        if (clock.instant().isAfter(deadline)) {
          stores.queue().send(new WorkItem.PurgeBatch(id), Duration.ZERO);
          return;
        }
        boolean gone = purge(batch.get(), mailbox);
        removed += gone ? 1 : 0;
        held |= !gone;
      }
      after = page.next();
    } while (after.isPresent());
    if (held) {
      stores.queue().send(new WorkItem.PurgeBatch(id), LOOK_AGAIN);
      return;
    }
    inspections.purge(batch.get());
    sightings.purge(id);
    stores.batches().remove(id);
    log.write(Event.info("batch.removed").with("batch", id).with("mailboxes", removed));
  }

  private boolean purge(Batch batch, Mailbox mailbox) throws MigrationException {
    if (mailbox.baton().isHeld(clock.instant())) {
      if (!mailbox.stopRequested()) {
        // Lost to the worker's own write it is asked again at the next look.
        stores.mailboxes().update(mailbox.edit().stopRequested(true).at(clock.instant()));
      }
      return false;
    }
    if (!marked(mailbox)) {
      return false;
    }
    for (FolderPlan folder : stores.plans().all(mailbox.key())) {
      stores.ledger().purge(folder.key());
    }
    stores.plans().purge(mailbox.key());
    stores.traces().purge(mailbox.key());
    stores.slots().release(batch.endpoint().key(), Admission.holder(mailbox.key()));
    stores.mailboxes().remove(mailbox.key());
    return true;
  }

  /** From now on no worker can begin, one whose lease ran out learns that it lost the mailbox. */
  private boolean marked(Mailbox mailbox) throws MigrationException {
    Instant now = clock.instant();
    return mailbox.status() == MailboxStatus.REMOVING
        || stores
            .mailboxes()
            .update(mailbox.edit().status(MailboxStatus.REMOVING).passed(now).at(now))
            .isPresent();
  }
}
