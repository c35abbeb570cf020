package godwit.local.servers;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Three mailboxes of twenty messages each: plain, HTML, alternative, inline picture, attachments
 * with names in two scripts and one of 4 MB, an attached message, every transfer encoding and flag,
 * nested folders with German and Japanese names and one empty folder. The same on every run.
 */
public final class SampleMailboxes {
  /** Ada, Bjørn and Chiyo. */
  public static final List<Mailbox> ALL =
      List.of(
          new Mailbox("ada@example.org", "ada's mail", "Ada Lovelace"),
          new Mailbox("bjorn@example.org", "bjorn's mail", "Bjørn Ødegård"),
          new Mailbox("chiyo@example.org", "chiyo's mail", "千代 田中"));

  private static final List<String> EMPTY_FOLDER = List.of("Projekte", "Leer");

  private SampleMailboxes() {}

  /**
   * One of the mailboxes.
   *
   * @param address also the name to log in with
   * @param password for samples only
   * @param name of the person
   */
  public record Mailbox(String address, String password, String name) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Mailbox[address=" + address + "]";
    }
  }

  /** Adds the users to {@code server} and fills their mailboxes. */
  public static void fill(GreenMailServer server) {
    ALL.forEach(mailbox -> server.addUser(mailbox.address(), mailbox.password()));
    fill(server.host(), server.port());
  }

  /** Fills the mailboxes of a server that has the users already. */
  public static void fill(String host, int port) {
    appendAll(host, port, SampleMail::initial);
  }

  /**
   * Appends the new mail that an incremental round should find: three messages per mailbox, two of
   * them in the inbox.
   */
  public static void deliverNewMail(String host, int port) {
    appendAll(host, port, SampleMail::later);
  }

  /** What {@link #fill} stores, in its order. */
  public static List<PlacedMessage> initialMail(Mailbox mailbox) {
    return SampleMail.initial(mailbox);
  }

  /** What {@link #deliverNewMail} stores, in its order. */
  public static List<PlacedMessage> newMail(Mailbox mailbox) {
    return SampleMail.later(mailbox);
  }

  /** The mailboxes at the same time, since GreenMail takes its time for each command. */
  private static void appendAll(
      String host, int port, Function<Mailbox, List<PlacedMessage>> mail) {
    try (ExecutorService threads = Executors.newFixedThreadPool(ALL.size())) {
      List<? extends Future<?>> running =
          ALL.stream()
              .map(box -> threads.submit(() -> append(host, port, box, mail.apply(box).stream())))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("tried to fill the sample mailboxes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while filling the sample mailboxes", e);
    }
  }

  private static void append(
      String host, int port, Mailbox mailbox, Stream<PlacedMessage> messages) {
    try (MailboxFiller filler =
        MailboxFiller.connect(host, port, mailbox.address(), mailbox.password())) {
      filler.createFolder(EMPTY_FOLDER);
      List<PlacedMessage> refused = filler.append(messages);
      if (!refused.isEmpty()) {
        throw new IllegalStateException("the server refused sample mail: " + refused);
      }
    }
  }
}
