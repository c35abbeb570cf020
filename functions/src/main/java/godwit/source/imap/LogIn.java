package godwit.source.imap;

import godwit.endpoint.Security;
import godwit.failure.MailboxBlockedException;
import godwit.source.SourceLogin;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Brings a fresh connection to the authenticated state (RFC 9051 §6.2). */
final class LogIn {
  private final ImapConnection connection;

  LogIn(ImapConnection connection) {
    this.connection = connection;
  }

  /** Protects the connection as the endpoint demands, without falling back, and logs in once. */
  void run(SourceLogin login) throws ProtocolException, MailboxBlockedException {
    String server = login.endpoint().key().value();
    // Whose mailbox that would be is unknown, and STARTTLS is no longer possible.
    if (connection.isAuthenticated()) {
      throw new MailboxBlockedException(
          "PREAUTH", server + " lets anyone in without a log-in; use another port");
    }
    if (login.endpoint().security() == Security.STARTTLS) {
      protect(server);
    }
    String password = login.password().reveal();
    if (connection.hasCapability("AUTH=PLAIN")) {
      connection.authplain("", login.userName(), password);
    } else if (connection.hasCapability("LOGINDISABLED")) {
      throw new MailboxBlockedException(
          "LOGINDISABLED",
          server
              + " takes no password over this connection; set the endpoint's security to ssl or"
              + " starttls");
    } else {
      connection.login(login.userName(), password);
    }
    // Most servers offer more after the log-in.
    connection.capability();
  }

  private void protect(String server) throws ProtocolException, MailboxBlockedException {
    if (!connection.hasCapability("STARTTLS")) {
      throw new MailboxBlockedException(
          "STARTTLS_NOT_OFFERED",
          server + " does not offer STARTTLS; set the endpoint's security to ssl and its port");
    }
    connection.startTLS();
    // What was offered before may have been put there by someone in between (RFC 9051 §6.2.1).
    connection.capability();
  }
}
