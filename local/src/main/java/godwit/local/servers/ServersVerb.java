package godwit.local.servers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** {@code ./godwit servers}: the servers of the tests, left running for trials by hand. */
public final class ServersVerb {
  private ServersVerb() {}

  /**
   * Starts Azurite, GreenMail with the sample mailboxes and, where it is installed, Dovecot with
   * the same ones; prints how to reach them and stays until Ctrl-C.
   */
  public static int run(List<String> args) throws InterruptedException {
    if (!args.isEmpty()) {
      System.err.println("servers takes no arguments");
      return 2;
    }
    try (AzuriteServer azurite = AzuriteServer.start();
        GreenMailServer greenMail = GreenMailServer.start()) {
      SampleMailboxes.fill(greenMail);
      System.out.println("azurite " + azurite.connectionString());
      System.out.println("greenmail imap://" + greenMail.host() + ":" + greenMail.port());
      if (DovecotServer.isAvailable()) {
        DovecotServer dovecot = DovecotServer.start(DovecotOptions.users(logins()));
        SampleMailboxes.fill(dovecot.host(), dovecot.port());
        System.out.println("dovecot imap://" + dovecot.host() + ":" + dovecot.port());
      }
      for (SampleMailboxes.Mailbox mailbox : SampleMailboxes.ALL) {
        System.out.println("mailbox " + mailbox.address() + " password " + mailbox.password());
      }
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static Map<String, String> logins() {
    return SampleMailboxes.ALL.stream()
        .collect(
            Collectors.toMap(SampleMailboxes.Mailbox::address, SampleMailboxes.Mailbox::password));
  }
}
