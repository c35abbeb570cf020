package godwit.local.servers;

import godwit.source.MailboxFixture;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** A mailbox at an IMAP server, changed and looked at through Angus Mail as by a mail program. */
public final class ImapMailbox implements MailboxFixture {
  private static final Map<Flags.Flag, String> SYSTEM =
      Map.of(
          Flags.Flag.SEEN, "\\Seen",
          Flags.Flag.ANSWERED, "\\Answered",
          Flags.Flag.FLAGGED, "\\Flagged",
          Flags.Flag.DRAFT, "\\Draft",
          Flags.Flag.DELETED, "\\Deleted");

  private final int port;
  private final String user;
  private final String password;

  /** Connects anew for everything it does, without TLS on loopback. */
  public ImapMailbox(int port, String user, String password) {
    this.port = port;
    this.user = user;
    this.password = password;
  }

  @Override
  public void createFolder(List<String> path) {
    try (MailboxFiller filler = filler()) {
      filler.createFolder(path);
    }
  }

  @Override
  public void deleteFolder(List<String> path) throws MessagingException {
    try (Store store = connect()) {
      if (!store.getFolder(name(store, path)).delete(false)) {
        throw new MessagingException("not deleted");
      }
    }
  }

  @Override
  public void append(List<String> path, byte[] message, Instant received, Set<String> flags) {
    append(Stream.of(new PlacedMessage(path, received, flags, message)));
  }

  /**
   * Adds messages in their order.
   *
   * @throws IllegalStateException if the server refuses one
   */
  public void append(Stream<PlacedMessage> messages) {
    try (MailboxFiller filler = filler()) {
      List<PlacedMessage> refused = filler.append(messages);
      if (!refused.isEmpty()) {
        throw new IllegalStateException("the server refused " + refused);
      }
    }
  }

  @Override
  public void mark(List<String> path, long uid, String flag) throws MessagingException {
    try (Store store = connect();
        Folder folder = open(store, path, Folder.READ_WRITE)) {
      for (Map.Entry<Flags.Flag, String> known : SYSTEM.entrySet()) {
        if (known.getValue().equals(flag)) {
          message(folder, uid).setFlag(known.getKey(), true);
          return;
        }
      }
      message(folder, uid).setFlags(new Flags(flag), true);
    }
  }

  @Override
  public void expunge(List<String> path, long uid) throws MessagingException {
    try (Store store = connect();
        Folder folder = open(store, path, Folder.READ_WRITE)) {
      message(folder, uid).setFlag(Flags.Flag.DELETED, true);
      if (folder.expunge().length != 1) {
        throw new MessagingException("not expunged");
      }
    }
  }

  @Override
  public Set<String> flags(List<String> path, long uid) throws MessagingException {
    try (Store store = connect();
        Folder folder = open(store, path, Folder.READ_ONLY)) {
      Set<String> names = new HashSet<>();
      Flags flags = message(folder, uid).getFlags();
      SYSTEM.forEach((flag, name) -> {
        if (flags.contains(flag)) {
          names.add(name);
        }
      });
      return names;
    }
  }

  /** How many messages of a folder have {@code \Seen}. */
  public int seen(List<String> path) throws MessagingException {
    try (Store store = connect();
        Folder folder = open(store, path, Folder.READ_ONLY)) {
      return folder.getMessageCount() - folder.getUnreadMessageCount();
    }
  }

  private MailboxFiller filler() {
    return MailboxFiller.connect("127.0.0.1", port, user, password);
  }

  private Store connect() throws MessagingException {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", port, user, password);
    return store;
  }

  private static Folder open(Store store, List<String> path, int mode) throws MessagingException {
    Folder folder = store.getFolder(name(store, path));
    folder.open(mode);
    return folder;
  }

  /** Below the personal namespace, which some servers keep under {@code INBOX.}. */
  private static String name(Store store, List<String> path) throws MessagingException {
    if (path.equals(List.of("INBOX"))) {
      return "INBOX";
    }
    Folder root = store.getPersonalNamespaces()[0];
    char separator = root.getSeparator();
    String prefix = root.getFullName().isEmpty() ? "" : root.getFullName() + separator;
    return prefix + String.join(String.valueOf(separator), path);
  }

  private static Message message(Folder folder, long uid) throws MessagingException {
    Message message = ((UIDFolder) folder).getMessageByUID(uid);
    if (message == null) {
      throw new MessagingException("no such message");
    }
    return message;
  }
}
