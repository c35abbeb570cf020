package godwit.relay;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.batch.Relay;
import godwit.cutover.Sightings;
import godwit.failure.MigrationException;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.notify.Farewell;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes a batch: every row and secret of it; mail stays where it is. Waits until no worker holds
 * a baton of it. Idempotent: what is cut off is done again, and the batch's own row goes last.
 */
public final class Purge {
  private static final int PAGE = 1_000;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** Whoever adds rows gives up long before. */
  private static final Duration WRITERS_LIFE = Duration.ofMinutes(10);

  private final Stores stores;
  private final MailboxRemoval mailboxes;
  private final LoneRemoval lone;
  private final Sightings sightings;
  private final AdditionStore additions;
  private final Farewell farewell;
  private final Duration budget;
  private final Clock clock;

  public Purge(
      Stores stores,
      Sightings sightings,
      AdditionStore additions,
      Farewell farewell,
      Duration budget,
      Clock clock) {
    this.stores = stores;
    this.mailboxes = new MailboxRemoval(stores, clock);
    this.lone = new LoneRemoval(stores, new Admission(stores, clock), budget, clock);
    this.sightings = sightings;
    this.additions = additions;
    this.farewell = farewell;
    this.budget = budget;
    this.clock = clock;
  }

  /** Goes on removing one mailbox that is being removed; any other is left alone. */
  void purge(MailboxKey mailbox, EventLog log) throws MigrationException {
    lone.goOn(mailbox, log);
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
    Optional<Addition> addition = additions.find(id);
    if (addition.isPresent()
        && clock.instant().isBefore(addition.get().begun().plus(WRITERS_LIFE))) {
      // Its rows would appear behind the purge.
      stores.queue().send(new WorkItem.PurgeBatch(id), LOOK_AGAIN);
      return;
    }
    var inspections = new InspectionUpkeep(stores, clock);
    var pass = new Pass(batch.get(), clock.instant().plus(budget));
    pass.held = inspections.isAtWork(id);
    if (!pass.isThrough()) {
      stores.queue().send(new WorkItem.PurgeBatch(id), Duration.ZERO);
    } else if (pass.held) {
      stores.queue().send(new WorkItem.PurgeBatch(id), LOOK_AGAIN);
    } else {
      inspections.purge(batch.get());
      end(batch.get(), addition);
      log.write(Event.info("batch.removed").with("batch", id).with("mailboxes", pass.removed));
    }
  }

  private void end(Batch batch, Optional<Addition> addition) throws MigrationException {
    if (addition.isPresent()) {
      stores.mailboxes().purge(addition.get().apart());
    }
    additions.purge(batch.id());
    releaseSlots(batch);
    sightings.purge(batch.id());
    farewell.of(batch, stores.summaries().find(batch.id()));
    stores.summaries().remove(batch.id());
    stores.batches().remove(batch.id());
  }

  /** Of mailboxes that were being let in at the moment when the batch was removed. */
  private void releaseSlots(Batch batch) throws MigrationException {
    for (HeldSlot slot : HeldSlot.of(batch, stores.slots())) {
      stores.slots().release(slot.endpoint(), slot.holder());
    }
  }

  /** Never let in: it has a row of its own, and nothing else anywhere. */
  private static boolean isUntouched(Mailbox mailbox) {
    return mailbox.relay().equals(Relay.START)
        && mailbox.baton().leg() == 1
        && mailbox.baton().owner().isEmpty()
        && !mailbox.status().isActive();
  }

  /** One way through the rows of a batch. For one thread. */
  private final class Pass {
    private final Batch batch;
    private final Instant deadline;
    private int removed;
    private boolean held;

    private Pass(Batch batch, Instant deadline) {
      this.batch = batch;
      this.deadline = deadline;
    }

    /** Removes what can be removed; false when the time is over. */
    private boolean isThrough() throws MigrationException {
      Optional<String> after = Optional.empty();
      do {
        MailboxStore.Page page = stores.mailboxes().page(batch.id(), Set.of(), after, PAGE);
        if (!takes(page.mailboxes())) {
          return false;
        }
        after = page.next();
      } while (after.isPresent());
      return true;
    }

    private boolean takes(List<Mailbox> page) throws MigrationException {
      var parts = page.stream().collect(Collectors.partitioningBy(Purge::isUntouched));
      List<Mailbox> untouched = parts.getOrDefault(true, List.of());
      var left = new ArrayList<>(stores.mailboxes().removeUnchanged(batch.id(), untouched));
      left.addAll(parts.getOrDefault(false, List.of()));
      removed += page.size() - left.size();
      for (Mailbox mailbox : left) {
        if (clock.instant().isAfter(deadline)) {
          return false;
        }
        boolean gone = mailboxes.remove(batch, mailbox, deadline);
        removed += gone ? 1 : 0;
        held |= !gone;
      }
      return !clock.instant().isAfter(deadline);
    }
  }
}
