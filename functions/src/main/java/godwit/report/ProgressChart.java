package godwit.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Progress over time as an inline drawing for a page: an area for the messages accounted for, a
 * line for those that the sources hold. Mail readers do not show such drawings; {@link
 * ProgressRows} is for them.
 */
final class ProgressChart {
  private static final double WIDTH = 600;
  private static final double HEIGHT = 120;
  private static final int POINTS = 120;

  private static final String GONE = " What was deleted there since it was copied still counts.";

  private ProgressChart() {}

  /** The drawing with a sentence that says the same; empty where there is no course yet. */
  static String of(List<Point> history, ReportTime time) {
    List<Point> points = Timeline.of(history, POINTS);
    if (points.size() < 2) {
      return "";
    }
    var scale = new Scale(points);
    Point last = points.getLast();
    String words =
        "From %s to %s: %d messages accounted for, the sources hold %d (line).%s"
            .formatted(
                time.of(points.getFirst().at()),
                time.of(last.at()),
                last.settled(),
                last.source(),
                last.settled() > last.source() ? GONE : "");
    return """
    <h2>Progress over time</h2>
    <svg viewBox="0 0 600 120" width="600" height="120" role="img" aria-label="%s">
    <rect width="600" height="120" fill="#f3f3f3"/>
    <path d="%s" fill="#0f7b3f"/>
    <path d="%s" fill="none" stroke="#1b1b1b" stroke-width="2"/>
    </svg>
    <p class="s">%s</p>
    """
        .formatted(Html.escape(words), area(points, scale), line(points, scale), words);
  }

  private static String area(List<Point> points, Scale scale) {
    var path = new StringBuilder(place("M", scale.x(points.getFirst()), HEIGHT));
    for (Point point : points) {
      path.append(place(" L", scale.x(point), scale.y(point.settled())));
    }
    return path.append(place(" L", WIDTH, HEIGHT)).append(" Z").toString();
  }

  private static String line(List<Point> points, Scale scale) {
    var path = new StringBuilder();
    for (Point point : points) {
      path.append(place(path.isEmpty() ? "M" : " L", scale.x(point), scale.y(point.source())));
    }
    return path.toString();
  }

  private static String place(String command, double x, double y) {
    return String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y);
  }

  /** From times and numbers to places in the drawing. */
  private static final class Scale {
    private final Instant first;
    private final double span;
    private final double most;

    Scale(List<Point> points) {
      first = points.getFirst().at();
      span = Math.max(1, Duration.between(first, points.getLast().at()).toSeconds());
      // A little air above, so that the line can be seen when it is highest.
      most = 1.05 * Math.max(1, points.stream().mapToLong(Point::all).max().orElse(1));
    }

    double x(Point point) {
      return WIDTH * Duration.between(first, point.at()).toSeconds() / span;
    }

    double y(long messages) {
      return HEIGHT - HEIGHT * messages / most;
    }
  }
}
