package godwit.local.host.timer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A schedule of six fields: second, minute, hour, day, month, day of the week, in UTC.
 *
 * <p>A field is a list of {@code *}, {@code a}, {@code a-b} and each of them with {@code /step};
 * {@code a/step} runs from {@code a} to the end of the range. Months and days have English names,
 * whole or by their first three letters; Sunday is 0. Five fields begin with the minute. As in
 * NCrontab a day must fit day, month <em>and</em> day of the week (classic cron has "or" there),
 * and a range written backwards is the same range.
 */
public final class Ncrontab {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> DAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

  /** 29 February on a given day of the week: at most 40 years apart, around a century without. */
  private static final int SEARCHED_DAYS = 41 * 366;

  private final String text;
  private final BitSet seconds;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;

  private Ncrontab(String text, String[] fields) {
    this.text = text;
    this.seconds = new CronField(0, 59, List.of()).parse(fields[0]);
    this.minutes = new CronField(0, 59, List.of()).parse(fields[1]);
    this.hours = new CronField(0, 23, List.of()).parse(fields[2]);
    this.days = new CronField(1, 31, List.of()).parse(fields[3]);
    this.months = new CronField(1, 12, MONTHS).parse(fields[4]);
    this.weekdays = new CronField(0, 6, DAYS).parse(fields[5]);
  }

  /**
   * Reads a schedule.
   *
   * @throws IllegalArgumentException if it is none; a time span ("00:05:00") is none either
   */
  public static Ncrontab parse(String text) {
    String[] fields = text.strip().split("\\s+");
    return switch (fields.length) {
      case 6 -> new Ncrontab(text, fields);
      case 5 -> new Ncrontab(text, ("0 " + text.strip()).split("\\s+"));
      default -> throw new IllegalArgumentException("not a schedule of six fields: " + text);
    };
  }

  /** The first occurrence after {@code after}, in whole seconds; empty if there never is one. */
  public Optional<Instant> next(Instant after) {
    Instant from = Instant.ofEpochSecond(after.getEpochSecond() + 1);
    LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
    Optional<LocalTime> today =
        isDue(day) ? timeFrom(LocalTime.ofInstant(from, ZoneOffset.UTC)) : Optional.empty();
    for (int i = 0; today.isEmpty() && i < SEARCHED_DAYS; i++) {
      day = day.plusDays(1);
      today = isDue(day) ? timeFrom(LocalTime.MIN) : Optional.empty();
    }
    LocalDate found = day;
    return today.map(time -> found.atTime(time).toInstant(ZoneOffset.UTC));
  }

  private boolean isDue(LocalDate day) {
    return days.get(day.getDayOfMonth())
        && months.get(day.getMonthValue())
        && weekdays.get(day.getDayOfWeek().getValue() % 7);
  }

  private Optional<LocalTime> timeFrom(LocalTime from) {
    for (int hour = hours.nextSetBit(from.getHour());
        hour >= 0;
        hour = hours.nextSetBit(hour + 1)) {
      int firstMinute = hour == from.getHour() ? from.getMinute() : 0;
      for (int minute = minutes.nextSetBit(firstMinute);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        boolean thisMinute = hour == from.getHour() && minute == from.getMinute();
        int second = seconds.nextSetBit(thisMinute ? from.getSecond() : 0);
        if (second >= 0) {
          return Optional.of(LocalTime.of(hour, minute, second));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
