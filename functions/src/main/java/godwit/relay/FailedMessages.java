package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.batch.Relay;
import godwit.failure.MigrationException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Another try at messages that could not be copied, in a round of its own: of a mailbox that rests,
 * and of no message that has arrived.
 */
record FailedMessages(MailboxStore mailboxes, Clock clock) {
  private static final int PAGE = 500;
  private static final Set<MailboxStatus> RESTING = EnumSet.of(MailboxStatus.SYNCED);

  /** Queues every mailbox of a batch that has such messages; gives how many. */
  int retry(Batch batch) throws MigrationException {
    var queued = new AtomicInteger();
    mailboxes.forEach(
        batch.id(), RESTING, PAGE, mailbox -> queued.addAndGet(isQueued(mailbox) ? 1 : 0));
    return queued.get();
  }

  /** False also if somebody else was faster: then the mailbox does not rest. */
  private boolean isQueued(Mailbox mailbox) throws MigrationException {
    Optional<MailboxEdit> edit = again(mailbox, clock.instant());
    return edit.isPresent() && mailboxes.update(edit.get().at(clock.instant())).isPresent();
  }

  /** A blocked mailbox goes on where it stands; who asks for that vouches for both servers. */
  static MailboxEdit goesOn(Mailbox mailbox, Instant now) {
    Relay relay = mailbox.relay();
    MailboxEdit queued = mailbox.edit().queuedAgain();
    return relay.stage() == Relay.Stage.DONE
        ? queued
        : queued.relay(relay.again(Relay.retryId(now)));
  }

  /** Queues a mailbox; empty if it does not rest or has no such messages. */
  static Optional<MailboxEdit> again(Mailbox mailbox, Instant now) {
    boolean rests =
        RESTING.contains(mailbox.status()) && mailbox.relay().stage() == Relay.Stage.DONE;
    return rests && mailbox.progress().tally().failed() > 0
        ? Optional.of(
            mailbox
                .edit()
                .status(MailboxStatus.QUEUED)
                .relay(mailbox.relay().nextRound(Relay.retryId(now))))
        : Optional.empty();
  }
}
