package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommands;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.SealedSecret;
import godwit.seal.Sealer;
import godwit.seal.Secret;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Carries out what a person asks of one mailbox, also while a worker is at it. */
public final class MailboxControl implements MailboxCommands {
  private static final int TRIES = 10;

  private final Stores stores;
  private final Sealer sealer;
  private final Clock clock;

  public MailboxControl(Stores stores, Sealer sealer, Clock clock) {
    this.stores = stores;
    this.sealer = sealer;
    this.clock = clock;
  }

  @Override
  public boolean retry(Batch batch, MailboxKey key) throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Mailbox> row = stores.mailboxes().find(key).filter(m -> m.status().isBlocked());
      if (row.isEmpty()) {
        return false;
      }
      if (stored(row.get().edit().queuedAgain())) {
        admit(batch);
        return true;
      }
    }
    throw busy();
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
