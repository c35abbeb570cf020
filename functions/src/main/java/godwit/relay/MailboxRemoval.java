package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes everything of one mailbox; mail stays where it is. A worker that holds its baton is asked
 * to stop and waited for. Whoever removes holds the baton himself, so that nobody else removes the
 * same rows while somebody adds the address anew. Idempotent: what is cut off is done again, and
 * the mailbox's own row goes last.
 */
final class MailboxRemoval {
  /** Renewed when half of it is over; longer than it takes to remove one folder's account. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Stores stores;
  private final InspectionUpkeep inspections;
  private final Clock clock;

  MailboxRemoval(Stores stores, Clock clock) {
    this.stores = stores;
    this.inspections = new InspectionUpkeep(stores, clock);
    this.clock = clock;
  }

  /**
   * Removes a mailbox as it was just read, as far as that is possible until {@code deadline}. From
   * the first call on no worker can begin with it.
   *
   * @return whether it is gone; if not, it is to be tried again on the row as it is then
   */
  boolean remove(Batch batch, Mailbox mailbox, Instant deadline) throws MigrationException {
    Instant now = clock.instant();
    if (mailbox.baton().isHeld(now) || inspections.isAtWork(mailbox.key())) {
      ask(mailbox, now);
      return false;
    }
    String owner = UUID.randomUUID().toString();
    // Marked as fully as ask() marks, which has no reason left to change the row under us.
    var mine = mailbox.edit().status(MailboxStatus.REMOVING).stopRequested(true);
    Optional<Mailbox> held = stores.mailboxes().update(mine.taken(owner, now.plus(LEASE)).at(now));
    if (held.isEmpty()) {
      return false;
    }
    boolean gone = purge(batch, held.get(), deadline);
    if (!gone) {
      letGo(mailbox.key(), owner);
    }
    return gone;
  }

  /** So that the next try need not wait for our lease to end. */
  private void letGo(MailboxKey key, String owner) throws MigrationException {
    Optional<Mailbox> ours =
        stores.mailboxes().find(key).filter(row -> row.baton().owner().equals(owner));
    if (ours.isPresent()) {
      Instant now = clock.instant();
      stores.mailboxes().update(ours.get().edit().passed(now).at(now));
    }
  }

  /** Lost to the worker's own write it is asked again at the next look. */
  private void ask(Mailbox mailbox, Instant now) throws MigrationException {
    if (mailbox.status() != MailboxStatus.REMOVING || !mailbox.stopRequested()) {
      var wish = mailbox.edit().status(MailboxStatus.REMOVING).stopRequested(true);
      stores.mailboxes().update(wish.at(now));
    }
  }

  private boolean purge(Batch batch, Mailbox held, Instant deadline) throws MigrationException {
    MailboxKey key = held.key();
    Optional<Mailbox> row = Optional.of(held);
    for (FolderPlan folder : stores.plans().all(key)) {
      row = kept(row.get(), deadline);
      if (row.isEmpty()) {
        return false;
      }
      stores.ledger().purge(folder.key());
    }
    stores.plans().purge(key);
    stores.traces().purge(key);
    inspections.forget(batch, key);
    stores.slots().release(batch.endpointOf(held).key(), Admission.holder(key));
    stores.claims().release(key.address(), batch.id());
    return stores.mailboxes().remove(row.get());
  }

  /** The row while its baton is still ours and there is time. */
  private Optional<Mailbox> kept(Mailbox row, Instant deadline) throws MigrationException {
    Instant now = clock.instant();
    if (now.isAfter(deadline)) {
      return Optional.empty();
    }
    boolean fresh = now.isBefore(row.baton().until().minus(LEASE.dividedBy(2)));
    var renewed = row.edit().taken(row.baton().owner(), now.plus(LEASE));
    return fresh ? Optional.of(row) : stores.mailboxes().update(renewed.at(now));
  }
}
