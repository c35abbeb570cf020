package godwit.source.memory;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceConnector;
import godwit.source.SourceLogin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Source mailboxes in memory, by user name. Counts log-ins. */
public final class MemoryConnector implements SourceConnector {
  private record Account(Secret password, MemoryMailbox mailbox) {}

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final AtomicInteger logIns = new AtomicInteger();
  private volatile boolean down;

  /** Makes a mailbox. */
  public MemoryMailbox mailbox(String userName, Secret password) {
    var mailbox = new MemoryMailbox();
    accounts.put(userName, new Account(password, mailbox));
    return mailbox;
  }

  /** The mailbox of a user. */
  public MemoryMailbox mailbox(String userName) {
    return java.util.Optional.ofNullable(accounts.get(userName)).orElseThrow().mailbox();
  }

  /** From now on nobody of this name gets in. */
  public void remove(String userName) {
    accounts.remove(userName);
  }

  /** Gives a user another password. */
  public void password(String userName, Secret password) {
    accounts.put(userName, new Account(password, mailbox(userName)));
  }

  /** Whether nobody can connect. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** How many sessions were opened. */
  public int logIns() {
    return logIns.get();
  }

  @Override
  public MailSource connect(SourceLogin login) throws MigrationException {
    if (down) {
      throw new TransientException(
          "CONNECTION_REFUSED", "tried to connect to the source server: nobody answers");
    }
    Account account = accounts.get(login.userName());
    if (account == null || !account.password().equals(login.password())) {
      throw new MailboxBlockedException("AUTHENTICATIONFAILED", "check the user name and password");
    }
    logIns.incrementAndGet();
    return account.mailbox().session();
  }
}
