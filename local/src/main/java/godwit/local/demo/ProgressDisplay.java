package godwit.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows progress until it ends: redrawn in place on a terminal, line by line elsewhere. */
final class ProgressDisplay {
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Screen screen;
  private final Map<String, Shown> shown = new HashMap<>();
  private int drawn;

  ProgressDisplay(Screen screen) {
    this.screen = screen;
  }

  /** Shows {@code rows} as they are at {@code now}. */
  void show(List<ProgressRow> rows, Instant now) {
    if (screen.isTerminal()) {
      redraw(rows);
    } else {
      rows.stream().filter(row -> isNews(row, now)).forEach(row -> print(row, now));
    }
  }

  private void redraw(List<ProgressRow> rows) {
    var lines = ProgressView.bars(rows, screen.columns() - 1);
    var picture = new StringBuilder();
    if (drawn > 0) {
      picture.append("\u001b[").append(drawn).append('A');
    }
    for (String line : lines) {
      picture.append('\r').append(screen.marked(line)).append("\u001b[K\n");
    }
    // What an earlier, longer picture left below.
    picture.append("\u001b[J");
    drawn = lines.size();
    screen.raw(picture.toString());
  }

  private boolean isNews(ProgressRow row, Instant now) {
    Shown before = shown.get(row.mailbox());
    if (before == null) {
      return true;
    }
    boolean hasTurned = !before.row().status().equals(row.status());
    boolean hasMoved = !before.row().done().equals(row.done());
    return hasTurned || (hasMoved && !now.isBefore(before.at().plus(QUIET)));
  }

  private void print(ProgressRow row, Instant now) {
    shown.put(row.mailbox(), new Shown(row, now));
    screen.line(ProgressView.plain(row));
  }

  private record Shown(ProgressRow row, Instant at) {}
}
