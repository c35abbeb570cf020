package godwit.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.junit.jupiter.api.Test;

class SampleMailboxesIT {
  @Test
  void greenmail_serves_what_was_stored_and_new_mail_after_it() throws Exception {
    try (GreenMailServer greenMail = GreenMailServer.start()) {
      SampleMailboxes.fill(greenMail);

      SampleMailboxes.deliverNewMail(greenMail.host(), greenMail.port());

      SampleMailboxes.Mailbox first = SampleMailboxes.ALL.getFirst();
      List<PlacedMessage> all = new ArrayList<>(SampleMailboxes.initialMail(first));
      all.addAll(SampleMailboxes.newMail(first));
      assertServes(greenMail.port(), ".", first, all);
    }
  }

  @Test
  void dovecot_serves_the_same_mail() throws Exception {
    Servers.requireDovecot();
    Map<String, String> users =
        SampleMailboxes.ALL.stream()
            .collect(
                Collectors.toMap(
                    SampleMailboxes.Mailbox::address, SampleMailboxes.Mailbox::password));
    try (DovecotServer dovecot = DovecotServer.start(DovecotOptions.users(users))) {
      SampleMailboxes.fill(dovecot.host(), dovecot.port());

      for (SampleMailboxes.Mailbox mailbox : SampleMailboxes.ALL) {
        assertServes(dovecot.port(), "/", mailbox, SampleMailboxes.initialMail(mailbox));
      }
    }
  }

  private static void assertServes(
      int port, String separator, SampleMailboxes.Mailbox mailbox, List<PlacedMessage> expected)
      throws MessagingException, IOException {
    try (ImapClient client = new ImapClient(port, mailbox.address(), mailbox.password())) {
      Set<List<String>> folders =
          expected.stream().map(PlacedMessage::folder).collect(Collectors.toSet());
      assertThat(client.folders()).contains(String.join(separator, "Projekte", "Leer"));
      for (List<String> path : folders) {
        try (Folder folder = client.open(String.join(separator, path))) {
          List<PlacedMessage> stored =
              expected.stream().filter(message -> message.folder().equals(path)).toList();
          assertThat(folder.getMessageCount()).isEqualTo(stored.size());
          for (int i = 0; i < stored.size(); i++) {
            assertIs(folder.getMessage(i + 1), stored.get(i));
          }
        }
      }
    }
  }

  private static void assertIs(Message served, PlacedMessage stored)
      throws MessagingException, IOException {
    assertThat(served.getReceivedDate()).isEqualTo(stored.internalDate());
    assertThat(flags(served)).containsExactlyInAnyOrderElementsOf(stored.flags());
    ((IMAPMessage) served).setPeek(true);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    served.writeTo(content);
    assertThat(content.toByteArray()).isEqualTo(stored.content());
  }

  /** Without the one that the server sets by itself. */
  private static Set<String> flags(Message message) throws MessagingException {
    Set<String> names = new TreeSet<>(Set.of(message.getFlags().toString().split(" ")));
    names.remove("\\Recent");
    names.remove("");
    return names;
  }
}
