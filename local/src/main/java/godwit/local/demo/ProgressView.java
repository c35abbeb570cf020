package godwit.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws mailboxes that are being copied. Pure. */
final class ProgressView {
  private static final int LONGEST_BAR = 30;
  private static final int SHORTEST_BAR = 6;
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  private ProgressView() {}

  /** A line per mailbox, and one more where it is in trouble; none wider than {@code columns}. */
  static List<String> bars(List<ProgressRow> rows, int columns) {
    int name = rows.stream().mapToInt(r -> TextColumns.width(r.mailbox())).max().orElse(0);
    name = Math.min(name, Math.max(12, columns / 3));
    int status = rows.stream().mapToInt(r -> status(r).length()).max().orElse(0);
    int figures = rows.stream().mapToInt(r -> figures(r).length()).max().orElse(0);
    int room = columns - 2 - name - 2 - 2 - figures - 2 - Math.max(status, 10);
    int bar = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, room));
    var lines = new ArrayList<String>();
    for (ProgressRow row : rows) {
      String line =
          "  "
              + TextColumns.left(row.mailbox(), name)
              + "  "
              + bar(row.done(), bar)
              + "  "
              + figures(row)
              + "  "
              + status(row);
      lines.add(TextColumns.cut(line, columns));
      row.advice().ifPresent(a -> lines.add(TextColumns.cut("    ✗ " + a, columns)));
    }
    return List.copyOf(lines);
  }

  /** The same mailbox as a line for a log, with its advice in full. */
  static String plain(ProgressRow row) {
    ProgressRow.Done done = row.done();
    String line =
        "  %s: %s, %d of %d messages, %s"
            .formatted(
                row.mailbox(), status(row), done.messages(), done.total(), megabytes(done.bytes()));
    String rate = row.pace().bytesPerSecond() > 0 ? ", " + rate(row) : "";
    String left = row.pace().remaining().map(r -> ", " + clock(r) + " left").orElse("");
    return line + rate + left + row.advice().map(a -> "; " + a).orElse("");
  }

  private static String figures(ProgressRow row) {
    return String.format(
        Locale.ROOT,
        "%13s  %9s  %10s  %10s",
        row.done().messages() + "/" + (row.done().total() == 0 ? "?" : row.done().total()),
        megabytes(row.done().bytes()),
        row.pace().bytesPerSecond() > 0 ? rate(row) : "",
        row.pace().remaining().map(r -> clock(r) + " left").orElse(""));
  }

  private static String status(ProgressRow row) {
    return row.done().failed() == 0
        ? row.status()
        : row.status() + ", " + row.done().failed() + " failed";
  }

  private static String bar(ProgressRow.Done done, int columns) {
    int full =
        done.total() == 0
            ? 0
            : (int) Math.min(columns, Math.max(0, done.messages() * columns / done.total()));
    return "█".repeat(full) + "░".repeat(columns - full);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
  }

  private static String rate(ProgressRow row) {
    double bytes = row.pace().bytesPerSecond();
    return bytes < MEGA / 10
        ? String.format(Locale.ROOT, "%.1f kB/s", bytes / KILO)
        : String.format(Locale.ROOT, "%.1f MB/s", bytes / MEGA);
  }

  private static String clock(Duration time) {
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
