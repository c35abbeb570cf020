package godwit.report;

import godwit.batch.Batch;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a batch's readers write them: in its time zone, with the zone's name. */
final class ReportTime {
  private final DateTimeFormatter format;

  private ReportTime(ZoneId zone) {
    String name = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm '" + name + "'", Locale.ROOT).withZone(zone);
  }

  static ReportTime of(Batch batch) {
    return new ReportTime(batch.options().schedule().timeZone());
  }

  String of(Instant time) {
    return format.format(time);
  }

  /** A time that was stored as text; left as it is where it is none. */
  String of(String time) {
    try {
      return of(Instant.parse(time));
    } catch (DateTimeException none) {
      return time;
    }
  }
}
