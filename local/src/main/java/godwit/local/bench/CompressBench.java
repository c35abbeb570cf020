package godwit.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.local.servers.DovecotServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What COMPRESS=DEFLATE gains: the same mailboxes as they are and deflated by Dovecot, over
 * loopback and over lines of a given width, in turns.
 */
final class CompressBench {
  /** Widths of lines in Mbit/s; 0 is loopback. */
  private static final List<Integer> LINES = List.of(0, 100, 20);

  private static final int WARM_UPS = 5;
  private static final int RUNS_ON_LOOPBACK = 10;

  private final DovecotServer source;
  private final Path spool;
  private final String password;

  /**
   * One reading.
   *
   * @param wireBytes that the server said
   * @param cpuNanos of the thread that read
   */
  private record Measured(RawFetch.Reading reading, long wireBytes, long cpuNanos) {
    double cpuMillisPerMegabyte() {
      return cpuNanos / 1e6 / (reading.bytes() / 1e6);
    }

    static Measured quicker(Measured a, Measured b) {
      return b.reading.took().compareTo(a.reading.took()) < 0 ? b : a;
    }
  }

  CompressBench(DovecotServer source, Path spool, String password) {
    this.source = source;
    this.spool = spool;
    this.password = password;
  }

  BenchResult run(List<Workload> workloads, Progress progress) throws IOException {
    var table =
        new TextTable(
            List.of(
                "messages",
                "line\nMbit/s",
                "as is\nMB/s",
                "deflated\nMB/s",
                "gain",
                "wire\n%",
                "as is\nms/MB",
                "deflated\nms/MB"));
    ArrayNode figures = JsonNodeFactory.instance.arrayNode();
    var faults = new ArrayList<String>();
    for (Workload workload : workloads) {
      for (int megabits : LINES) {
        progress.say(workload.title() + ", " + name(megabits));
        Measured plain = measure(workload, megabits, false);
        Measured deflated = measure(workload, megabits, true);
        if (plain.reading.messages() != workload.total()
            || plain.reading.bytes() != deflated.reading.bytes()) {
          faults.add(workload.title() + ": the two ways did not read the same");
        }
        if (deflated.wireBytes >= plain.wireBytes) {
          faults.add(workload.title() + ": the server did not deflate");
        }
        table.add(cells(workload, megabits, plain, deflated));
        figures
            .addObject()
            .put("case", workload.title())
            .put("megabitsPerSecond", megabits)
            .put("plainMegabytesPerSecond", plain.reading.megabytesPerSecond())
            .put("deflatedMegabytesPerSecond", deflated.reading.megabytesPerSecond())
            .put("plainWireBytes", plain.wireBytes)
            .put("deflatedWireBytes", deflated.wireBytes)
            .put("plainCpuMillisPerMegabyte", plain.cpuMillisPerMegabyte())
            .put("deflatedCpuMillisPerMegabyte", deflated.cpuMillisPerMegabyte());
      }
    }
    return new BenchResult(table.lines(), figures, faults);
  }

  private Measured measure(Workload workload, int megabits, boolean compress) throws IOException {
    String user = workload.users().getFirst();
    if (megabits > 0) {
      return overLine(user, megabits, compress);
    }
    var nothing = new RawFetch.Reading(0, 0, Duration.ofDays(1));
    var best = new Measured(nothing, 0, 0);
    for (int run = -WARM_UPS; run < RUNS_ON_LOOPBACK; run++) {
      Measured next = onLoopback(user, compress);
      best = run < 0 ? best : Measured.quicker(best, next);
    }
    // What counts the bytes would slow the reading down.
    long bytes = overLine(user, 0, compress).wireBytes;
    return new Measured(best.reading, bytes, best.cpuNanos);
  }

  private Measured onLoopback(String user, boolean compress) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    var reading = new SourceFetch(source.port(), spool, compress).readInbox(user, password);
    return new Measured(reading, 0, threads.getCurrentThreadCpuTime() - before);
  }

  /**
   * @param megabits width; 0 for a line that only counts
   */
  private Measured overLine(String user, int megabits, boolean compress) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    try (SlowLine line = SlowLine.to(source.port(), megabits)) {
      long before = threads.getCurrentThreadCpuTime();
      var reading = new SourceFetch(line.port(), spool, compress).readInbox(user, password);
      return new Measured(reading, line.bytes(), threads.getCurrentThreadCpuTime() - before);
    }
  }

  private static List<String> cells(
      Workload workload, int megabits, Measured plain, Measured deflated) {
    double gain = deflated.reading.megabytesPerSecond() / plain.reading.megabytesPerSecond();
    String wire = number(100.0 * deflated.wireBytes / plain.wireBytes, 0);
    return List.of(
        workload.title(),
        name(megabits),
        number(plain.reading.megabytesPerSecond(), 1),
        number(deflated.reading.megabytesPerSecond(), 1),
        number(gain, 2),
        wire,
        number(plain.cpuMillisPerMegabyte(), 1),
        number(deflated.cpuMillisPerMegabyte(), 1));
  }

  private static String name(int megabits) {
    return megabits == 0 ? "loopback" : Integer.toString(megabits);
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
