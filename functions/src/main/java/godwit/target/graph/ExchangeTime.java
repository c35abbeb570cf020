package godwit.target.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as Exchange keeps them. */
final class ExchangeTime {
  // A FILETIME counts from 1601; Graph writes years with four digits.
  private static final Instant FIRST = Instant.parse("1601-01-01T00:00:01Z");
  private static final Instant LAST = Instant.parse("9999-12-30T23:59:59Z");

  private ExchangeTime() {}

  /** Whole seconds within what Exchange can hold: the nearest such time. */
  static Instant kept(Instant time) {
    if (time.isBefore(FIRST)) {
      return FIRST;
    }
    return time.isAfter(LAST) ? LAST : time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether {@link #kept} gives another second. */
  static boolean isBent(Instant time) {
    return time.isBefore(FIRST) || time.isAfter(LAST.plusSeconds(1));
  }
}
