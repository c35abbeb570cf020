package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.endpoint.LabelUse;
import godwit.failure.MailboxBlockedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the messages of a mailbox from a server with Gmail's labels go. */
class GmailCopyTest {
  @TempDir private Path spool;
  private GmailMailbox mailbox;

  @BeforeEach
  void start() throws Exception {
    mailbox = new GmailMailbox(spool);
  }

  @AfterEach
  void stop() throws Exception {
    mailbox.close();
  }

  @Test
  void each_message_arrives_once_where_its_labels_prefer_with_the_others_as_categories()
      throws Exception {
    PlannedMailbox planned = mailbox.copy(0, LabelUse.CATEGORIES);

    assertThat(mailbox.arrived())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "inbox", List.of("inbox: inbox []", "inbox: inbox and work [Work]"),
                "sentitems", List.of("sentitems: sent [Work/Offers]"),
                "msgfolderroot/work/offers",
                    List.of("msgfolderroot/work/offers: labels [Private, Work]"),
                "archive", List.of("archive: archived []", "archive: starred []"),
                "drafts", List.of("drafts: draft []"),
                "junkemail", List.of("junkemail: junk []"),
                "deleteditems", List.of("deleteditems: trash []")));
    assertThat(planned.sourceMessages()).isEqualTo(9);
    assertThat(planned.notes())
        .anyMatch(n -> n.contains("Chats"))
        .anyMatch(n -> n.startsWith("read once: [Google Mail]/Alle Nachrichten"))
        .noneMatch(n -> n.startsWith("left out: [Google Mail]/Alle Nachrichten"));
  }

  @Test
  void only_all_mail_junk_and_trash_are_read() throws Exception {
    var unused = mailbox.copy(0, LabelUse.CATEGORIES);

    assertThat(mailbox.gmail.examined())
        .allMatch(f -> f.contains("Alle Nachrichten") || f.contains("Spam") || f.contains("Pap"));
  }

  @Test
  void labels_become_copies_on_demand() throws Exception {
    var unused = mailbox.copy(0, LabelUse.COPIES);

    assertThat(mailbox.all())
        .filteredOn(m -> m.contains(": labels") || m.contains(": inbox and work"))
        .containsExactlyInAnyOrder(
            "msgfolderroot/work/offers: labels []",
            "msgfolderroot/work: labels []",
            "msgfolderroot/private: labels []",
            "inbox: inbox and work []",
            "msgfolderroot/work: inbox and work []");
  }

  @Test
  void labels_are_ignored_on_demand() throws Exception {
    var unused = mailbox.copy(0, LabelUse.IGNORED);

    assertThat(mailbox.all()).hasSize(9).allMatch(m -> m.endsWith(" []"));
  }

  @Test
  void a_message_that_gets_other_labels_between_rounds_is_not_lost_and_not_doubled()
      throws Exception {
    PlannedMailbox first = mailbox.copy(0, LabelUse.CATEGORIES);
    mailbox.gmail.relabel("inbox", "Private");
    mailbox.gmail.add("new", "Private");

    PlannedMailbox second = mailbox.copy(1, LabelUse.CATEGORIES);

    assertThat(first.folders()).hasSameSizeAs(second.folders());
    assertThat(mailbox.all())
        .hasSize(10)
        .contains("msgfolderroot/private: new []", "inbox: inbox []");
  }

  @Test
  void a_hidden_all_mail_is_told_before_anything_is_copied() {
    mailbox.gmail.hideAllMail();

    assertThatThrownBy(() -> mailbox.copy(0, LabelUse.CATEGORIES))
        .isInstanceOfSatisfying(
            MailboxBlockedException.class, e -> assertThat(e.code()).isEqualTo("ALL_MAIL_HIDDEN"));
    assertThat(mailbox.arrived()).isEmpty();
  }

  @Test
  void a_label_that_is_gone_at_both_ends_holds_nothing_up() throws Exception {
    var unused = mailbox.copy(0, LabelUse.CATEGORIES);
    mailbox.gmail.add("late", "Private");
    mailbox.gmail.hide("Private");
    mailbox.there().removeFolder(List.of("msgfolderroot", "private"));

    unused = mailbox.copy(1, LabelUse.CATEGORIES);

    assertThat(mailbox.arrived().get("archive")).contains("archive: late [Private]");
  }
}
