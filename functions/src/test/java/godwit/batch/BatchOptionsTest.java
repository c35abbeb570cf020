package godwit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import godwit.endpoint.EndpointName;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits of what an administrator may ask of a batch, and where what it keeps secret lies. */
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

  @Test
  void a_kept_endpoints_secret_is_sealed_for_a_cell_of_its_name() {
    var name = new EndpointName("Web-Host");

    assertThat(StoredEndpoint.secretCell(name))
        .startsWith("endpoint/web-host")
        .isNotEqualTo(StoredEndpoint.secretCell(new EndpointName("other")));
  }

  @Test
  void rows_that_are_being_added_lie_where_no_work_sees_them() {
    BatchId batch = Batches.id();
    var addition = new Addition(batch, "abc123def456", "", 3, false, Batches.MADE, "");

    assertThat(addition.apart().name()).isEqualTo(batch.name());
    assertThat(addition.apart()).isNotEqualTo(batch);
  }

  @Test
  void a_claim_shows_no_personal_data() {
    assertThat(new TargetClaims.Pair("ada@contoso.example", "imap.example.org ada"))
        .hasToString("Pair[hidden]");
  }

  private static Schedule every(Duration interval) {
    return new Schedule(true, Optional.empty(), ZoneOffset.UTC, interval);
  }

  private static Notifications notified(Optional<Duration> interval) {
    return new Notifications(SOMEBODY, interval);
  }
}
