package godwit.report;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link History} does. */
public interface HistoryContract {
  Instant START = Instant.parse("2026-11-22T00:00:00Z");

  /** The history under test. */
  History history();

  @Test
  default void keeps_points_in_order_with_all_they_say() throws Exception {
    var batch = Batches.id();
    var later = new Point(START.plus(Duration.ofHours(5)), 10, 4, 3, 2, 1_000_000);
    history().note(batch, later);
    history().note(batch, point(Duration.ZERO, 0));

    assertThat(history().of(batch)).containsExactly(point(Duration.ZERO, 0), later);
  }

  @Test
  default void the_last_of_a_step_stays() throws Exception {
    var batch = Batches.id();
    history().note(batch, point(Duration.ofMinutes(1), 1));
    history().note(batch, point(Duration.ofMinutes(9), 2));
    history().note(batch, point(Duration.ofMinutes(9), 2));

    assertThat(history().of(batch)).containsExactly(point(Duration.ofMinutes(9), 2));
  }

  @Test
  default void old_points_grow_sparse_and_never_too_many() throws Exception {
    var batch = Batches.id();
    for (int hour = 0; hour < 24 * 30; hour += 6) {
      history().note(batch, point(Duration.ofHours(hour), hour));
    }

    var points = history().of(batch);

    // Thirty days and, of the last seven, four a day.
    assertThat(points).hasSize(23 + 28);
    assertThat(points.getFirst()).isEqualTo(point(Duration.ofHours(18), 18));
    assertThat(points.getLast()).isEqualTo(point(Duration.ofHours(714), 714));
  }

  @Test
  default void batches_are_apart_and_forgotten_alone() throws Exception {
    var first = Batches.id();
    var second = Batches.id();
    history().note(first, point(Duration.ZERO, 1));
    history().note(second, point(Duration.ZERO, 2));

    history().purge(first);
    history().purge(first);

    assertThat(history().of(first)).isEmpty();
    assertThat(history().of(second)).containsExactly(point(Duration.ZERO, 2));
  }

  private static Point point(Duration after, long copied) {
    return new Point(START.plus(after), 1_000, copied, 0, 0, 0);
  }
}
