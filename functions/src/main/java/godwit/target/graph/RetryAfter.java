package godwit.target.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the Retry-After header (RFC 9110 §10.2.3), also as Graph misspells it. */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @param header seconds, a date, or several numbers such as {@code 31,120}, of which the first
   *     positive one counts
   * @return empty if it cannot be read; never negative
   */
  static Optional<Duration> parse(String header, Instant now) {
    String text = header.strip();
    if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
      return date(text, now);
    }
    Optional<Duration> zero = Optional.empty();
    for (String part : text.split(",", -1)) {
      Optional<Duration> seconds = seconds(part.strip());
      if (seconds.filter(Duration::isPositive).isPresent()) {
        return seconds;
      }
      zero = zero.or(() -> seconds);
    }
    return zero;
  }

  private static Optional<Duration> seconds(String text) {
    // Nine digits are thirty years; more would overflow and mean nothing.
    return text.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
