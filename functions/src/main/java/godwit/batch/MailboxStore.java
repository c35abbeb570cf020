package godwit.batch;

import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the mailboxes of batches are kept. A port; safe for use by many threads and instances. */
public interface MailboxStore {
  /**
   * Adds mailboxes of one batch; any number. After a failure some may be there: adding the same
   * ones again replaces those. Must not be used for mailboxes that were ever in work.
   */
  void insertAll(BatchId batch, List<Mailbox> mailboxes) throws MigrationException;

  /**
   * Adds those mailboxes of one batch whose addresses are not there; any number. Leaves others as
   * they are. After a failure some may be there.
   */
  default void insertMissing(BatchId batch, List<Mailbox> mailboxes) throws MigrationException {
    for (Mailbox mailbox : mailboxes) {
      if (find(mailbox.key()).isEmpty()) {
        insertAll(batch, List.of(mailbox));
      }
    }
  }

  /**
   * Removes every mailbox row of a batch, in work or not. Idempotent. For rows that no work ever
   * saw; of others something would be left behind.
   */
  default void purge(BatchId batch) throws MigrationException {
    forEach(batch, Set.of(), 1_000, this::remove);
  }

  Optional<Mailbox> find(MailboxKey key) throws MigrationException;

  /**
   * Replaces a mailbox on condition that nobody changed it since it was read.
   *
   * @return the mailbox with its new version; empty if somebody was faster or it is gone
   */
  Optional<Mailbox> update(Mailbox mailbox) throws MigrationException;

  /**
   * Replaces mailboxes of one batch, each on condition that nobody changed it since it was read;
   * any number, no two with the same address, far faster than one by one. After a failure some may
   * be replaced.
   *
   * @return those of which somebody was faster, or that are gone
   */
  default List<Mailbox> updateAll(List<Mailbox> mailboxes) throws MigrationException {
    var left = new ArrayList<Mailbox>();
    for (Mailbox mailbox : mailboxes) {
      if (update(mailbox).isEmpty()) {
        left.add(mailbox);
      }
    }
    return left;
  }

  /**
   * A page of mailboxes of a batch, by address.
   *
   * @param statuses only these; all if empty
   * @param after where the last page ended; empty for the first
   * @param limit at most so many, 1 to 1,000
   */
  Page page(BatchId batch, Set<MailboxStatus> statuses, Optional<String> after, int limit)
      throws MigrationException;

  /**
   * A page of those mailboxes of a batch that are of one of its source servers.
   *
   * @param endpoint as their rows name it; empty for those whose rows name none
   * @return may be empty though others follow
   */
  default Page pageOf(
      BatchId batch,
      Optional<EndpointName> endpoint,
      Set<MailboxStatus> statuses,
      Optional<String> after,
      int limit)
      throws MigrationException {
    Page all = page(batch, statuses, after, limit);
    var wanted = endpoint.map(EndpointName::key);
    return new Page(
        all.mailboxes().stream()
            .filter(m -> m.options().endpoint().map(EndpointName::key).equals(wanted))
            .toList(),
        all.next());
  }

  /** Where a page ends whose last mailbox is this one, there or not. */
  default String endAt(MailboxKey mailbox) {
    return mailbox.address();
  }

  /**
   * Shows mailboxes of a batch one after the other, by address. A row may have changed since its
   * page was read.
   *
   * @param statuses only these; all if empty
   * @param pageSize rows with each storage request, 1 to 1,000
   */
  default void forEach(BatchId batch, Set<MailboxStatus> statuses, int pageSize, Visitor visitor)
      throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      Page page = page(batch, statuses, after, pageSize);
      for (Mailbox mailbox : page.mailboxes()) {
        visitor.visit(mailbox);
      }
      after = page.next();
    } while (after.isPresent());
  }

  /**
   * Whether a mailbox of the batch was added or changed after a time, by the store's own clock.
   * Removed ones do not show, but that they are being removed does. A store that cannot tell says
   * yes.
   */
  default boolean changedSince(BatchId batch, Instant time) throws MigrationException {
    return true;
  }

  /** Takes one mailbox after the other. */
  @FunctionalInterface
  interface Visitor {
    void visit(Mailbox mailbox) throws MigrationException;
  }

  /**
   * Removes one mailbox row on condition that nobody changed it since it was read.
   *
   * @return whether it is gone
   */
  boolean remove(Mailbox mailbox) throws MigrationException;

  /**
   * Removes mailboxes of one batch, each on condition that nobody changed it since it was read; any
   * number, far faster than one by one.
   *
   * @return those that were left, also some that nobody changed
   */
  default List<Mailbox> removeUnchanged(BatchId batch, List<Mailbox> mailboxes)
      throws MigrationException {
    var left = new ArrayList<Mailbox>();
    for (Mailbox mailbox : mailboxes) {
      if (!remove(mailbox)) {
        left.add(mailbox);
      }
    }
    return left;
  }

  /**
   * Some mailboxes.
   *
   * @param next where to go on; empty at the end
   */
  record Page(List<Mailbox> mailboxes, Optional<String> next) {
    public Page {
      mailboxes = List.copyOf(mailboxes);
    }
  }
}
