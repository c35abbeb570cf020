package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FetchFiguresTest {
  private final FetchFigures figures = new FetchFigures("10 of 5 KB", 10);

  @Test
  void one_reading_that_was_disturbed_does_not_count() {
    add(80, 100);
    add(90, 100);
    add(90, 100);
    add(90, 1_000);

    assertThat(figures.ratio()).isEqualTo(0.9);
    assertThat(figures.faults()).isEmpty();
    assertThat(figures.cells())
        .containsExactly("10 of 5 KB", "111", "1", "100", "1", "0.90", "0.80-0.90", "0");
    assertThat(figures.json().path("pairs").asInt()).isEqualTo(4);
    assertThat(figures.json().path("ratioLowerQuartile").asDouble()).isEqualTo(0.8);
  }

  @Test
  void a_ratio_too_low_and_a_heap_too_large_are_faults() {
    add(79, 100);
    figures.grew((64L << 20) + 1);

    assertThat(figures.faults())
        .containsExactly(
            "10 of 5 KB: ratio below 0.8", "10 of 5 KB: the heap grew by more than 64 MiB");
  }

  @Test
  void sides_that_did_not_read_the_same_are_a_fault() {
    figures.add(reading(10, 50, 100), reading(10, 49, 100));

    assertThat(figures.faults()).containsExactly("10 of 5 KB: the two sides did not read the same");
  }

  private void add(long rawMillis, long ownMillis) {
    figures.add(reading(10, 50_000, rawMillis), reading(10, 50_000, ownMillis));
  }

  private static RawFetch.Reading reading(long messages, long bytes, long millis) {
    return new RawFetch.Reading(messages, bytes, Duration.ofMillis(millis));
  }
}
