package godwit.local.fidelity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Whether a time can be meant by a date field that the parser cannot read: in some zone its year,
 * day, minute and month stand in the text.
 */
final class PlausibleDate {
  private static final int QUARTERS = 14 * 4;
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private PlausibleDate() {}

  static boolean is(Instant time, String field) {
    String text = field.toLowerCase(Locale.ROOT);
    if (time.isBefore(Instant.EPOCH)) {
      return false;
    }
    for (int quarter = -QUARTERS; quarter <= QUARTERS; quarter++) {
      var local = LocalDateTime.ofInstant(time, ZoneOffset.ofTotalSeconds(quarter * 900));
      if (isIn(local, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(LocalDateTime time, String text) {
    int month = time.getMonthValue();
    String name = MONTHS.substring(3 * month - 3, 3 * month);
    boolean dated =
        has(text, time.getDayOfMonth())
            && (has(text, time.getYear()) || has(text, time.getYear() % 100))
            && (text.contains(name) || has(text, month));
    boolean timed = has(text, time.getMinute()) || !text.contains(":");
    return dated && timed && (has(text, time.getHour()) || has(text, time.getHour() % 12));
  }

  private static boolean has(String text, int number) {
    return text.matches("(?s)(?:.*[^0-9])?0?" + number + "(?:[^0-9].*)?")
        || text.matches("(?s).*0?" + number + "t.*");
  }
}
