package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits of what an administrator may ask of a batch: its times and who is told. */
class BatchOptionsTest {
  private static final List<String> SOMEBODY = List.of("it@contoso.example");

  @Test
  void rounds_are_at_least_a_quarter_of_an_hour_apart() {
    assertThat(every(Duration.ofMinutes(15)).syncInterval()).isEqualTo(Duration.ofMinutes(15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> every(Duration.ofMinutes(15).minusNanos(1)))
        .withMessageStartingWith("sync interval below 15 minutes");
  }

  @Test
  void reports_come_at_most_every_hour_or_not_at_all() {
    assertThat(notified(Optional.of(Duration.ofHours(1))).areMailed()).isTrue();
    assertThat(notified(Optional.empty()).areMailed()).isTrue();
    assertThat(notified(Optional.of(Duration.ZERO)).areMailed()).isFalse();
    assertThat(Notifications.NONE.areMailed()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> notified(Optional.of(Duration.ofHours(1).minusSeconds(1))));
  }

  @Test
  void an_endpoints_secret_is_sealed_for_a_cell_that_no_batch_has() {
    BatchId batch = Batches.id();

    assertThat(Batch.sourceSecretCell(batch))
        .startsWith(batch.toString())
        .isNotEqualTo(Batch.sourceSecretCell(Batches.id()));
  }

  @Test
  void a_changed_batch_keeps_everything_else() {
    Batch batch = Batches.batch(Batches.id());

    assertThat(batch.withStatus(BatchStatus.SYNCING).withMailboxes(9))
        .usingRecursiveComparison()
        .ignoringFields("status", "mailboxes")
        .isEqualTo(batch);
    assertThat(batch.withStatus(BatchStatus.SYNCING).status()).isEqualTo(BatchStatus.SYNCING);
    assertThat(batch.withMailboxes(9).mailboxes()).isEqualTo(9);
    assertThat(batch.withOptions(BatchOptions.DEFAULT)).isEqualTo(batch);
    assertThat(batch.withEndpoint(batch.endpoint())).isEqualTo(batch);
  }

  private static Schedule every(Duration interval) {
    return new Schedule(true, Optional.empty(), ZoneOffset.UTC, interval);
  }

  private static Notifications notified(Optional<Duration> interval) {
    return new Notifications(SOMEBODY, interval);
  }
}
