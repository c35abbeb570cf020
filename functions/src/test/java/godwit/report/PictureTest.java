package godwit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private final ReportTime time = ReportTime.of(Ledgers.BATCH);

  @Test
  void few_points_stay_and_many_are_thinned_with_both_ends() {
    List<Point> many = IntStream.range(0, 1_000).mapToObj(i -> point(i, i)).toList();

    assertThat(Timeline.of(many.subList(0, 3), 10)).isEqualTo(many.subList(0, 3));
    assertThat(Timeline.of(many, 10))
        .hasSize(10)
        .startsWith(many.getFirst())
        .endsWith(many.getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0,100,E4",
    "100,0,0,100,0f",
    "99999,1,0,100000,99% 1%",
    "1,0,0,100000,1% 99%",
    "98,1,1,100,98% 1% 1%",
    "50,30,20,100,50% 30% 20%"
  })
  void cells_are_as_wide_as_their_share_and_fill_the_row(
      long copied, long skipped, long failed, long source, String widths) {
    String bar = ProgressRows.bar(new Point(START, source, copied, skipped, failed, 0));

    int sum =
        java.util.regex.Pattern.compile("width=\"(\\d+)%\"")
            .matcher(bar)
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .sum();
    assertThat(sum).isEqualTo(100);
    if (widths.contains("%")) {
      String[] all = widths.split(" ", -1);
      int from = 0;
      for (String width : all) {
        from = bar.indexOf("width=\"" + width + "\"", from);
        assertThat(from).as(width + " in " + bar).isNotNegative();
        from++;
      }
    }
  }

  @Test
  void one_point_is_no_course() {
    assertThat(ProgressChart.of(List.of(point(0, 0)), time)).isEmpty();
  }

  @Test
  void the_drawing_ends_at_what_is_accounted_for_and_says_it_in_words() {
    String drawing = ProgressChart.of(List.of(point(0, 0), point(60, 40)), time);

    assertThat(drawing)
        .contains("40 messages accounted for, the sources hold 1000 (line)")
        .contains("M0.0 120.0 L0.0 120.0 L600.0 115.4 L600.0 120.0 Z");
  }

  @Test
  void the_line_shows_what_the_sources_hold_although_more_is_accounted_for() {
    var now = new Point(START.plusSeconds(3_600), 297, 298, 0, 1, 0);

    String drawing = ProgressChart.of(List.of(point(0, 0), now), time);

    assertThat(drawing)
        .contains(
            "299 messages accounted for, the sources hold 297 (line). What was deleted there since"
                + " it was copied still counts.");
    assertThat(drawing).contains("\" fill=\"none\"").contains("M0.0 5.7 L600.0 86.1\"");
  }

  private static Point point(long minute, long copied) {
    return new Point(START.plusSeconds(60 * minute), 1_000, copied, 0, 0, 0);
  }
}
