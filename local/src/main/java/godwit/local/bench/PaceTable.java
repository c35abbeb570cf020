package godwit.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of sending within the limits as a table for people. */
final class PaceTable {
  private PaceTable() {}

  static List<String> lines(List<PaceFigures> figures, Duration latency) {
    var table =
        new TextTable(
            List.of(
                "messages",
                "s",
                "msg/s",
                "requests",
                "429",
                "429\n%",
                "MB in\n5 min",
                "binds",
                "least\ns",
                "of it\n%"));
    figures.forEach(f -> table.add(row(f)));
    var lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "Exchange Online stand-in with its documented limits on and "
            + latency.toMillis()
            + " ms for each answer; s: from the request that makes the batch until it is synced");
    lines.add(
        "least: what the limit that binds allows for the requests that were made; of it: how near");
    return lines;
  }

  private static List<String> row(PaceFigures f) {
    return List.of(
        f.workload().title(),
        number("%.1f", f.took().toNanos() / 1e9),
        number("%.2f", f.messagesPerSecond()),
        number("%,d", f.requests()),
        number("%,d", f.refused()),
        number("%.2f", f.refusedShare() * 100),
        number("%.1f", f.megabytesPerFiveMinutes()),
        f.bound().limit(),
        number("%.1f", f.bound().least().toNanos() / 1e9),
        number("%.1f", f.share() * 100));
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
