package godwit.batch;

import godwit.endpoint.EndpointName;
import godwit.failure.MigrationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands everything on to another store. A test overrides what is to happen otherwise. */
public interface ForwardingMailboxStore extends MailboxStore {
  MailboxStore store();

  @Override
  default void insertAll(BatchId batch, List<Mailbox> mailboxes) throws MigrationException {
    store().insertAll(batch, mailboxes);
  }

  @Override
  default Optional<Mailbox> find(MailboxKey key) throws MigrationException {
    return store().find(key);
  }

  @Override
  default Optional<Mailbox> update(Mailbox mailbox) throws MigrationException {
    return store().update(mailbox);
  }

  @Override
  default Page page(BatchId batch, Set<MailboxStatus> statuses, Optional<String> after, int limit)
      throws MigrationException {
    return store().page(batch, statuses, after, limit);
  }

  @Override
  default Page pageOf(
      BatchId batch,
      Optional<EndpointName> endpoint,
      Set<MailboxStatus> statuses,
      Optional<String> after,
      int limit)
      throws MigrationException {
    return store().pageOf(batch, endpoint, statuses, after, limit);
  }

  @Override
  default String endAt(MailboxKey mailbox) {
    return store().endAt(mailbox);
  }

  @Override
  default boolean changedSince(BatchId batch, Instant time) throws MigrationException {
    return store().changedSince(batch, time);
  }

  @Override
  default boolean remove(Mailbox mailbox) throws MigrationException {
    return store().remove(mailbox);
  }

  @Override
  default List<Mailbox> removeUnchanged(BatchId batch, List<Mailbox> mailboxes)
      throws MigrationException {
    return store().removeUnchanged(batch, mailboxes);
  }
}
