package godwit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Few points of many, evenly over the time, as a picture needs them. */
final class Timeline {
  private Timeline() {}

  /**
   * The first, the last and some between.
   *
   * @param points the oldest first
   * @param most at least 2
   */
  static List<Point> of(List<Point> points, int most) {
    if (points.size() <= most) {
      return points;
    }
    Instant first = points.getFirst().at();
    Duration span = Duration.between(first, points.getLast().at());
    var chosen = new ArrayList<Point>();
    int next = 0;
    for (int i = 0; i < most; i++) {
      Instant until = first.plus(span.multipliedBy(i).dividedBy(most - 1L));
      while (next + 1 < points.size() && !points.get(next + 1).at().isAfter(until)) {
        next++;
      }
      Point point = points.get(next);
      if (chosen.isEmpty() || !chosen.getLast().equals(point)) {
        chosen.add(point);
      }
    }
    return chosen;
  }
}
