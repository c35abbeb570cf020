package godwit.source.imap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.MailSourceContract;
import godwit.source.MailboxFixture;
import godwit.source.SourceLogin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The IMAP adapter keeps the contract with GreenMail in process. */
class GreenMailSourceContractTest implements MailSourceContract {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final List<MailSource> sessions = new ArrayList<>();
  private MailboxFixture mailbox;

  @TempDir Path spool;

  @BeforeEach
  void start() {
    server.start();
    mailbox = new GreenMailbox(server, server.setUser("ada@example.org", "ada", "secret"));
  }

  @AfterEach
  void stop() {
    sessions.forEach(MailSource::close);
    server.stop();
  }

  @Override
  public MailboxFixture mailbox() {
    return mailbox;
  }

  @Override
  public MailSource source() throws Exception {
    var endpoint =
        new SourceEndpoint(
            "127.0.0.1", server.getImap().getPort(), Security.NONE, Optional.empty(), 1, 1);
    var login = new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty());
    var settings =
        new ImapSettings(
            ImapSettings.usual(spool).connectTimeout(),
            ImapSettings.usual(spool).readTimeout(),
            100_000,
            1_000_000,
            spool);
    var session = new ImapConnector(settings).connect(login);
    sessions.add(session);
    return session;
  }
}
