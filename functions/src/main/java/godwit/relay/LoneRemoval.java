package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommands.Removal;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.log.Event;
import godwit.log.EventLog;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes one mailbox out of a batch that lives on. What cannot end at once is ended by a message,
 * which is sent before anything is marked: a crash in between leaves nothing half removed.
 */
final class LoneRemoval {
  private static final int TRIES = 20;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** By then the mailbox is marked, or nobody removes it. */
  private static final Duration SURELY_MARKED = Duration.ofMinutes(1);

  /** The longest that a person waits for an answer. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private final Stores stores;
  private final MailboxRemoval removal;
  private final Admission admission;
  private final Duration budget;
  private final Clock clock;

  /**
   * @param budget how long a message works before another goes on
   */
  LoneRemoval(Stores stores, Admission admission, Duration budget, Clock clock) {
    this.stores = stores;
    this.removal = new MailboxRemoval(stores, clock);
    this.admission = admission;
    this.budget = budget;
    this.clock = clock;
  }

  /** For whoever answers a person, and works no longer than a minute. */
  LoneRemoval(Stores stores, Clock clock) {
    this(stores, new Admission(stores, clock), AT_ONCE, clock);
  }

  /**
   * Marks the mailbox and removes it, at once if no worker is at it.
   *
   * @return what is removed; empty if there is no such mailbox
   */
  Optional<Removal> begin(Batch batch, MailboxKey key) throws MigrationException {
    Optional<Mailbox> found = stores.mailboxes().find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int folders = stores.plans().all(key).size();
    Tally accounted = found.get().progress().tally();
    stores.queue().send(new WorkItem.PurgeMailbox(key), SURELY_MARKED);
    for (int i = 0; i < TRIES && found.isPresent(); i++) {
      if (tried(batch, found.get())) {
        return Optional.of(new Removal(true, folders, accounted));
      }
      found = stores.mailboxes().find(key);
      if (found.filter(m -> m.status() == MailboxStatus.REMOVING).isPresent()) {
        stores.queue().send(new WorkItem.PurgeMailbox(key), LOOK_AGAIN);
        return Optional.of(new Removal(false, folders, accounted));
      }
    }
    if (found.isPresent()) {
      throw new TransientException("MailboxBusy", "the mailbox changes too often; ask again");
    }
    return Optional.of(new Removal(true, folders, accounted));
  }

  /** Goes on removing a mailbox that is marked; any other is left alone, also a later namesake. */
  void goOn(MailboxKey key, EventLog log) throws MigrationException {
    Optional<Batch> batch =
        stores
            .batches()
            .find(key.batch().name())
            .filter(b -> b.id().equals(key.batch()) && b.status() != BatchStatus.REMOVING);
    Optional<Mailbox> marked =
        stores.mailboxes().find(key).filter(m -> m.status() == MailboxStatus.REMOVING);
    if (batch.isEmpty() || marked.isEmpty()) {
      return;
    }
    if (tried(batch.get(), marked.get())) {
      log.write(Event.info("mailbox.removed").with("batch", key.batch()));
    } else {
      stores.queue().send(new WorkItem.PurgeMailbox(key), LOOK_AGAIN);
    }
  }

  private boolean tried(Batch batch, Mailbox mailbox) throws MigrationException {
    Instant deadline = clock.instant().plus(budget);
    if (!removal.remove(batch, mailbox, deadline)) {
      return false;
    }
    admission.leave(batch.endpointOf(mailbox).key(), mailbox.key());
    uncount(batch);
    return true;
  }

  /** The pulse counts anew where this is cut off. */
  private void uncount(Batch batch) throws MigrationException {
    Optional<Batch> row = Optional.of(batch);
    for (int i = 0; i < TRIES && row.isPresent(); i++) {
      Batch fewer = row.get().withMailboxes(Math.max(0, row.get().mailboxes() - 1));
      if (stores.batches().update(fewer).isPresent()) {
        return;
      }
      row = stores.batches().find(batch.id().name()).filter(b -> b.id().equals(batch.id()));
    }
  }
}
