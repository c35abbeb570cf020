package godwit.local.chaos.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/**
 * A user of the source on loopback, reached without TLS and without faults.
 *
 * @param user also the address at the target
 */
public record SourceLogin(int port, String user, String password) {

  /** A connection, logged in. */
  Store connect() throws MessagingException {
    var properties = new Properties();
    properties.put("mail.imap.peek", "true");
    properties.put("mail.imap.partialfetch", "false");
    properties.put("mail.imap.connectiontimeout", "20000");
    properties.put("mail.imap.timeout", "60000");
    Store store = Session.getInstance(properties).getStore("imap");
    store.connect("127.0.0.1", port, user, password);
    return store;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SourceLogin[" + user + "]";
  }
}
