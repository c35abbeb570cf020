package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import godwit.batch.RoundStarter;
import godwit.failure.MigrationException;
import godwit.work.WorkItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Starts rounds. A round's id says why it was started, so that starting it twice starts it once.
 */
public final class Rounds implements RoundStarter {
  private static final Set<MailboxStatus> READY =
      EnumSet.of(MailboxStatus.SYNCED, MailboxStatus.INCREMENTAL_FAILED);

  private final Stores stores;
  private final Clock clock;

  public Rounds(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * Starts an incremental round for every mailbox whose initial copy is done and that is not at
   * work.
   *
   * @param roundId why, such as {@code 2026-11-22}; mailboxes that had it are left alone
   * @return how many mailboxes it started for
   */
  @Override
  public int startRound(Batch batch, String roundId) throws MigrationException {
    int started =
        new Sweep(stores.mailboxes(), clock, mailbox -> next(mailbox, roundId))
            .over(batch.id(), READY);
    if (started > 0) {
      stores.queue().send(new WorkItem.AdmitBatch(batch.id()), Duration.ZERO);
    }
    return started;
  }

  /**
   * Starts the round that is due by the batch's interval: rounds are numbered by intervals since
   * 1970, so every caller within one interval means the same round.
   *
   * @return how many mailboxes it started for
   */
  public int startDue(Batch batch) throws MigrationException {
    long begin = dueSecond(batch);
    if (!batch.created().isBefore(Instant.ofEpochSecond(begin))) {
      return 0;
    }
    return startRound(batch, "due-" + Instant.ofEpochSecond(begin));
  }

  /** Whether a round of the batch's interval has come due after a time; by {@link #startDue}. */
  boolean isDueSince(Batch batch, Instant time) {
    return Instant.ofEpochSecond(dueSecond(batch)).isAfter(time);
  }

  private long dueSecond(Batch batch) {
    long interval = batch.options().schedule().syncInterval().toSeconds();
    return clock.instant().getEpochSecond() / interval * interval;
  }

  /** The mailbox with its next round ahead; empty if it is not idle or had that round. */
  static Optional<MailboxEdit> next(Mailbox mailbox, String roundId) {
    Relay relay = mailbox.relay();
    if (relay.roundId().equals(roundId) || !READY.contains(mailbox.status())) {
      return Optional.empty();
    }
    // An unfinished round goes on under its old number, or its planned chunks would be lost.
    Relay next =
        relay.stage() == Relay.Stage.DONE ? relay.nextRound(roundId) : relay.again(roundId);
    return Optional.of(mailbox.edit().status(MailboxStatus.QUEUED).relay(next));
  }
}
