package godwit.relay;

import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxStatus;
import godwit.batch.Relay;
import java.time.Instant;
import java.util.Optional;

/** How a person's wish changes a mailbox, the same for one and for all of a batch. */
final class Moves {
  private Moves() {}

  /**
   * A worker is asked; a mailbox that waits for its message, maybe for hours, stops at once: the
   * message finds another leg. Its slot is released by whoever asks, or the pulse. Empty where a
   * worker is asked already.
   */
  static Optional<MailboxEdit> stopped(Mailbox mailbox, Instant now) {
    if (!mailbox.status().isActive()) {
      return Optional.of(mailbox.edit().status(MailboxStatus.STOPPED));
    }
    if (!mailbox.baton().isHeld(now)) {
      return Optional.of(
          mailbox.edit().status(MailboxStatus.STOPPED).problem(Optional.empty()).passed(now));
    }
    return mailbox.stopRequested()
        ? Optional.empty()
        : Optional.of(mailbox.edit().stopRequested(true));
  }

  /** A stopped mailbox goes on where it was; one whose round was done waits for the next. */
  static MailboxEdit resumed(Mailbox mailbox) {
    MailboxEdit edit = mailbox.edit().stopRequested(false);
    return mailbox.relay().stage() == Relay.Stage.DONE
        ? edit.status(MailboxStatus.SYNCED)
        : edit.queuedAgain();
  }
}
