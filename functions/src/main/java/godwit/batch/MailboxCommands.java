package godwit.batch;

import godwit.failure.MigrationException;
import godwit.seal.Secret;
import java.util.Optional;

/** Carries out what a person asks of one mailbox. Each is idempotent. */
public interface MailboxCommands {
  /**
   * Puts a failed mailbox back into its queue; one that has not failed is left alone.
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
