package godwit.source.imap;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import godwit.source.MailboxFixture;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A mailbox in GreenMail, reached through its store. */
final class GreenMailbox implements MailboxFixture {
  private static final Map<String, Flags.Flag> SYSTEM =
      Map.of(
          "\\Seen", Flags.Flag.SEEN,
          "\\Answered", Flags.Flag.ANSWERED,
          "\\Flagged", Flags.Flag.FLAGGED,
          "\\Draft", Flags.Flag.DRAFT,
          "\\Deleted", Flags.Flag.DELETED);

  private final GreenMail server;
  private final GreenMailUser user;

  GreenMailbox(GreenMail server, GreenMailUser user) {
    this.server = server;
    this.user = user;
  }

  @Override
  public void createFolder(List<String> path) throws Exception {
    for (int depth = 1; depth <= path.size(); depth++) {
      String name = wireName(path.subList(0, depth));
      var folders = server.getManagers().getImapHostManager();
      boolean there = folders.getFolder(user, name) != null;
      if (!there && folders.createMailbox(user, name) == null) {
        throw new IllegalStateException("not made: " + name);
      }
    }
  }

  @Override
  public void deleteFolder(List<String> path) throws Exception {
    server.getManagers().getImapHostManager().deleteMailbox(user, wireName(path));
  }

  @Override
  public void append(List<String> path, byte[] message, Instant received, Set<String> flags)
      throws Exception {
    var session = Session.getInstance(new Properties());
    var set = new Flags();
    flags.forEach(name -> set.add(SYSTEM.get(name)));
    long uid =
        folder(path)
            .appendMessage(
                new MimeMessage(session, new ByteArrayInputStream(message)),
                set,
                Date.from(received));
    if (uid < 1) {
      throw new IllegalStateException("not stored");
    }
  }

  @Override
  public void mark(List<String> path, long uid, String flag) throws Exception {
    folder(path).setFlags(new Flags(SYSTEM.get(flag)), true, uid, null, false);
  }

  @Override
  public void expunge(List<String> path, long uid) throws Exception {
    MailFolder folder = folder(path);
    folder.setFlags(new Flags(Flags.Flag.DELETED), true, uid, null, false);
    folder.expunge();
  }

  @Override
  public Set<String> flags(List<String> path, long uid) throws Exception {
    StoredMessage message = folder(path).getMessage(uid);
    var names = new HashSet<String>();
    SYSTEM.forEach((name, flag) -> {
      if (message.getFlags().contains(flag)) {
        names.add(name);
      }
    });
    return names;
  }

  private MailFolder folder(List<String> path) throws Exception {
    return server.getManagers().getImapHostManager().getFolder(user, wireName(path), true);
  }

  /** GreenMail encodes names itself when it lists them. */
  private static String wireName(List<String> path) {
    return String.join(".", path);
  }
}
