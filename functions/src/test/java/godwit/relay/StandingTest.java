package godwit.relay;

import static godwit.batch.MailboxStatus.FAILED;
import static godwit.batch.MailboxStatus.INCREMENTAL_FAILED;
import static godwit.batch.MailboxStatus.INCREMENTAL_SYNCING;
import static godwit.batch.MailboxStatus.QUEUED;
import static godwit.batch.MailboxStatus.REMOVING;
import static godwit.batch.MailboxStatus.STOPPED;
import static godwit.batch.MailboxStatus.SYNCED;
import static godwit.batch.MailboxStatus.SYNCING;
import static godwit.batch.MailboxStatus.VALIDATING;
import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Progress;
import godwit.batch.Relay;
import godwit.batch.Tally;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {
  /** How a mailbox comes to a status. */
  private static final Map<MailboxStatus, List<MailboxStatus>> WAYS =
      new EnumMap<>(
          Map.of(
              QUEUED, List.of(),
              VALIDATING, List.of(VALIDATING),
              SYNCING, List.of(VALIDATING, SYNCING),
              SYNCED, List.of(VALIDATING, SYNCING, SYNCED),
              FAILED, List.of(VALIDATING, FAILED),
              INCREMENTAL_SYNCING, List.of(INCREMENTAL_SYNCING),
              INCREMENTAL_FAILED, List.of(INCREMENTAL_SYNCING, INCREMENTAL_FAILED),
              STOPPED, List.of(STOPPED),
              REMOVING, List.of(REMOVING)));

  private final BatchId batch = Batches.id();

  @ParameterizedTest
  @EnumSource(names = {"CREATED", "WAITING", "REMOVING", "STOPPED"})
  void some_statuses_only_a_person_or_the_clock_ends(BatchStatus status) {
    assertThat(status(status, SYNCING)).isEqualTo(status);
  }

  @Test
  void a_batch_is_as_busy_as_its_busiest_mailbox() {
    assertThat(status(QUEUED, SYNCED)).isEqualTo(BatchStatus.SYNCING);
    assertThat(status(VALIDATING, FAILED)).isEqualTo(BatchStatus.SYNCING);
    assertThat(status(SYNCING, INCREMENTAL_SYNCING)).isEqualTo(BatchStatus.SYNCING);
    assertThat(status(INCREMENTAL_SYNCING, SYNCED)).isEqualTo(BatchStatus.INCREMENTAL_SYNCING);
  }

  @Test
  void a_mailbox_that_waits_for_a_later_round_is_incremental() {
    Relay later = Relay.START.done().nextRound("next");
    Mailbox waiting = Batches.mailbox(batch, "a@x.example").edit().relay(later).at(Batches.MADE);

    assertThat(standing(waiting)).isEqualTo(BatchStatus.INCREMENTAL_SYNCING);
  }

  @Test
  void at_rest_it_is_synced_with_errors_if_any_mailbox_is_troubled() {
    assertThat(status(SYNCED, SYNCED)).isEqualTo(BatchStatus.SYNCED);
    assertThat(status(SYNCED, FAILED)).isEqualTo(BatchStatus.SYNCED_WITH_ERRORS);
    assertThat(status(SYNCED, INCREMENTAL_FAILED)).isEqualTo(BatchStatus.SYNCED_WITH_ERRORS);
    assertThat(status(SYNCED, STOPPED)).isEqualTo(BatchStatus.SYNCED);
  }

  @Test
  void one_failed_message_or_one_problem_is_an_error() {
    var lossy =
        new Progress(9, new Tally(8, 0, 1, 0, 0), Tally.NONE, none(), none(), zero(), zero());
    var problem = new Problem("SLOW", "wait", Batches.MADE);

    assertThat(standing(at(SYNCED).edit().progress(lossy).at(Batches.MADE)))
        .isEqualTo(BatchStatus.SYNCED_WITH_ERRORS);
    assertThat(standing(at(SYNCED).edit().problem(Optional.of(problem)).at(Batches.MADE)))
        .isEqualTo(BatchStatus.SYNCED_WITH_ERRORS);
  }

  @Test
  void all_failed_is_failed_and_all_stopped_is_stopped() {
    assertThat(status(FAILED, FAILED)).isEqualTo(BatchStatus.FAILED);
    assertThat(status(STOPPED, STOPPED)).isEqualTo(BatchStatus.STOPPED);
    assertThat(status()).isEqualTo(BatchStatus.SYNCED);
  }

  @Test
  void a_batch_that_stops_is_stopped_when_every_mailbox_is() {
    assertThat(status(BatchStatus.STOPPING, SYNCING, STOPPED)).isEqualTo(BatchStatus.STOPPING);
    assertThat(status(BatchStatus.STOPPING, SYNCED, STOPPED)).isEqualTo(BatchStatus.STOPPING);
    assertThat(status(BatchStatus.STOPPING, STOPPED, STOPPED)).isEqualTo(BatchStatus.STOPPED);
    assertThat(status(BatchStatus.STOPPING, REMOVING, STOPPED)).isEqualTo(BatchStatus.STOPPED);
    assertThat(status(BatchStatus.STOPPING)).isEqualTo(BatchStatus.STOPPED);
  }

  @Test
  void counts_what_was_added() {
    var standing = new Standing();
    List.of(SYNCED, SYNCED, FAILED).forEach(s -> standing.add(at(s)));

    assertThat(standing.total()).isEqualTo(3);
    assertThat(standing.count(SYNCED)).isEqualTo(2);
    assertThat(standing.count(QUEUED)).isZero();
  }

  private BatchStatus status(MailboxStatus... statuses) {
    return status(BatchStatus.SYNCING, statuses);
  }

  private BatchStatus status(BatchStatus now, MailboxStatus... statuses) {
    var standing = new Standing();
    Arrays.stream(statuses).forEach(s -> standing.add(at(s)));
    return standing.status(Batches.batch(batch).withStatus(now));
  }

  private BatchStatus standing(Mailbox mailbox) {
    var standing = new Standing();
    standing.add(mailbox);
    return standing.status(Batches.batch(batch).withStatus(BatchStatus.SYNCING));
  }

  private Mailbox at(MailboxStatus status) {
    var edit = Batches.mailbox(batch, "a@x.example").edit();
    WAYS.getOrDefault(status, List.of()).forEach(edit::status);
    return edit.at(Batches.MADE);
  }

  private static Optional<java.time.Instant> none() {
    return Optional.empty();
  }

  private static java.time.Duration zero() {
    return java.time.Duration.ZERO;
  }
}
