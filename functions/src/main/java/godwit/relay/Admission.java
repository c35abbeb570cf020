package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.EndpointName;
import godwit.endpoint.Slots;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets waiting mailboxes in, as many as their source server's limit allows: a mailbox that holds a
 * slot may connect, no other ever does. Idempotent; may run many times at once.
 */
public final class Admission {
  private static final int PAGE = 100;
  private static final Set<MailboxStatus> WAITING = EnumSet.of(MailboxStatus.QUEUED);
  private static final Set<BatchStatus> CLOSED =
      EnumSet.of(
          BatchStatus.CREATED,
          BatchStatus.WAITING,
          BatchStatus.STOPPING,
          BatchStatus.STOPPED,
          BatchStatus.REMOVING);

  private final Stores stores;
  private final Clock clock;

  public Admission(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** Admits waiting mailboxes of one batch until none waits whose source server is not full. */
  public void admit(BatchId id) throws MigrationException {
    Optional<Batch> batch = stores.batches().find(id.name()).filter(b -> b.id().equals(id));
    if (batch.isEmpty() || CLOSED.contains(batch.get().status())) {
      return;
    }
    List<SourceEndpoint> ofRows = batch.get().rowEndpoints();
    if (ofRows.isEmpty()) {
      admit(batch.get(), after -> stores.mailboxes().page(id, WAITING, after, PAGE));
      return;
    }
    admit(batch.get(), after -> waiting(id, Optional.empty(), after));
    for (SourceEndpoint endpoint : ofRows) {
      admit(batch.get(), after -> waiting(id, endpoint.name(), after));
    }
  }

  /** Each source server has its own: a full one holds up nobody who waits for another. */
  private MailboxStore.Page waiting(
      BatchId id, Optional<EndpointName> endpoint, Optional<String> after)
      throws MigrationException {
    return stores.mailboxes().pageOf(id, endpoint, WAITING, after, PAGE);
  }

  private void admit(Batch batch, Waiting waiting) throws MigrationException {
    Optional<String> after = Optional.empty();
    do {
      MailboxStore.Page page = waiting.page(after);
      for (Mailbox mailbox : page.mailboxes()) {
        if (admit(batch.endpointOf(mailbox), mailbox) == Slots.Grant.ENDPOINT_FULL) {
          return;
        }
      }
      after = page.next();
    } while (after.isPresent());
  }

  /** Mailboxes of one source server that wait, page by page. */
  @FunctionalInterface
  private interface Waiting {
    MailboxStore.Page page(Optional<String> after) throws MigrationException;
  }

  private Slots.Grant admit(SourceEndpoint endpoint, Mailbox mailbox) throws MigrationException {
    Slots.Grant grant = slot(stores.slots(), endpoint, mailbox);
    if (grant != Slots.Grant.TAKEN) {
      return grant;
    }
    Instant now = clock.instant();
    boolean initial = mailbox.relay().round() == 0;
    MailboxStatus next = initial ? MailboxStatus.VALIDATING : MailboxStatus.INCREMENTAL_SYNCING;
    var admitted = stores.mailboxes().update(mailbox.edit().status(next).passed(now).at(now));
    if (admitted.isPresent()) {
      stores.queue().send(nextWork(admitted.get()), Duration.ZERO);
    } else {
      leaveUnlessAtWork(endpoint.key(), mailbox.key());
    }
    return grant;
  }

  /** Takes the mailbox's slot, unless the server or its user has no more. */
  static Slots.Grant slot(Slots slots, SourceEndpoint endpoint, Mailbox mailbox)
      throws MigrationException {
    return slots.acquire(
        endpoint.key(),
        new Slots.Limits(limit(endpoint, mailbox), endpoint.maxConnectionsPerUser()),
        new Slots.Holder(holder(mailbox.key()), mailbox.userName()));
  }

  /** Somebody changed the mailbox meanwhile: admitted it, or stopped or removed it. */
  private void leaveUnlessAtWork(EndpointKey endpoint, MailboxKey mailbox)
      throws MigrationException {
    if (stores.mailboxes().find(mailbox).filter(m -> m.status().isActive()).isEmpty()) {
      stores.slots().release(endpoint, holder(mailbox));
    }
  }

  /** Gives a mailbox's slot back and lets the next one in, of whichever batch uses the endpoint. */
  void leave(EndpointKey endpoint, MailboxKey mailbox) throws MigrationException {
    stores.slots().release(endpoint, holder(mailbox));
    wake(endpoint);
  }

  /** Lets the next one in, of whichever batch uses the endpoint. */
  void wake(EndpointKey endpoint) throws MigrationException {
    for (Batch batch : stores.batches().all()) {
      if (batch.endpointKeys().contains(endpoint) && !CLOSED.contains(batch.status())) {
        stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
      }
    }
  }

  /** How many mailboxes may connect at once in this one's kind of round. */
  static int limit(SourceEndpoint endpoint, Mailbox mailbox) {
    return mailbox.relay().round() == 0
        ? endpoint.maxConcurrentMigrations()
        : endpoint.maxConcurrentIncrementalSyncs();
  }

  /** The name under which a mailbox holds a slot. */
  static String holder(MailboxKey mailbox) {
    return mailbox.batch() + "|" + mailbox.address();
  }

  /** The message that carries a mailbox's relay on from where it stands. */
  static WorkItem nextWork(Mailbox mailbox) {
    long leg = mailbox.baton().leg();
    return switch (mailbox.relay().stage()) {
      case PLAN -> new WorkItem.PrepareMailbox(mailbox.key(), leg);
      case COPY, DONE -> new WorkItem.CopyChunk(mailbox.key(), leg);
    };
  }
}
