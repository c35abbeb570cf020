package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the rows of a large batch must be read again though nobody wrote to one. */
class LookTest {
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Instant BEGUN = Batches.MADE;
  private static final Instant LATER = BEGUN.plusSeconds(300);

  private final Batch batch = Batches.batch(Batches.id());
  private final Mailbox syncing =
      Batches.in(Batches.mailbox(batch.id(), "ada@contoso.example"), MailboxStatus.SYNCING);

  @Test
  void once_an_hour_at_the_least() {
    assertThat(quietUntil()).isEqualTo(BEGUN.plus(Duration.ofHours(1)));
    assertThat(quietUntil(Batches.in(syncing, MailboxStatus.SYNCED)))
        .isEqualTo(BEGUN.plus(Duration.ofHours(1)));
  }

  @Test
  void when_a_worker_may_have_died() {
    assertThat(quietUntil(syncing.edit().taken("worker", LATER).at(BEGUN))).isEqualTo(LATER);
  }

  @Test
  void when_a_message_is_late() {
    assertThat(quietUntil(syncing.edit().passed(LATER).at(BEGUN))).isEqualTo(LATER.plus(GRACE));
  }

  @Test
  void at_once_where_one_that_waits_is_to_stop() {
    Mailbox waiting = syncing.edit().stopRequested(true).passed(LATER).at(BEGUN);

    assertThat(quietUntil(waiting)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void at_once_where_one_is_being_removed() {
    assertThat(quietUntil(Batches.in(syncing, MailboxStatus.REMOVING))).isEqualTo(Instant.EPOCH);
  }

  @Test
  void for_the_first_of_them() {
    Mailbox soon = syncing.edit().taken("worker", LATER).at(BEGUN);
    Mailbox late = syncing.edit().taken("worker", LATER.plusSeconds(1)).at(BEGUN);

    assertThat(quietUntil(soon, late)).isEqualTo(LATER);
    assertThat(quietUntil(late, soon)).isEqualTo(LATER);
  }

  private Instant quietUntil(Mailbox... mailboxes) {
    var look = new Look(batch, BEGUN, GRACE);
    for (Mailbox mailbox : mailboxes) {
      look.add(mailbox);
    }
    return look.kept(batch).quietUntil();
  }
}
