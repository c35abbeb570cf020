package godwit.source.imap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads dates in the one form that nearly every server sends, {@code "01-Feb-2020 10:00:00 +0100"}
 * (RFC 9051 §9, date-time), about ten times as fast as a general formatter.
 */
final class InternalDate {
  private static final int LENGTH = 26;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private InternalDate() {}

  /** Nothing for any other form, and for dates that never were. */
  static Optional<Instant> parse(String text) {
    if (text.length() != LENGTH || !hasForm(text)) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(text.substring(3, 6));
    int day = number(text, text.charAt(0) == ' ' ? 1 : 0, 2);
    int year = number(text, 7, 11);
    int hour = number(text, 12, 14);
    int minute = number(text, 15, 17);
    int second = number(text, 18, 20);
    int offset = number(text, 22, 24) * 60 + number(text, 24, 26);
    boolean sound =
        month >= 0
            && month % 3 == 0
            && day >= 1
            && day <= lengthOf(year, month / 3 + 1)
            && year > 0
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60
            && offset >= 0
            && offset <= 18 * 60
            && number(text, 24, 26) < 60;
    if (!sound) {
      return Optional.empty();
    }
    long local =
        LocalDate.of(year, month / 3 + 1, day).toEpochDay() * 86_400
            + hour * 3_600L
            + minute * 60L
            + second;
    long away = text.charAt(21) == '-' ? -offset * 60L : offset * 60L;
    return Optional.of(Instant.ofEpochSecond(local - away));
  }

  private static boolean hasForm(String text) {
    char sign = text.charAt(21);
    return text.charAt(2) == '-'
        && text.charAt(6) == '-'
        && text.charAt(11) == ' '
        && text.charAt(14) == ':'
        && text.charAt(17) == ':'
        && text.charAt(20) == ' '
        && (sign == '+' || sign == '-');
  }

  private static int lengthOf(int year, int month) {
    return LocalDate.of(Math.max(1, year), month, 1).lengthOfMonth();
  }

  /** -1,000,000 or less if one of the characters is no digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      number = c < '0' || c > '9' ? -1_000_000 : number * 10 + (c - '0');
      if (number < 0) {
        return number;
      }
    }
    return number;
  }
}
