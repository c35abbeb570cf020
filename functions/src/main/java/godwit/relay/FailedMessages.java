package godwit.relay;

import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Another try at messages that could not be copied, in a round of its own: of a mailbox that rests,
 * and of no message that has arrived.
 */
final class FailedMessages {
  /** Where such mailboxes are looked for. */
  static final Set<MailboxStatus> RESTING = EnumSet.of(MailboxStatus.SYNCED);

  private FailedMessages() {}

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
