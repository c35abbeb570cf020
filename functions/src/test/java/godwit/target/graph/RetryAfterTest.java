package godwit.target.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"120,120", "'31,120',31", "'0,0',0", "0,0", "' 7 ',7", "'0, 9',9"})
  void numbers_are_seconds_and_the_first_positive_one_counts(String header, long seconds) {
    assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void a_date_is_the_time_until_then() {
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 12:01:30 GMT", NOW))
        .contains(Duration.ofSeconds(90));
  }

  @Test
  void a_date_in_the_past_is_no_wait() {
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "soon", "1.5", "99999999999999999999", "Foo, 31 Bar 2026"})
  void what_cannot_be_read_is_absent(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
