package godwit.local.chaos.mail;

import godwit.local.servers.MailboxFiller;
import godwit.local.servers.PlacedMessage;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a mailbox at the source as its user would while it is copied. For one thread. */
public final class SourceEditor {
  private static final String ASIDE = "chaos-aside";

  private final SourceLogin login;
  private final List<SourceMail> expunged = new ArrayList<>();

  public SourceEditor(SourceLogin login) {
    this.login = login;
  }

  /** Stores more messages. */
  public void append(List<PlacedMessage> messages) {
    try (MailboxFiller filler =
        MailboxFiller.connect("127.0.0.1", login.port(), login.user(), login.password())) {
      if (!filler.append(messages.stream()).isEmpty()) {
        throw new IllegalStateException("the source refused a message");
      }
    }
  }

  /** Makes a folder that may stay empty. */
  public void createFolder(List<String> path) {
    try (MailboxFiller filler =
        MailboxFiller.connect("127.0.0.1", login.port(), login.user(), login.password())) {
      filler.createFolder(path);
    }
  }

  /**
   * Removes messages for ever.
   *
   * @param count at most so many
   */
  public void expunge(List<String> path, int count, SplittableRandom random) {
    edit(
        path,
        (store, folder) -> {
          folder.open(Folder.READ_WRITE);
          try (folder) {
            for (int i = 0; i < count && folder.getMessageCount() > 0; i++) {
              Message doomed = folder.getMessage(1 + random.nextInt(folder.getMessageCount()));
              String name = folder.getFullName();
              expunged.add(new SourceMail(name, 0, 0, SourceReader.key(doomed)));
              doomed.setFlag(Flags.Flag.DELETED, true);
              folder.expunge();
            }
          }
        });
  }

  /** What was removed so far. */
  public List<SourceMail> expunged() {
    return List.copyOf(expunged);
  }

  /**
   * Puts another folder with the same messages in the place of a folder: a new UIDVALIDITY and new
   * UIDs. For a moment there is no such folder. The inbox cannot be replaced.
   */
  public void replace(List<String> path) {
    edit(
        path,
        (store, folder) -> {
          Folder aside = store.getFolder(ASIDE);
          if (!aside.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS)) {
            throw new MessagingException("the folder for what is put aside was not made");
          }
          folder.open(Folder.READ_WRITE);
          if (folder.getMessageCount() > 0) {
            folder.copyMessages(folder.getMessages(), aside);
          }
          folder.close(false);
          if (!folder.delete(false) || !aside.renameTo(store.getFolder(folder.getFullName()))) {
            throw new MessagingException("the folder was not replaced");
          }
        });
  }

  private void edit(List<String> path, Edit edit) {
    try (Store store = login.connect()) {
      edit.apply(store, store.getFolder(String.join("/", path)));
    } catch (MessagingException e) {
      throw new IllegalStateException("tried to change the source", e);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to change the source", e);
    }
  }

  @FunctionalInterface
  private interface Edit {
    void apply(Store store, Folder folder) throws MessagingException, IOException;
  }
}
