package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.endpoint.LabelUse;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.target.TargetLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legs that end between the copies of a message with several labels double and lose none. */
class GmailDoubtTest {
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
  void a_wait_between_the_copies_of_a_message_doubles_none() throws Exception {
    for (int refused = 1; refused <= 12; refused++) {
      var creates = new AtomicInteger();
      int number = refused;
      mailbox.forget();
      mailbox.target =
          new Observed(
              mailbox.open(),
              stamp -> {
                if (creates.incrementAndGet() == number) {
                  throw new ThrottledException("429", "slow down", Duration.ofSeconds(10));
                }
              });
      assertThatThrownBy(() -> mailbox.copy(0, LabelUse.COPIES))
          .isInstanceOf(ThrottledException.class);
      mailbox.goOn(LabelUse.COPIES);

      assertThat(mailbox.all())
          .as("refused %d", refused)
          .hasSize(GmailMailbox.WITH_COPIES)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_leg_that_must_end_between_the_copies_of_a_message_sends_no_more_and_doubles_none()
      throws Exception {
    for (int last = 1; last < GmailMailbox.WITH_COPIES; last++) {
      var creates = new AtomicInteger();
      int most = last;
      mailbox.forget();
      mailbox.target =
          new Observed(
              mailbox.open(),
              stamp -> mailbox.mayGoOn = creates.incrementAndGet() != most,
              new TargetLimits(1_000_000, 1));
      assertThatThrownBy(() -> mailbox.copy(0, LabelUse.COPIES)).isInstanceOf(AssertionError.class);
      assertThat(creates).hasValue(most);
      mailbox.mayGoOn = true;
      mailbox.goOn(LabelUse.COPIES);

      assertThat(mailbox.all())
          .as("cut after %d", most)
          .hasSize(GmailMailbox.WITH_COPIES)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_batch_that_is_made_again_doubles_no_copy() throws Exception {
    mailbox.gmail.add("large " + "x".repeat(1_100_000), "\\Inbox", "Work");
    var unused = mailbox.copy(0, LabelUse.COPIES);
    List<String> before = mailbox.all().toList();
    mailbox.forgetRows();

    unused = mailbox.copy(0, LabelUse.COPIES);

    assertThat(mailbox.all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void a_message_in_doubt_is_sent_again_where_another_label_s_folder_was_removed()
      throws Exception {
    var creates = new AtomicInteger();
    mailbox.target =
        new Observed(
            mailbox.open(),
            stamp -> {
              if (creates.incrementAndGet() == 1) {
                throw new TransientException("LOST", "no answer");
              }
            });
    assertThatThrownBy(() -> mailbox.copy(0, LabelUse.CATEGORIES))
        .isInstanceOf(TransientException.class);
    mailbox.there().removeFolder(List.of("msgfolderroot", "private"));
    mailbox.goOn(LabelUse.CATEGORIES);

    assertThat(mailbox.all()).hasSize(9);
  }
}
