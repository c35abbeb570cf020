package godwit.source.imap;

import godwit.endpoint.LabelUse;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.ImapMailbox;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Dovecot with many empty mailboxes, and sessions with them through the IMAP adapter. */
final class DovecotMailboxes implements AutoCloseable {
  private static final String PASSWORD = "secret";
  private static final int USERS = 60;

  private final DovecotServer server;
  private final SourceAccess access;
  private final List<MailSource> sessions = new ArrayList<>();
  private final AtomicInteger taken = new AtomicInteger();

  private DovecotMailboxes(DovecotServer server, SourceAccess access) {
    this.server = server;
    this.access = access;
  }

  static DovecotMailboxes start(char separator, String prefix) {
    return new DovecotMailboxes(
        DovecotServer.start(DovecotOptions.users(users()).withNamespace(separator, prefix)),
        SourceAccess.USUAL);
  }

  /** One that deflates what it sends, and is asked to. */
  static DovecotMailboxes startDeflating() {
    var reading = new SourceAccess.Reading(false, false, false, true, LabelUse.CATEGORIES);
    return new DovecotMailboxes(
        DovecotServer.start(
            DovecotOptions.users(users())
                .withSettings("protocol imap {\n  mail_plugins = imap_zlib\n}")),
        SourceAccess.USUAL.reading(reading));
  }

  private static Map<String, String> users() {
    return IntStream.range(0, USERS)
        .mapToObj(n -> "user" + n)
        .collect(Collectors.toMap(Function.identity(), user -> PASSWORD));
  }

  DovecotServer server() {
    return server;
  }

  /** The name of a user whose mailbox nobody has had yet. */
  String freshUser() {
    return "user" + taken.getAndIncrement();
  }

  ImapMailbox mailbox(String user) {
    return new ImapMailbox(server.port(), user, PASSWORD);
  }

  /** A session without TLS that {@link #endSessions} closes. */
  MailSource open(String user, Path spool) throws MigrationException {
    var usual = ImapSettings.usual(spool);
    var settings =
        new ImapSettings(
            usual.connectTimeout(), usual.readTimeout(), 100_000, usual.batchBytes(), spool);
    var endpoint = endpoint(Security.NONE, server.port(), Optional.empty());
    MailSource session = new ImapConnector(settings).connect(login(endpoint, user));
    sessions.add(session);
    return session;
  }

  /** A session as an endpoint says; the caller closes it. */
  MailSource connect(Security security, Optional<String> trustAnchor, Path spool)
      throws MigrationException {
    int port = security == Security.SSL ? server.tlsPort() : server.port();
    return new ImapConnector(ImapSettings.usual(spool))
        .connect(login(endpoint(security, port, trustAnchor), freshUser()));
  }

  void endSessions() {
    sessions.forEach(MailSource::close);
    sessions.clear();
  }

  private SourceEndpoint endpoint(Security security, int port, Optional<String> trustAnchor) {
    return new SourceEndpoint(server.host(), port, security, trustAnchor, 1, 1).withAccess(access);
  }

  private static SourceLogin login(SourceEndpoint endpoint, String user) {
    return new SourceLogin(endpoint, user, Secret.of(PASSWORD), Optional.empty());
  }

  @Override
  public void close() {
    endSessions();
    server.close();
  }
}
