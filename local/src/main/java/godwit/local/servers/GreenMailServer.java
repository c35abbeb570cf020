package godwit.local.servers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * GreenMail's IMAP server inside this program, on loopback without TLS.
 *
 * <p>It needs some 40 ms for every command and holds mail in memory: for a few dozen messages.
 * Folder names are separated by a dot.
 */
public final class GreenMailServer implements AutoCloseable {
  private final GreenMail greenMail;

  private GreenMailServer(GreenMail greenMail) {
    this.greenMail = greenMail;
  }

  /** Starts on a free port, without users. */
  public static GreenMailServer start() {
    return start(0);
  }

  /** Starts on {@code port}, or on a free one where it is 0, without users. */
  public static GreenMailServer start(int port) {
    GreenMail greenMail =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    greenMail.start();
    return new GreenMailServer(greenMail);
  }

  /** Adds a user who logs in with the address, with an empty mailbox. */
  public void addUser(String address, String password) {
    greenMail.setUser(address, address, password);
  }

  /** Always loopback. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port that it listens on. */
  public int port() {
    return greenMail.getImap().getPort();
  }

  /** A connection that fills {@code user}'s mailbox. */
  public MailboxFiller filler(String user, String password) {
    return MailboxFiller.connect(host(), port(), user, password);
  }

  /** Ends the server; its mail is gone. Idempotent. */
  @Override
  public void close() {
    greenMail.stop();
  }
}
