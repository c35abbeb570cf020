package godwit.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the fields of a request one by one, noting each fault. For one thread. */
final class Fields {
  private final Map<String, String> values;
  private final Problems.Gathered problems;
  private final ZoneId zone;

  Fields(Map<String, String> values, Problems.Gathered problems) {
    this(values, problems, ZoneOffset.UTC);
  }

  /**
   * @param zone of times without offset, unless the fields name another
   */
  Fields(Map<String, String> values, Problems.Gathered problems, ZoneId zone) {
    this.values = Map.copyOf(values);
    this.problems = problems;
    this.zone = readZone(zone);
  }

  /** Whether the field is there at all, be it without a value. */
  boolean names(String field) {
    return values.containsKey(field);
  }

  /** What holds for a field without value: it stays as it is if it is not there at all. */
  <T> T otherwise(String field, T stays, T usual) {
    return names(field) ? usual : stays;
  }

  /** A field's text without surrounding space; empty if it is absent or blank. */
  Optional<String> text(String field) {
    return Optional.ofNullable(values.get(field)).map(String::strip).filter(v -> !v.isEmpty());
  }

  int number(String field, int least, int most, int usual) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      return usual;
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    invalid(field, "is no whole number from " + least + " to " + most, "Correct it.");
    return usual;
  }

  boolean flag(String field, boolean usual) {
    return text(field)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(text -> {
          if (!text.equals("true") && !text.equals("false")) {
            invalid(field, "is neither true nor false", "Write true or false.");
          }
          return text.equals("true");
        })
        .orElse(usual);
  }

  /** A length of time as {@code PT6H}, {@code 24h}, {@code 90m} or {@code 1.00:00:00}. */
  Duration duration(String field, Duration least, Duration usual) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      return usual;
    }
    Optional<Duration> read = Durations.parse(text.get());
    if (read.isEmpty() || read.get().compareTo(least) < 0) {
      invalid(field, "is no length of time of at least " + least, "Write it as PT24H or 24h.");
      return usual;
    }
    return read.get();
  }

  /** A time in ISO 8601; without offset it is of the zone in {@code timeZone}, UTC if absent. */
  Optional<Instant> time(String field) {
    return text(field)
        .flatMap(text -> {
          Optional<Instant> read = instant(text, zone);
          if (read.isEmpty()) {
            invalid(field, "is no date and time", "Write it as 2026-11-21T20:00:00Z.");
          }
          return read;
        });
  }

  List<String> list(String field) {
    return text(field).stream()
        .flatMap(text -> Arrays.stream(text.split("[,;]")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A list whose values may hold its separators, see {@link EscapedList}. */
  List<String> escapedList(String field) {
    return EscapedList.split(text(field).orElse(""));
  }

  void missing(String field, String advice) {
    problems.add(FieldProblem.missing(field, advice));
  }

  void invalid(String field, String what, String advice) {
    problems.add(FieldProblem.invalid(field, "\"" + field + "\" " + what + ".", advice));
  }

  /** A fault of its own kind. */
  void fault(String field, String code, String what, String advice) {
    problems.add(new FieldProblem(field, code, what, advice));
  }

  /** The zone that {@code timeZone} names; if it is not there, the one that was. */
  ZoneId zone() {
    return zone;
  }

  private ZoneId readZone(ZoneId before) {
    try {
      Optional<ZoneId> named = text("timeZone").map(ZoneId::of);
      return named.orElse(otherwise("timeZone", before, ZoneOffset.UTC));
    } catch (DateTimeException e) {
      invalid("timeZone", "is no time zone", "Write it as Europe/Berlin or +01:00.");
      return ZoneOffset.UTC;
    }
  }

  private static Optional<Instant> instant(String text, ZoneId zone) {
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
      }
      return text.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)")
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
