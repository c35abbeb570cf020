package godwit.report;

import java.time.Duration;

/** Lengths of time for people. */
public final class DurationText {
  private DurationText() {}

  /** Its two largest units, such as {@code 2 d 3 h}, {@code 14 min 5 s}. */
  public static String of(Duration time) {
    if (time.toDays() > 0) {
      return two(time.toDays(), "d", time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return two(time.toHours(), "h", time.toMinutesPart(), "min");
    }
    if (time.toMinutes() > 0) {
      return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
    }
    return time.toSeconds() + " s";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
