package godwit.relay;

import godwit.batch.BatchId;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One change of every mailbox of a batch that needs it, of 50,000 as of five. Rows that rest are
 * written 100 at a time. Nobody's write is lost: of a row that a worker or a person changed since
 * it was read, the new state is asked what it needs. Broken off at any point, it is begun anew and
 * finds the rest. For one thread.
 */
final class Sweep {
  private static final int PAGE = 1_000;
  private static final int TRIES = 10;

  private final MailboxStore mailboxes;
  private final Clock clock;
  private final Change change;
  private int changed;
  private int busy;

  Sweep(MailboxStore mailboxes, Clock clock, Change change) {
    this.mailboxes = mailboxes;
    this.clock = clock;
    this.change = change;
  }

  /** What is to become of a mailbox. */
  @FunctionalInterface
  interface Change {
    /** Empty where it stays as it is; asked of any status, as that may just have changed. */
    Optional<MailboxEdit> of(Mailbox mailbox);
  }

  /**
   * Changes the mailboxes of a batch that are in one of these statuses.
   *
   * @return how many were changed
   * @throws TransientException if one was written to so often that it could not be changed; all
   *     others were
   */
  int over(BatchId batch, Set<MailboxStatus> statuses) throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = mailboxes.page(batch, statuses, after, PAGE);
      take(page.mailboxes());
      after = page.next();
    } while (after.isPresent());
    if (busy > 0) {
      throw new TransientException("MailboxBusy", "mailboxes change too often; ask again");
    }
    return changed;
  }

  private void take(List<Mailbox> page) throws MigrationException {
    var resting = new ArrayList<Mailbox>();
    for (Mailbox mailbox : page) {
      Optional<Mailbox> wanted = wanted(mailbox);
      if (wanted.isPresent() && mailbox.status().isActive()) {
        // Its worker writes every few seconds: it must not hold up 99 others.
        count(wanted.get(), mailboxes.update(wanted.get()).isPresent());
      } else {
        wanted.ifPresent(resting::add);
      }
    }
    var left = Set.copyOf(mailboxes.updateAll(resting));
    for (Mailbox wanted : resting) {
      count(wanted, !left.contains(wanted));
    }
  }

  private void count(Mailbox wanted, boolean written) throws MigrationException {
    if (written) {
      changed++;
    } else {
      again(wanted.key());
    }
  }

  private void again(MailboxKey key) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Mailbox> wanted = mailboxes.find(key).flatMap(this::wanted);
      if (wanted.isEmpty()) {
        return;
      }
      if (mailboxes.update(wanted.get()).isPresent()) {
        changed++;
        return;
      }
    }
    busy++;
  }

  private Optional<Mailbox> wanted(Mailbox mailbox) {
    return change.of(mailbox).map(edit -> edit.at(clock.instant()));
  }
}
