package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  private final Stores stores;
  private final Clock clock;

  public BatchControl(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public int stop(Batch batch) throws MigrationException {
    move(batch, BatchStatus.STOPPING);
    return change(batch, EnumSet.complementOf(EnumSet.of(MailboxStatus.REMOVING)), this::stopped);
  }

  @Override
  public int start(Batch batch) throws MigrationException {
    move(batch, BatchStatus.STARTING);
    int resumed = change(batch, EnumSet.of(MailboxStatus.STOPPED), BatchControl::resumed);
    return resumed + retry(batch);
  }

  @Override
  public int retry(Batch batch) throws MigrationException {
    int retried = change(batch, BLOCKED, m -> m.edit().queuedAgain());
    stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
    return retried;
  }

  private void move(Batch batch, BatchStatus status) throws MigrationException {
    if (stores.batches().update(batch.withStatus(status)).isEmpty()) {
      throw new TransientException(
          "BatchBusy", "somebody else changed the batch at the same time; ask again");
    }
  }

  /**
   * A worker is asked; a mailbox that waits for its message, maybe for hours, stops at once: the
   * message finds another leg. Its slot is released by the pulse.
   */
  private MailboxEdit stopped(Mailbox mailbox) {
    if (!mailbox.status().isActive()) {
      return mailbox.edit().status(MailboxStatus.STOPPED);
    }
    Instant now = clock.instant();
    return mailbox.baton().isHeld(now)
        ? mailbox.edit().stopRequested(true)
        : mailbox.edit().status(MailboxStatus.STOPPED).problem(Optional.empty()).passed(now);
  }

  private static MailboxEdit resumed(Mailbox mailbox) {
    MailboxEdit edit = mailbox.edit().stopRequested(false);
    return mailbox.relay().stage() == Relay.Stage.DONE
        ? edit.status(MailboxStatus.SYNCED)
        : edit.queuedAgain();
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
