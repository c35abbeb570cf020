package godwit.local.host.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NcrontabTest {
  private static final int LOOKED_AT = 20_000;

  @ParameterizedTest
  @CsvSource({
    "0 0 3 * * *, 2026-11-21T03:00:00Z, 2026-11-22T03:00:00Z",
    "0 0 3 * * *, 2026-11-21T02:59:59.999Z, 2026-11-21T03:00:00Z",
    "0 */5 * * * *, 2026-11-21T03:07:00Z, 2026-11-21T03:10:00Z",
    "*/15 * * * * *, 2026-11-21T03:07:16Z, 2026-11-21T03:07:30Z",
    "0 10/20 * * * *, 2026-11-21T03:11:00Z, 2026-11-21T03:30:00Z",
    "0 0 9-17/4 * * MON-FRI, 2026-11-21T00:00:00Z, 2026-11-23T09:00:00Z",
    "'0 0 0 * jan,March 0', 2026-11-21T00:00:00Z, 2027-01-03T00:00:00Z",
    "59 59 23 31 12 *, 2026-12-31T23:59:59Z, 2027-12-31T23:59:59Z",
    "0 0 0 29 2 *, 2026-11-21T00:00:00Z, 2028-02-29T00:00:00Z",
    "0 0 0 13 * fri, 2026-11-21T00:00:00Z, 2027-08-13T00:00:00Z",
    "30 4 * * *, 2026-11-21T05:00:00Z, 2026-11-22T04:30:00Z",
    "5-1 * * * * *, 2026-11-21T00:00:05Z, 2026-11-21T00:01:01Z"
  })
  void the_next_occurrence_comes_after(String schedule, Instant after, Instant expected) {
    assertThat(Ncrontab.parse(schedule).next(after)).contains(expected);
  }

  @Test
  void a_day_that_never_is_has_no_occurrence() {
    assertThat(Ncrontab.parse("0 0 0 30 2 *").next(Instant.EPOCH)).isEmpty();
  }

  @Test
  void a_leap_day_on_a_sunday_is_found_across_a_century_without_one() {
    assertThat(Ncrontab.parse("0 0 0 29 2 sun").next(Instant.parse("2080-01-01T00:00:00Z")))
        .contains(Instant.parse("2088-02-29T00:00:00Z"));
    assertThat(Ncrontab.parse("0 0 0 29 2 sun").next(Instant.parse("2088-03-01T00:00:00Z")))
        .contains(Instant.parse("2128-02-29T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * * *",
        "60 * * * * *",
        "* * 24 * * *",
        "* * * 0 * *",
        "* * * * 13 *",
        "* * * * * 7",
        "*/0 * * * * *",
        "a * * * * *",
        "1- * * * * *",
        "1,,2 * * * * *",
        "00:05:00",
        "-1 * * * * *",
        "* * * ? * *"
      })
  void what_is_no_schedule_is_refused(String text) {
    assertThatThrownBy(() -> Ncrontab.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_agrees_with_looking_at_every_second(long seed) {
    var random = new Random(seed);
    List<Set<Integer>> fields = new ArrayList<>();
    String schedule =
        IntStream.range(0, 6)
            .mapToObj(i -> field(random, i, fields))
            .collect(Collectors.joining(" "));
    Instant after = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));

    Instant next = Ncrontab.parse(schedule).next(after).orElse(Instant.MAX);

    assertThat(next).as(schedule).isAfter(after);
    if (next.isBefore(Instant.MAX)) {
      assertThat(fits(fields, next)).as(schedule + " at " + next).isTrue();
    }
    long between = next.equals(Instant.MAX) ? LOOKED_AT : Duration.between(after, next).toSeconds();
    assertThat(
            LongStream.range(1, Math.min(between, LOOKED_AT))
                .mapToObj(after::plusSeconds)
                .filter(time -> fits(fields, time)))
        .as(schedule)
        .isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  /** Draws a field, writes it in one of its forms and keeps what it means. */
  private static String field(Random random, int index, List<Set<Integer>> fields) {
    int lowest = index == 3 || index == 4 ? 1 : 0;
    int highest = List.of(59, 59, 23, 28, 12, 6).get(index);
    int realHighest = index == 3 ? 31 : highest;
    int a = lowest + random.nextInt(highest - lowest + 1);
    int b = lowest + random.nextInt(highest - lowest + 1);
    int step = 1 + random.nextInt(7);
    return switch (random.nextInt(6)) {
      case 0 -> kept(fields, a, a, 1, Integer.toString(a));
      case 1 -> kept(fields, Math.min(a, b), Math.max(a, b), 1, a + "-" + b);
      case 2 -> kept(fields, lowest, realHighest, step, "*/" + step);
      case 3 -> kept(fields, a, realHighest, step, a + "/" + step);
      default -> kept(fields, lowest, realHighest, 1, "*");
    };
  }

  private static String kept(
      List<Set<Integer>> fields, int first, int last, int step, String text) {
    Set<Integer> values = new TreeSet<>();
    for (int i = first; i <= last; i += step) {
      values.add(i);
    }
    fields.add(values);
    return text;
  }

  private static boolean fits(List<Set<Integer>> fields, Instant time) {
    LocalDateTime t = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return fields.get(0).contains(t.getSecond())
        && fields.get(1).contains(t.getMinute())
        && fields.get(2).contains(t.getHour())
        && fields.get(3).contains(t.getDayOfMonth())
        && fields.get(4).contains(t.getMonthValue())
        && fields.get(5).contains(t.getDayOfWeek().getValue() % 7);
  }
}
