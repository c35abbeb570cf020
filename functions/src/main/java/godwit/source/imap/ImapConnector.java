package godwit.source.imap;

import godwit.endpoint.EndpointKey;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.source.MailSource;
import godwit.source.SourceConnector;
import godwit.source.SourceLogin;
import godwit.source.imap.ImapErrors.Attempt;
import godwit.token.AccessTokens;
import godwit.token.GivenTokens;
import java.io.IOException;
import java.security.cert.CertificateException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Opens IMAP sessions. No connection is ever less protected than its endpoint says, and each
 * password is tried once, as servers lock users out.
 */
public final class ImapConnector implements SourceConnector {
  private final ImapSettings settings;
  private final AccessTokens tokens;

  /** For servers that take passwords, or tokens that the rows bring. */
  public ImapConnector(ImapSettings settings) {
    this(settings, new GivenTokens());
  }

  public ImapConnector(ImapSettings settings, AccessTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  @Override
  public MailSource connect(SourceLogin login) throws MigrationException {
    ImapConnection connection = open(login);
    boolean in = false;
    try {
      new LogIn(connection, tokens, login).run();
      Introduction.on(connection, login.endpoint().access().reading().compress());
      in = true;
      return new ImapSource(connection, login, settings);
    } catch (ProtocolException e) {
      // TLS comes first with STARTTLS: its failures are told as those of connecting.
      Attempt attempt = e.getResponse() == null ? Attempt.CONNECT : Attempt.LOG_IN;
      throw ImapErrors.refused(attempt, e, login.endpoint().key());
    } catch (IOException e) {
      throw ImapErrors.broken(Attempt.LOG_IN, e, login.endpoint().key());
    } finally {
      if (!in) {
        connection.cut();
      }
    }
  }

  private ImapConnection open(SourceLogin login) throws MigrationException {
    EndpointKey server = login.endpoint().key();
    try {
      return ImapConnection.open(login.endpoint(), settings);
    } catch (ProtocolException e) {
      throw ImapErrors.refused(Attempt.CONNECT, e, server);
    } catch (IOException e) {
      throw ImapErrors.broken(Attempt.CONNECT, e, server);
    } catch (CertificateException e) {
      throw new MailboxBlockedException(
          "TRUST_ANCHOR",
          "the trust anchor of " + server.value() + " is no PEM certificate; give it anew");
    }
  }
}
