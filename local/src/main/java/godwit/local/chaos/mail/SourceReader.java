package godwit.local.chaos.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what the source serves, one message at a time. */
public final class SourceReader {
  private SourceReader() {}

  /** Every message of the user now. */
  public static List<SourceMail> read(SourceLogin login) {
    var all = new ArrayList<SourceMail>();
    try (Store store = login.connect()) {
      for (Folder folder : store.getDefaultFolder().list("*")) {
        if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
          all.addAll(read(folder));
        }
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("tried to read the source for the comparison", e);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read the source for the comparison", e);
    }
    return List.copyOf(all);
  }

  private static List<SourceMail> read(Folder folder) throws MessagingException, IOException {
    var all = new ArrayList<SourceMail>();
    folder.open(Folder.READ_ONLY);
    try (folder) {
      Message[] here = folder.getMessages();
      var wanted = new FetchProfile();
      wanted.add(UIDFolder.FetchProfileItem.UID);
      wanted.add("Message-ID");
      folder.fetch(here, wanted);
      long validity = ((UIDFolder) folder).getUIDValidity();
      for (Message message : here) {
        long uid = ((UIDFolder) folder).getUID(message);
        all.add(new SourceMail(folder.getFullName(), validity, uid, key(message)));
      }
    }
    return all;
  }

  /** The key of a message of {@link ChaosMail}'s making. */
  static MessageKey key(Message message) throws MessagingException, IOException {
    String id = String.join(" ", message.getHeader("Message-ID"));
    if (!(message.getContent() instanceof MimeMultipart parts)) {
      return MessageKey.of(id, String.valueOf(message.getContent()), List.of());
    }
    var files = new ArrayList<String>();
    for (int i = 1; i < parts.getCount(); i++) {
      files.add(file(parts.getBodyPart(i)));
    }
    return MessageKey.of(id, String.valueOf(parts.getBodyPart(0).getContent()), files);
  }

  private static String file(Part part) throws MessagingException, IOException {
    return MessageKey.sha256(part.getInputStream().readAllBytes());
  }
}
