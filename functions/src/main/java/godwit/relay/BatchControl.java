package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Carries out what a person asks of a whole batch. Each command is idempotent; one that was broken
 * off is asked again, and finds the rest. A stop is carried to its end by the pulse as well.
 */
public final class BatchControl implements BatchCommands {
  private static final Set<MailboxStatus> ACTIVE =
      EnumSet.of(
          MailboxStatus.VALIDATING, MailboxStatus.SYNCING, MailboxStatus.INCREMENTAL_SYNCING);
  private static final Set<MailboxStatus> STOPPED = EnumSet.of(MailboxStatus.STOPPED);
  private static final Set<MailboxStatus> STOPPABLE =
      EnumSet.complementOf(EnumSet.of(MailboxStatus.STOPPED, MailboxStatus.REMOVING));
  private static final Set<MailboxStatus> BLOCKED =
      EnumSet.of(MailboxStatus.FAILED, MailboxStatus.INCREMENTAL_FAILED);

  /** A batch of these statuses works as it is; its mailboxes tell which one follows. */
  private static final Set<BatchStatus> OPEN =
      EnumSet.of(
          BatchStatus.STARTING,
          BatchStatus.SYNCING,
          BatchStatus.INCREMENTAL_SYNCING,
          BatchStatus.SYNCED,
          BatchStatus.SYNCED_WITH_ERRORS);

  private final Stores stores;
  private final Clock clock;

  public BatchControl(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public int stop(Batch batch) throws MigrationException {
    move(batch, BatchStatus.STOPPING);
    // Those at work first: in a large batch the others take their time.
    return sweep(batch, ACTIVE, this::stopped) + goOnStopping(batch);
  }

  /**
   * Asks those mailboxes of a batch that is being stopped to stop that were not asked yet; gives
   * how many.
   */
  int goOnStopping(Batch batch) throws MigrationException {
    // Also those at work: one that waited may just have been let in.
    return sweep(batch, STOPPABLE, this::stopped);
  }

  private Optional<MailboxEdit> stopped(Mailbox mailbox) {
    return STOPPABLE.contains(mailbox.status())
        ? Moves.stopped(mailbox, clock.instant())
        : Optional.empty();
  }

  @Override
  public int start(Batch batch) throws MigrationException {
    if (!OPEN.contains(batch.status())) {
      move(batch, BatchStatus.STARTING);
    }
    return resume(batch) + retry(batch);
  }

  @Override
  public int resume(Batch batch) throws MigrationException {
    return sweep(
        batch, STOPPED, mailbox -> only(STOPPED, mailbox).map(stopped -> Moves.resumed(stopped)));
  }

  @Override
  public int retry(Batch batch) throws MigrationException {
    Instant now = clock.instant();
    int retried =
        sweep(
            batch,
            BLOCKED,
            mailbox -> only(BLOCKED, mailbox).map(m -> FailedMessages.goesOn(m, now)));
    retried += sweep(batch, FailedMessages.RESTING, mailbox -> FailedMessages.again(mailbox, now));
    stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
    return retried;
  }

  @Override
  public int goOn(Batch batch, Predicate<SourceEndpoint> server) throws MigrationException {
    int queued =
        sweep(
            batch,
            BLOCKED,
            mailbox ->
                only(BLOCKED, mailbox)
                    .filter(m -> isEnteredBySecret(batch.endpointOf(m), server))
                    .map(m -> m.edit().queuedAgain()));
    stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
    return queued;
  }

  private static boolean isEnteredBySecret(
      SourceEndpoint endpoint, Predicate<SourceEndpoint> server) {
    return endpoint.access().secret().isPresent() && server.test(endpoint);
  }

  private void move(Batch batch, BatchStatus status) throws MigrationException {
    if (stores.batches().update(batch.withStatus(status)).isEmpty()) {
      throw new TransientException(
          "BatchBusy", "somebody else changed the batch at the same time; ask again");
    }
  }

  private int sweep(Batch batch, Set<MailboxStatus> statuses, Sweep.Change change)
      throws MigrationException {
    return new Sweep(stores.mailboxes(), clock, change).over(batch.id(), statuses);
  }

  private static Optional<Mailbox> only(Set<MailboxStatus> statuses, Mailbox mailbox) {
    return Optional.of(mailbox).filter(m -> statuses.contains(m.status()));
  }
}
