package godwit.target;

import godwit.failure.MigrationException;

/** Sends mail as a mailbox of the target. A port; safe for use by many threads. */
@FunctionalInterface
public interface MailSender {
  /**
   * Sends one mail. Not idempotent: after a failure that is a {@link
   * godwit.failure.TransientException} the mail may have been sent nevertheless.
   *
   * @param sender address of the mailbox that sends
   * @throws godwit.failure.MailboxBlockedException if this mailbox may not send, or this mail is
   *     not taken, until a person acts
   * @throws godwit.failure.ThrottledException if it is asked to come later; nothing was sent
   */
  void send(String sender, OutgoingMail mail) throws MigrationException;
}
