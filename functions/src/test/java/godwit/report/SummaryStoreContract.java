package godwit.report;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.batch.MailboxStatus;
import godwit.batch.Problem;
import godwit.batch.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SummaryStore} does. */
public interface SummaryStoreContract {
  /** The store under test; it may hold sums of other tests. */
  SummaryStore store();

  @Test
  default void finds_what_was_kept_last_with_every_value() throws Exception {
    BatchId batch = Batches.id();

    store().keep(new KeptSums(batch, empty(), "v1", Batches.MADE));
    store().keep(full(batch));

    assertThat(store().find(batch)).contains(full(batch));
    assertThat(store().all()).contains(full(batch));
  }

  @Test
  default void sums_of_an_empty_batch_are_found_as_they_are() throws Exception {
    BatchId batch = Batches.id();
    var kept = new KeptSums(batch, empty(), "", Batches.MADE);

    store().keep(kept);

    assertThat(store().find(batch)).contains(kept);
  }

  @Test
  default void what_was_removed_is_not_found_and_removing_it_again_is_fine() throws Exception {
    BatchId batch = Batches.id();
    store().keep(full(batch));

    store().remove(batch);
    store().remove(batch);

    assertThat(store().find(batch)).isEmpty();
    assertThat(store().all()).doesNotContain(full(batch));
  }

  @Test
  default void the_same_name_in_another_incarnation_is_another_batch() throws Exception {
    BatchId batch = Batches.id();
    store().keep(full(batch));

    assertThat(store().find(new BatchId(batch.name(), "incarnate999"))).isEmpty();
  }

  private static RowSums empty() {
    return new RowSums.Adding(1, Batches.MADE).sums();
  }

  private static KeptSums full(BatchId batch) {
    Instant made = Batches.MADE;
    var problem = new Problem("AUTHENTICATIONFAILED", "new \u2028 password, please", made);
    var rows =
        new RowSums(
            made.plusNanos(1),
            Map.of(MailboxStatus.SYNCED, 49_998, MailboxStatus.FAILED, 2),
            5_000_000_000L,
            new Tally(1, 2, 3, 4, 500_000_000_000_000L),
            Duration.ofDays(40_000),
            Duration.ofMillis(1),
            Optional.of(made.minusSeconds(1)),
            Optional.of(made.minusMillis(1)),
            Optional.of(Duration.ofHours(30)),
            Optional.of(Consistency.POOR),
            List.of(
                new RowSums.Troubled(
                    "=ada@b.example", MailboxStatus.FAILED, problem, Optional.empty()),
                new RowSums.Troubled(
                    "ben@b.example", MailboxStatus.FAILED, problem, Optional.of(made))));
    return new KeptSums(batch, rows, "W/\"datetime'2026'\"", made.plusSeconds(60));
  }
}
