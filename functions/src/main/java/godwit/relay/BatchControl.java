package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Carries out what a person asks of a whole batch. Each command is idempotent. */
public final class BatchControl implements BatchCommands {
  private static final int PAGE = 500;
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
    return change(
        batch,
        EnumSet.complementOf(EnumSet.of(MailboxStatus.REMOVING)),
        mailbox -> Moves.stopped(mailbox, clock.instant()));
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
    return change(batch, EnumSet.of(MailboxStatus.STOPPED), Moves::resumed);
  }

  @Override
  public int retry(Batch batch) throws MigrationException {
    int retried = change(batch, BLOCKED, m -> FailedMessages.goesOn(m, clock.instant()));
    retried += new FailedMessages(stores.mailboxes(), clock).retry(batch);
    stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
    return retried;
  }

  private void move(Batch batch, BatchStatus status) throws MigrationException {
    if (stores.batches().update(batch.withStatus(status)).isEmpty()) {
      throw new TransientException(
          "BatchBusy", "somebody else changed the batch at the same time; ask again");
    }
  }

  private int change(
      Batch batch, Set<MailboxStatus> statuses, Function<Mailbox, MailboxEdit> change)
      throws MigrationException {
    var changed = new AtomicInteger();
    stores
        .mailboxes()
        .forEach(
            batch.id(),
            statuses,
            PAGE,
            mailbox -> changed.addAndGet(change(mailbox, statuses, change) ? 1 : 0));
    return changed.get();
  }

  /** A worker may write the same row meanwhile, so a lost race is tried again on the new row. */
  private boolean change(
      Mailbox mailbox, Set<MailboxStatus> statuses, Function<Mailbox, MailboxEdit> change)
      throws MigrationException {
    Optional<Mailbox> row = Optional.of(mailbox);
    for (int i = 0; i < 10 && row.isPresent(); i++) {
      if (!statuses.contains(row.get().status())) {
        return false;
      }
      Mailbox wanted = change.apply(row.get()).at(clock.instant());
      if (stores.mailboxes().update(wanted).isPresent()) {
        return true;
      }
      row = stores.mailboxes().find(mailbox.key());
    }
    return false;
  }
}
