package godwit.source.imap;

import godwit.local.servers.ImapMailbox;
import godwit.source.MailSource;
import godwit.source.MailSourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The source's contract on one Dovecot, each test with a mailbox of its own. */
abstract class DovecotContract implements MailSourceContract {
  private final DovecotMailboxes dovecot;
  private final String user;
  @TempDir private Path spool;

  DovecotContract(DovecotMailboxes dovecot) {
    this.dovecot = dovecot;
    this.user = dovecot.freshUser();
  }

  @BeforeEach
  void make_the_inbox() {
    // Dovecot makes a mailbox at its first log-in.
    mailbox().createFolder(INBOX);
  }

  @AfterEach
  void end_sessions() {
    dovecot.endSessions();
  }

  @Override
  public ImapMailbox mailbox() {
    return dovecot.mailbox(user);
  }

  @Override
  public MailSource source() throws Exception {
    return dovecot.open(user, spool);
  }
}
