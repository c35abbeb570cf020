package godwit.relay;

import godwit.batch.Addition;
import godwit.batch.AdditionStore;
import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.cutover.Sightings;
import godwit.failure.MigrationException;
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

  /** Whoever adds rows gives up long before. */
  private static final Duration WRITERS_LIFE = Duration.ofMinutes(10);

  private final Stores stores;
  private final MailboxRemoval mailboxes;
  private final LoneRemoval lone;
  private final Sightings sightings;
  private final AdditionStore additions;
  private final Duration budget;
  private final Clock clock;

  public Purge(
      Stores stores, Sightings sightings, AdditionStore additions, Duration budget, Clock clock) {
    this.stores = stores;
    this.mailboxes = new MailboxRemoval(stores, clock);
    this.lone = new LoneRemoval(stores, new Admission(stores, clock), budget, clock);
    this.sightings = sightings;
    this.additions = additions;
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
        boolean gone = mailboxes.remove(batch.get(), mailbox, deadline);
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
    if (addition.isPresent()) {
      stores.mailboxes().purge(addition.get().apart());
    }
    additions.purge(id);
    sightings.purge(id);
    stores.batches().remove(id);
    log.write(Event.info("batch.removed").with("batch", id).with("mailboxes", removed));
  }
}
