package godwit.relay;

import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.copy.BatonLostException;
import godwit.failure.MigrationException;
import godwit.pace.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A mailbox whose baton this worker holds. Every change renews the baton; a change by somebody else
 * (a person asking to stop) is read and kept. Safe for use by the worker and its heartbeat.
 */
final class HeldMailbox {
  private static final int TRIES = 20;

  /** How long the row counts as known: so long may a wish to stop go unseen, and a beat more. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

  private final MailboxStore store;
  private final Clock clock;
  private final Duration lease;
  private final String owner;
  private volatile Mailbox row;
  private volatile Supplier<Pace> pace;
  private volatile boolean lost;
  private volatile Instant known;

  private HeldMailbox(MailboxStore store, Clock clock, Duration lease, String owner, Mailbox row) {
    this.store = store;
    this.clock = clock;
    this.lease = lease;
    this.owner = owner;
    this.row = row;
    this.pace = row::pace;
    this.known = row.updated();
  }

  /**
   * Takes the baton for one leg.
   *
   * @return empty if the leg is over, another worker holds the baton, or the mailbox is not at
   *     work; then there is nothing to do
   */
  static Optional<HeldMailbox> take(
      MailboxStore store, Clock clock, Duration lease, MailboxKey key, long leg, String owner)
      throws MigrationException {
    Instant now = clock.instant();
    Optional<Mailbox> found = store.find(key);
    if (found.isEmpty()
        || found.get().baton().leg() != leg
        || found.get().baton().isHeld(now)
        || !found.get().status().isActive()) {
      return Optional.empty();
    }
    Mailbox wanted = found.get().edit().taken(owner, now.plus(lease)).at(now);
    return store.update(wanted).map(r -> new HeldMailbox(store, clock, lease, owner, r));
  }

  /** Whether the baton is held at this time for certain, with time left to finish a request. */
  boolean holdsAt(Instant now) {
    return !lost && now.isBefore(row().baton().until().minus(lease.dividedBy(4)));
  }

  String owner() {
    return owner;
  }

  Mailbox row() {
    return row;
  }

  /** From now on every change carries the pace of this time. */
  void carry(Supplier<Pace> current) {
    pace = current;
  }

  /**
   * Reads what others wrote, such as a wish to stop, and renews the baton when it is due. Reads
   * nothing where the row was read or written a moment ago: a write goes through only if nobody
   * else has written since.
   */
  void beat() throws BatonLostException, MigrationException {
    if (!clock.instant().isBefore(known.plus(min(KNOWN_FOR, lease.dividedBy(8))))) {
      reread();
    }
    Instant due = row().baton().until().minus(lease.multipliedBy(2).dividedBy(3));
    if (!clock.instant().isBefore(due)) {
      change(UnaryOperator.identity());
    }
  }

  /** Changes the row and renews the baton. */
  void change(UnaryOperator<MailboxEdit> edit) throws BatonLostException, MigrationException {
    write(e -> edit.apply(e).taken(owner, clock.instant().plus(lease)));
  }

  /** Changes the row and lets the baton go: this worker is done. */
  void release(Instant visible, UnaryOperator<MailboxEdit> edit)
      throws BatonLostException, MigrationException {
    write(e -> edit.apply(e).passed(visible));
  }

  /** Lets the baton lie for whoever the same message reaches next. */
  void drop() throws BatonLostException, MigrationException {
    write(e -> e.dropped(clock.instant().plus(lease)));
  }

  private synchronized void write(UnaryOperator<MailboxEdit> edit)
      throws BatonLostException, MigrationException {
    if (!row.baton().owner().equals(owner)) {
      // A beat that comes after the end must not take back what was let go.
      throw new BatonLostException();
    }
    for (int i = 0; i < TRIES; i++) {
      Instant now = clock.instant();
      Optional<Mailbox> written = store.update(edit.apply(row.edit().pace(pace.get())).at(now));
      if (written.isPresent()) {
        row = written.get();
        known = now;
        return;
      }
      reread();
    }
    throw new BatonLostException();
  }

  private synchronized void reread() throws BatonLostException, MigrationException {
    Instant now = clock.instant();
    Optional<Mailbox> found = store.find(row.key()).filter(r -> r.baton().owner().equals(owner));
    lost = found.isEmpty();
    row = found.orElseThrow(BatonLostException::new);
    known = now;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
