package godwit.local.servers;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Looks into a mailbox as any mail program would, through Angus Mail. */
final class ImapClient implements AutoCloseable {
  private final Store store;

  /** Logs in without TLS; {@code properties} are further settings of Angus, name before value. */
  ImapClient(int port, String user, String password, String... properties)
      throws MessagingException {
    Properties settings = new Properties();
    settings.setProperty("mail.imap.partialfetch", "false");
    for (int i = 0; i < properties.length; i += 2) {
      settings.setProperty(properties[i], properties[i + 1]);
    }
    store = Session.getInstance(settings).getStore("imap");
    store.connect("127.0.0.1", port, user, password);
  }

  /** Full names of all folders. */
  List<String> folders() throws MessagingException {
    return Arrays.stream(store.getDefaultFolder().list("*")).map(Folder::getFullName).toList();
  }

  /** The folder, open for reading. */
  Folder open(String fullName) throws MessagingException {
    Folder folder = store.getFolder(fullName);
    folder.open(Folder.READ_ONLY);
    return folder;
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }
}
