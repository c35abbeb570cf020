package godwit.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversion alone, on one thread and without any network, beside Angus Mail's parsing of the
 * same bytes in the same run. The ways take turns, so that whatever else the machine does hits all.
 */
final class ConvertBench implements Benchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(4);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Override
  public String usage() {
    return "convert [DIR]";
  }

  @Override
  public BenchResult run(List<String> args, Progress progress) throws BadArgumentsException {
    if (args.size() > 1) {
      throw new BadArgumentsException("convert takes one folder");
    }
    List<byte[]> messages =
        args.isEmpty() ? ConvertMail.generated() : ConvertMail.of(Path.of(args.getFirst()));
    var ways = new ConvertWays();
    List<Measured> all =
        List.of(
            new Measured("Godwit, conversion alone", ways::convert),
            new Measured("Godwit, attachments decoded too", ways::convertAndRead),
            new Measured("Angus Mail, every part decoded", ways::parse));
    progress.say(messages.size() + " messages, warming up");
    repeat(all, messages, WARM_UP);
    all.forEach(Measured::forget);
    progress.say("measuring");
    repeat(all, messages, MEASURED);
    return result(all, messages);
  }

  private static void repeat(List<Measured> all, List<byte[]> messages, Duration each) {
    long end = System.nanoTime() + each.multipliedBy(all.size()).toNanos();
    do {
      all.forEach(way -> way.round(messages));
    } while (System.nanoTime() < end);
  }

  private static BenchResult result(List<Measured> all, List<byte[]> messages) {
    long bytes = messages.stream().mapToLong(m -> m.length).sum();
    var table =
        new TextTable(
            List.of(
                "way",
                "messages/s",
                "MB/s",
                "CPU per message\nin microseconds",
                "CPU against\nAngus Mail",
                "not read\nto the end"));
    Measured angus = all.getLast();
    ArrayNode figures = JsonNodeFactory.instance.arrayNode();
    for (Measured way : all) {
      double ratio = way.cpuMicros() / angus.cpuMicros();
      table.add(
          List.of(
              way.name,
              text(way.perSecond(), 0),
              text(way.perSecond() * bytes / messages.size() / 1e6, 1),
              text(way.cpuMicros(), 1),
              text(ratio, 2),
              Integer.toString(way.unread)));
      ObjectNode figure = figures.addObject();
      figure.put("way", way.name).put("messagesPerSecond", way.perSecond());
      figure.put("cpuMicrosPerMessage", way.cpuMicros()).put("cpuAgainstAngusMail", ratio);
      figure.put("rounds", way.rounds).put("notReadToTheEnd", way.unread);
    }
    List<String> lines = new ArrayList<>();
    lines.add(messages.size() + " messages, " + text(bytes / 1e6, 1) + " MB, one thread");
    lines.addAll(table.lines());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("messages", messages.size()).put("bytes", bytes).set("ways", figures);
    return new BenchResult(lines, json, List.of());
  }

  private static String text(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /** One way and what it took so far. */
  private static final class Measured {
    private final String name;
    private final ConvertWays.Way way;
    private long messages;
    private long nanos;
    private long cpuNanos;
    private int rounds;
    private int unread;

    Measured(String name, ConvertWays.Way way) {
      this.name = name;
      this.way = way;
    }

    void forget() {
      messages = 0;
      nanos = 0;
      cpuNanos = 0;
      rounds = 0;
    }

    void round(List<byte[]> all) {
      int failed = 0;
      long cpu = THREADS.getCurrentThreadCpuTime();
      long began = System.nanoTime();
      for (byte[] message : all) {
        failed += way.take(message) ? 0 : 1;
      }
      nanos += System.nanoTime() - began;
      cpuNanos += THREADS.getCurrentThreadCpuTime() - cpu;
      messages += all.size();
      rounds++;
      unread = failed;
    }

    double perSecond() {
      return Rates.perSecond((double) messages, Duration.ofNanos(nanos));
    }

    double cpuMicros() {
      return cpuNanos / 1e3 / messages;
    }
  }
}
