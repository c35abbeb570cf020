package godwit.batch;

import godwit.failure.MigrationException;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * Carries out what a person asks of one mailbox; whether it takes that now was asked before ({@link
 * MailboxCommand}), and is looked at again on the row itself. Each is idempotent.
 */
public interface MailboxCommands {
  /**
   * Starts a mailbox that rests. In a batch that is stopped it starts alone: mailboxes there that
   * were never started are stopped first.
   *
   * @return whether it goes on now
   */
  boolean start(Batch batch, MailboxKey mailbox) throws MigrationException;

  /**
   * Stops a mailbox at its next checkpoint, or at once if no worker is at it.
   *
   * @return whether that changed anything
   */
  boolean stop(Batch batch, MailboxKey mailbox) throws MigrationException;

  /**
   * Starts the next round of a mailbox that has had its initial copy and is idle.
   *
   * @param roundId a start with the same id is no second start
   * @return whether it goes on now
   */
  boolean sync(Batch batch, MailboxKey mailbox, String roundId) throws MigrationException;

  /**
   * Puts a mailbox that is blocked, or in which messages failed, back into its queue, and tries
   * these messages again; any other is left alone.
   *
   * @return whether it goes on now
   */
  boolean retry(Batch batch, MailboxKey mailbox) throws MigrationException;

  /**
   * Replaces how to log in at the source. A mailbox that had failed goes on by itself.
   *
   * @param userName absent to keep it
   */
  CredentialsChange credentials(
      Batch batch, MailboxKey mailbox, Optional<String> userName, Secret password)
      throws MigrationException;

  /**
   * Removes a mailbox from its batch: its row, account, plan and secret. Mail that arrived stays.
   * While a worker is at it, it is asked to stop, and the removal ends by itself soon after.
   *
   * @return empty if there is no such mailbox any more
   */
  Optional<Removal> remove(Batch batch, MailboxKey mailbox) throws MigrationException;

  /**
   * What of a mailbox is removed.
   *
   * @param done whether it is gone by now
   * @param folders that were planned
   * @param accounted messages that the account had
   */
  record Removal(boolean done, int folders, Tally accounted) {}

  /** What became of new credentials. */
  enum CredentialsChange {
    /** They are used from the next log-in on. */
    STORED,
    /** They are stored, and the mailbox, which had failed, goes on. */
    GOES_ON,
    /**
     * Nothing was stored: messages were copied under the present user name, which is part of their
     * identity.
     */
    USER_NAME_IN_USE,
    /** There is no such mailbox any more. */
    GONE
  }
}
