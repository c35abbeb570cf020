package godwit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Tellings} does. */
public interface TellingsContract {
  Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

  /** The tellings under test. */
  Tellings tellings();

  @Test
  default void at_first_nothing_is_announced() throws Exception {
    var batch = Batches.id();

    assertThat(tellings().announced(batch)).isEqualTo(Announced.nothing(batch));
    assertThat(tellings().mail(batch)).isEqualTo(MailState.nothing(batch));
  }

  @Test
  default void what_is_announced_is_kept_and_one_of_two_is_first() throws Exception {
    var batch = Batches.id();
    var first =
        Announced.nothing(batch).withRounds("abc", true).mailedAt(MORNING).blockedAt(MORNING);

    assertThat(tellings().store(first)).isTrue();
    assertThat(tellings().store(first.withStep(3))).isFalse();
    Announced read = tellings().announced(batch);
    assertThat(tellings().store(read.withStep(4))).isTrue();
    assertThat(tellings().store(read.withStep(5))).isFalse();

    Announced now = tellings().announced(batch);
    assertThat(now.rounds()).isEqualTo("abc");
    assertThat(now.mailedRounds()).isEqualTo("abc");
    assertThat(now.mailed()).contains(MORNING);
    assertThat(now.blocked()).contains(MORNING);
    assertThat(now.synced()).isTrue();
    assertThat(now.step()).isEqualTo(4);
  }

  @Test
  default void the_last_word_on_mails_stays() throws Exception {
    var batch = Batches.id();
    var failed =
        new MailState(batch, Optional.of(MORNING), Optional.of("refused"), Optional.of(MORNING));
    var sent = new MailState(batch, Optional.of(MORNING), Optional.empty(), Optional.empty());

    tellings().store(failed);
    assertThat(tellings().mail(batch)).isEqualTo(failed);
    tellings().store(sent);
    assertThat(tellings().mail(batch)).isEqualTo(sent);
  }

  @Test
  default void a_batch_is_forgotten() throws Exception {
    var batch = Batches.id();
    assertThat(tellings().store(Announced.nothing(batch).withStep(1))).isTrue();
    tellings().store(MailState.nothing(batch));

    tellings().purge(batch);
    tellings().purge(batch);

    assertThat(tellings().announced(batch)).isEqualTo(Announced.nothing(batch));
  }
}
