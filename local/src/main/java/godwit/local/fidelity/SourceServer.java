package godwit.local.fidelity;

import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.GreenMailServer;
import java.util.Map;
import java.util.TreeMap;

/** The IMAP server that the files are put on: Dovecot where it is installed, else GreenMail. */
record SourceServer(String name, int port, Map<String, String> users, Runnable end)
    implements AutoCloseable {
  private static final String PASSWORD = "fidelity";

  /** Starts a server with this many empty mailboxes. */
  static SourceServer start(int mailboxes) {
    var users = new TreeMap<String, String>();
    for (int i = 0; i < mailboxes; i++) {
      users.put(address(i), PASSWORD);
    }
    if (DovecotServer.isAvailable()) {
      DovecotServer dovecot = DovecotServer.start(DovecotOptions.users(users));
      return new SourceServer("Dovecot", dovecot.port(), users, dovecot::close);
    }
    GreenMailServer greenMail = GreenMailServer.start();
    users.forEach(greenMail::addUser);
    return new SourceServer("GreenMail", greenMail.port(), users, greenMail::close);
  }

  String host() {
    return "127.0.0.1";
  }

  static String address(int mailbox) {
    return "fidelity" + (mailbox + 1) + "@example.org";
  }

  static String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    end.run();
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return name;
  }
}
