package godwit.source.imap;

import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import godwit.source.imap.ImapErrors.Attempt;
import godwit.token.AccessTokens;
import godwit.token.TokenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Brings a fresh connection to the authenticated state (RFC 9051 §6.2). */
final class LogIn {
  private final ImapConnection connection;
  private final AccessTokens tokens;
  private final SourceLogin login;
  private final Attempt attempt;
  private final String server;

  LogIn(ImapConnection connection, AccessTokens tokens, SourceLogin login) {
    this(connection, tokens, login, Attempt.of(login));
  }

  /**
   * As above.
   *
   * @param attempt by whose words a refusal is told
   */
  LogIn(ImapConnection connection, AccessTokens tokens, SourceLogin login, Attempt attempt) {
    this.attempt = attempt;
    this.connection = connection;
    this.tokens = tokens;
    this.login = login;
    this.server = login.endpoint().key().value();
  }

  /** Protects the connection as the endpoint demands, without falling back, and logs in once. */
  void run() throws IOException, ProtocolException, MigrationException {
    secure();
    enter();
  }

  /** Protects the connection as the endpoint demands, without falling back. */
  void secure() throws ProtocolException, MigrationException {
    // Whose mailbox that would be is unknown, and STARTTLS is no longer possible.
    if (connection.isAuthenticated()) {
      throw new MailboxBlockedException(
          "PREAUTH", server + " lets anyone in without a log-in; use another port");
    }
    if (login.endpoint().security() == Security.STARTTLS) {
      protect();
    }
  }

  /** Logs in once over a connection that is secure. */
  void enter() throws IOException, ProtocolException, MigrationException {
    switch (access().logIn()) {
      case PASSWORD -> password(login.userName(), own());
      case AUTHZID -> actingFor(login.userName());
      case PROXYAUTH -> proxy();
      case XOAUTH2, OAUTHBEARER -> token(access().logIn());
    }
    // Most servers offer more after the log-in.
    connection.capability();
  }

  private SourceAccess access() {
    return login.endpoint().access();
  }

  /** The administrator's password stands at the endpoint, or else in each row. */
  private Secret own() {
    return access().logIn().usesAdministrator()
        ? login.secret().orElse(login.password())
        : login.password();
  }

  private void protect() throws ProtocolException, MailboxBlockedException {
    if (!connection.hasCapability("STARTTLS")) {
      throw new MailboxBlockedException(
          "STARTTLS_NOT_OFFERED",
          server + " does not offer STARTTLS; set the endpoint's security to ssl and its port");
    }
    connection.startTLS();
    // What was offered before may have been put there by someone in between (RFC 9051 §6.2.1).
    connection.capability();
  }

  private void password(String user, Secret password)
      throws IOException, ProtocolException, MigrationException {
    boolean barred = connection.hasCapability("LOGINDISABLED");
    if (connection.hasCapability("AUTH=PLAIN") && (barred || !wantsLogin(user))) {
      plain("", user, password);
    } else if (barred) {
      throw new MailboxBlockedException(
          "LOGINDISABLED",
          server
              + " takes no password over this connection; set the endpoint's security to ssl or"
              + " starttls, or log in with tokens");
    } else {
      refusable(() -> connection.login(user, password.reveal()));
    }
  }

  /**
   * Exchange lets nobody into another's mailbox by SASL PLAIN, offered or not, and by LOGIN it
   * does.
   */
  private boolean wantsLogin(String user) {
    boolean anothers = user.contains("/") || user.contains("\\");
    return anothers && connection.greeting().contains("Microsoft Exchange");
  }

  /** RFC 4616: the identity to act as, who authenticates, the password. */
  private void plain(String actingAs, String user, Secret password)
      throws IOException, ProtocolException, MigrationException {
    String said = actingAs + "\0" + user + "\0" + password.reveal();
    refusable(() -> connection.authenticate("PLAIN", said.getBytes(StandardCharsets.UTF_8)));
  }

  private void actingFor(String user) throws IOException, ProtocolException, MigrationException {
    requireOffered("PLAIN", "logIn=authzid");
    plain(user, admin(), own());
  }

  /** Sun's extension; a server need not offer it before somebody who may use it is in. */
  private void proxy() throws IOException, ProtocolException, MigrationException {
    password(admin(), own());
    try {
      connection.run(
          "PROXYAUTH", new Argument().writeString(login.userName()), ImapAnswer::discard);
    } catch (CommandFailedException e) {
      throw new MailboxBlockedException(
          "PROXYAUTH_REFUSED",
          "tried to log in at "
              + server
              + ": the administrator is in, but may not act for the user of this row; check"
              + " UserName and the administrator's right to PROXYAUTH");
    }
  }

  private void token(LogInForm form) throws IOException, ProtocolException, MigrationException {
    String mechanism = form.name();
    requireOffered(mechanism, "logIn=" + form.word());
    var request =
        new TokenRequest(
            access().tokens().orElseThrow(), login.userName(), login.password(), login.secret());
    String bearer = "auth=Bearer " + tokens.token(request).reveal() + "\1\1";
    String said =
        form == LogInForm.XOAUTH2
            ? "user=" + login.userName() + "\1" + bearer
            : "n,a=" + saslName(login.userName()) + ",\1" + place() + bearer;
    try {
      connection.authenticate(mechanism, said.getBytes(StandardCharsets.UTF_8));
    } catch (CommandFailedException e) {
      tokens.forget(request);
      throw LogInRefusals.ofToken(e.getResponse(), login.endpoint().key());
    }
  }

  private String place() {
    return "host=" + login.endpoint().host() + "\1port=" + login.endpoint().port() + "\1";
  }

  /** RFC 5801 §4: these two characters have a meaning there. */
  private static String saslName(String user) {
    return user.replace("=", "=3D").replace(",", "=2C");
  }

  private String admin() {
    return access().adminUser().orElseThrow();
  }

  private void requireOffered(String mechanism, String form) throws MailboxBlockedException {
    if (!connection.hasCapability("AUTH=" + mechanism)) {
      throw new MailboxBlockedException(
          mechanism + "_NOT_OFFERED",
          server
              + " does not offer "
              + mechanism
              + ", which "
              + form
              + " needs; use another logIn");
    }
  }

  private interface Step {
    void run() throws IOException, ProtocolException, MigrationException;
  }

  private void refusable(Step step) throws IOException, ProtocolException, MigrationException {
    try {
      step.run();
    } catch (CommandFailedException | BadCommandException e) {
      // hMailServer says BAD to whoever comes without TLS.
      Optional<MigrationException> told =
          LogInRefusals.ofPassword(e.getResponse(), login.endpoint().key());
      throw told.isPresent() ? told.get() : ImapErrors.refused(attempt, e, login.endpoint().key());
    }
  }
}
