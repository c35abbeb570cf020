package godwit.local.demo;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a mailbox at the source over IMAP, for comparison only: slowly, one message at a time, with
 * code that has nothing in common with what copies.
 */
final class SourceReader {
  private final SourceServer server;

  SourceReader(SourceServer server) {
    this.server = server;
  }

  /**
   * The mailbox as it is now; nothing in it is changed.
   *
   * @throws IllegalStateException if the server does not let us
   */
  SourceMailbox read(MailboxLogin login) {
    Session session = Session.getInstance(server.properties());
    try (Store store = session.getStore(server.protocol())) {
      store.connect(login.user(), login.password());
      var names = new ArrayList<String>();
      var messages = new ArrayList<SourceMessage>();
      String prefix = prefix(store);
      for (Folder folder : store.getDefaultFolder().list("*")) {
        if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0 && isOwn(store, folder)) {
          String path = path(folder, prefix);
          names.add(path);
          read(folder, path, new MessageReader(session), messages);
        }
      }
      return new SourceMailbox(names, messages);
    } catch (MessagingException e) {
      throw new IllegalStateException("tried to read the source for the comparison", e);
    }
  }

  /** What stands before the name of every folder of the user and is no part of its path. */
  private static String prefix(Store store) throws MessagingException {
    Folder[] personal = store.getPersonalNamespaces();
    String name = personal.length == 0 ? "" : personal[0].getFullName();
    return name.isEmpty() ? "" : name + personal[0].getSeparator();
  }

  private static boolean isOwn(Store store, Folder folder) throws MessagingException {
    var foreign = new ArrayList<>(List.of(store.getSharedNamespaces()));
    foreign.addAll(List.of(store.getUserNamespaces("")));
    return foreign.stream()
        .map(Folder::getFullName)
        .filter(n -> !n.isEmpty())
        .noneMatch(n -> folder.getFullName().startsWith(n));
  }

  private static String path(Folder folder, String prefix) throws MessagingException {
    String name = folder.getFullName();
    String own = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return own.replace(folder.getSeparator(), '/');
  }

  private static void read(
      Folder folder, String path, MessageReader reader, List<SourceMessage> messages)
      throws MessagingException {
    folder.open(Folder.READ_ONLY);
    try (folder) {
      Message[] here = folder.getMessages();
      var wanted = new FetchProfile();
      wanted.add(FetchProfile.Item.FLAGS);
      wanted.add(FetchProfile.Item.ENVELOPE);
      wanted.add(UIDFolder.FetchProfileItem.UID);
      folder.fetch(here, wanted);
      long validity = ((UIDFolder) folder).getUIDValidity();
      for (Message message : here) {
        long uid = ((UIDFolder) folder).getUID(message);
        var place = new SourceMessage.Place(path, validity, uid);
        messages.add(new SourceMessage(place, reader.facts(message)));
      }
    }
  }
}
