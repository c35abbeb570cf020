package godwit.source;

import godwit.failure.MigrationException;

/** Opens sessions to source mailboxes. Safe for use by many threads. */
@FunctionalInterface
public interface SourceConnector {
  /**
   * Connects and logs in; the caller closes the session.
   *
   * @throws godwit.failure.MailboxBlockedException if the log-in is refused, with advice
   * @throws godwit.failure.ThrottledException if the server asks to come back later
   * @throws godwit.failure.TransientException if the server cannot be reached or breaks off
   */
  MailSource connect(SourceLogin login) throws MigrationException;
}
