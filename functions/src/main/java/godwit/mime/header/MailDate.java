package godwit.mime.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as mail writes them: RFC 5322 §3.3 and §4.3, asctime, ISO 8601, with the words in nearly
 * any order. A missing zone counts as UTC; without day, month and year there is no date.
 */
public final class MailDate {
  /** Earlier is a broken clock: there was no such mail, and zero means "unknown" in many stores. */
  private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** A date field is short; what is longer is no date and costs no time. */
  private static final int LONGEST = 300;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Zones of RFC 5322 §4.3 and two that old mailers in Europe write, in hours from UTC. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("z", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7),
          Map.entry("cet", 1),
          Map.entry("cest", 2));

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?(?:[.,]\\d+)?(.*)");
  private static final Pattern OFFSET = Pattern.compile("[+-](\\d{2}):?(\\d{2})");
  private static final Pattern ISO_DAY =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:t(.*))?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;]+");
  private static final Pattern DASHED_DAY = Pattern.compile("(\\d{1,2})-([a-z]{3,})-(\\d{2,4})");

  private int day = -1;
  private int month = -1;
  private int year = -1;
  private int hour;
  private int minute;
  private int second;
  private boolean timed;
  private boolean zoned;
  private boolean broken;
  private int offsetSeconds;

  private MailDate() {}

  /** Reads a date; empty if there is none, or none between 1970 and 2100. */
  public static Optional<Instant> parse(String field) {
    if (field.length() > LONGEST) {
      return Optional.empty();
    }
    var date = new MailDate();
    String text = COMMENT.matcher(field.toLowerCase(Locale.ROOT)).replaceAll(" ");
    for (String word : BETWEEN_WORDS.split(text.strip(), -1)) {
      date.take(word);
    }
    return date.instant().filter(t -> !t.isBefore(EARLIEST) && t.isBefore(LATEST));
  }

  private void take(String word) {
    Matcher iso = ISO_DAY.matcher(word);
    Matcher dashed = DASHED_DAY.matcher(word);
    Matcher time = TIME.matcher(word);
    if (iso.matches()) {
      year = Integer.parseInt(iso.group(1));
      month = Integer.parseInt(iso.group(2));
      day = Integer.parseInt(iso.group(3));
      take(iso.group(4) == null ? "" : iso.group(4));
    } else if (dashed.matches()) {
      take(dashed.group(1));
      take(dashed.group(2));
      take(dashed.group(3));
    } else if (!timed && time.matches() && !time.group(4).startsWith(":")) {
      time(time);
    } else if (NUMBER.matcher(word).matches()) {
      number(word);
    } else {
      broken |= word.indexOf(':') > 0 && !OFFSET.matcher(word).matches() && !timed;
      name(word);
    }
  }

  private void time(Matcher time) {
    timed = true;
    hour = Integer.parseInt(time.group(1));
    minute = Integer.parseInt(time.group(2));
    second = time.group(3) == null ? 0 : Math.min(59, Integer.parseInt(time.group(3)));
    if (!time.group(4).isEmpty()) {
      name(time.group(4));
    }
  }

  private void number(String word) {
    int number = Integer.parseInt(word);
    if (day < 0 && word.length() <= 2) {
      day = number;
    } else if (year < 0) {
      year = word.length() == 4 ? number : century(number, word.length());
    }
  }

  /** RFC 5322 §4.3: two digits below 50 are after 2000, three digits count from 1900. */
  private static int century(int number, int digits) {
    return number + (digits <= 2 && number < 50 ? 2000 : 1900);
  }

  private void name(String word) {
    Matcher offset = OFFSET.matcher(word);
    if (offset.matches()) {
      if (!zoned) {
        int seconds =
            Integer.parseInt(offset.group(1)) * 3600 + Integer.parseInt(offset.group(2)) * 60;
        offsetSeconds = word.startsWith("-") ? -seconds : seconds;
        zoned = true;
      }
    } else if (!zoned && ZONES.containsKey(word)) {
      offsetSeconds = ZONES.get(word) * 3600;
      zoned = timed && !word.equals("gmt") && !word.equals("utc");
    } else if (word.equals("pm") && hour < 12) {
      hour += 12;
    } else if (word.equals("am") && hour == 12) {
      hour = 0;
    } else if (word.length() >= 3 && month < 0) {
      int index = MONTHS.indexOf(word.substring(0, 3));
      month = index < 0 ? month : index + 1;
    } else if (word.startsWith("gmt") || word.startsWith("utc")) {
      name(word.substring(3));
    }
  }

  private Optional<Instant> instant() {
    if (broken || day < 0 || month < 0 || year < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(year, month, day, hour, minute, second)
              .toInstant(ZoneOffset.UTC)
              .minusSeconds(offsetSeconds));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
