package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommands;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Carries out what a person asks of one mailbox, also while a worker is at it. */
public final class MailboxControl implements MailboxCommands {
  private static final int TRIES = 10;
  private static final Set<MailboxStatus> WAITING = EnumSet.of(MailboxStatus.QUEUED);

  private final Stores stores;
  private final Sealer sealer;
  private final Admission admission;
  private final LoneRemoval removal;
  private final Clock clock;

  public MailboxControl(Stores stores, Sealer sealer, Clock clock) {
    this.stores = stores;
    this.sealer = sealer;
    this.admission = new Admission(stores, clock);
    this.removal = new LoneRemoval(stores, clock);
    this.clock = clock;
  }

  @Override
  public boolean start(Batch batch, MailboxKey key) throws MigrationException {
    boolean alone = batch.status() == BatchStatus.STOPPED;
    if (alone) {
      restOthers(batch, key);
    }
    boolean started = changed(key, MailboxControl::started).isPresent();
    if (alone && stores.batches().update(batch.withStatus(BatchStatus.STARTING)).isEmpty()) {
      throw new TransientException(
          "BatchBusy", "somebody else changed the batch at the same time; ask again");
    }
    admit(batch);
    return started || alone;
  }

  /** Those that were never started would start with the batch. */
  private void restOthers(Batch batch, MailboxKey key) throws MigrationException {
    int unused =
        new Sweep(
                stores.mailboxes(),
                clock,
                mailbox -> mailbox.key().equals(key) ? Optional.empty() : resting(mailbox))
            .over(batch.id(), WAITING);
  }

  private static Optional<MailboxEdit> resting(Mailbox mailbox) {
    boolean waits = mailbox.status() == MailboxStatus.QUEUED;
    return waits ? Optional.of(rest(mailbox)) : Optional.empty();
  }

  private static MailboxEdit rest(Mailbox mailbox) {
    return mailbox.edit().status(MailboxStatus.STOPPED);
  }

  private static Optional<MailboxEdit> started(Mailbox mailbox) {
    return switch (mailbox.status()) {
      case STOPPED -> Optional.of(Moves.resumed(mailbox));
      case FAILED, INCREMENTAL_FAILED -> Optional.of(mailbox.edit().queuedAgain());
      case QUEUED, VALIDATING, SYNCING, SYNCED, INCREMENTAL_SYNCING, REMOVING -> Optional.empty();
    };
  }

  @Override
  public boolean stop(Batch batch, MailboxKey key) throws MigrationException {
    Optional<Mailbox> stopped = changed(key, this::stopped);
    if (stopped.filter(m -> !m.status().isActive()).isPresent()) {
      admission.leave(batch.endpointOf(stopped.get()).key(), key);
    }
    return stopped.isPresent();
  }

  private Optional<MailboxEdit> stopped(Mailbox mailbox) {
    return switch (mailbox.status()) {
      case STOPPED, REMOVING -> Optional.empty();
      case QUEUED, SYNCED, FAILED, INCREMENTAL_FAILED -> Optional.of(rest(mailbox));
      case VALIDATING, SYNCING, INCREMENTAL_SYNCING -> Moves.stopped(mailbox, clock.instant());
    };
  }

  @Override
  public boolean sync(Batch batch, MailboxKey key, String roundId) throws MigrationException {
    return goesOn(batch, changed(key, mailbox -> Rounds.next(mailbox, roundId)));
  }

  @Override
  public boolean retry(Batch batch, MailboxKey key) throws MigrationException {
    return goesOn(
        batch,
        changed(
            key,
            mailbox ->
                mailbox.status().isBlocked()
                    ? Optional.of(FailedMessages.goesOn(mailbox, clock.instant()))
                    : FailedMessages.again(mailbox, clock.instant())));
  }

  private boolean goesOn(Batch batch, Optional<Mailbox> queued) throws MigrationException {
    if (queued.isPresent()) {
      admit(batch);
    }
    return queued.isPresent();
  }

  /**
   * Changes the row, tried again where a worker was faster.
   *
   * @return the changed row; empty if it is gone or {@code change} wants none
   */
  private Optional<Mailbox> changed(MailboxKey key, Function<Mailbox, Optional<MailboxEdit>> change)
      throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<MailboxEdit> wanted = stores.mailboxes().find(key).flatMap(change);
      if (wanted.isEmpty()) {
        return Optional.empty();
      }
      Optional<Mailbox> stored = stores.mailboxes().update(wanted.get().at(clock.instant()));
      if (stored.isPresent()) {
        return stored;
      }
    }
    throw busy();
  }

  @Override
  public Optional<Removal> remove(Batch batch, MailboxKey key) throws MigrationException {
    return removal.begin(batch, key);
  }

  @Override
  public CredentialsChange credentials(
      Batch batch, MailboxKey key, Optional<String> userName, Secret password)
      throws MigrationException {
    SealedSecret sealed = sealer.seal(batch.dataKey(), password, Mailbox.passwordCell(key));
    for (int i = 0; i < TRIES; i++) {
      Optional<Mailbox> row = stores.mailboxes().find(key);
      if (row.isEmpty()) {
        return CredentialsChange.GONE;
      }
      Mailbox mailbox = row.get();
      String user = userName.orElse(mailbox.userName());
      if (!user.equals(mailbox.userName()) && hasBegun(mailbox)) {
        return CredentialsChange.USER_NAME_IN_USE;
      }
      boolean goesOn = mailbox.status().isBlocked();
      MailboxEdit edit = mailbox.edit().credentials(user, sealed);
      if (stored(goesOn ? edit.queuedAgain() : edit)) {
        return goesOn ? goesOn(batch) : CredentialsChange.STORED;
      }
    }
    throw busy();
  }

  private CredentialsChange goesOn(Batch batch) throws MigrationException {
    admit(batch);
    return CredentialsChange.GOES_ON;
  }

  /** Whether a message may have been sent: each is stamped with the user that it came from. */
  private static boolean hasBegun(Mailbox mailbox) {
    return mailbox.progress().started().isPresent()
        || mailbox.relay().round() > 0
        || mailbox.relay().stage() != Relay.Stage.PLAN;
  }

  private boolean stored(MailboxEdit edit) throws MigrationException {
    return stores.mailboxes().update(edit.at(clock.instant())).isPresent();
  }

  private void admit(Batch batch) throws MigrationException {
    stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
  }

  private static TransientException busy() {
    return new TransientException("MailboxBusy", "the mailbox changes too often; ask again");
  }
}
