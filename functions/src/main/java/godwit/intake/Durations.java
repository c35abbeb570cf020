package godwit.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time in the forms that administrators write. */
final class Durations {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*([mhd])");
  // TimeSpan of .NET, as PowerShell prints it: [days.]hours:minutes:seconds
  private static final Pattern TIME_SPAN =
      Pattern.compile("(?:(\\d{1,4})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})");

  private Durations() {}

  static Optional<Duration> parse(String text) {
    Matcher brief = SHORT.matcher(text.toLowerCase(Locale.ROOT));
    if (brief.matches()) {
      return Optional.of(of(Long.parseLong(brief.group(1)), brief.group(2)));
    }
    Matcher span = TIME_SPAN.matcher(text);
    if (span.matches()) {
      String days = span.group(1);
      return Optional.of(
          Duration.ofDays(days == null ? 0 : Long.parseLong(days))
              .plusHours(Long.parseLong(span.group(2)))
              .plusMinutes(Long.parseLong(span.group(3)))
              .plusSeconds(Long.parseLong(span.group(4))));
    }
    return iso(text);
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
