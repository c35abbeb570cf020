package godwit.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.MailboxFiller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The source alone: how fast the app reads mail from Dovecot, against one pipelined FETCH by a
 * client that parses nothing, in turns in the same run.
 */
final class FetchBench implements Benchmark {
  private static final String USAGE = "fetch [--compress] [--small N] [--large N] [--runs N]";
  private static final String COMPRESS = "--compress";
  private static final String PASSWORD = "bench-password";

  /** Readings that are not counted: they find programs that are not compiled yet, at both ends. */
  private static final int WARM_UPS = 20;

  /** A reading takes a fraction of a second, so that many are taken. */
  private static final int RUNS_FACTOR = 10;

  private static final double LEAST_RATIO = 0.8;
  private static final long MOST_GROWTH = 64L << 20;

  @Override
  public String usage() {
    return USAGE;
  }

  @Override
  public BenchResult run(List<String> args, Progress progress) throws BadArgumentsException {
    boolean compress = args.contains(COMPRESS);
    CopyArguments arguments =
        CopyArguments.parse(args.stream().filter(arg -> !arg.equals(COMPRESS)).toList());
    if (!DovecotServer.isAvailable()) {
      throw new IllegalStateException(
          "needs Dovecot 2.3 and openssl: apt-get install dovecot-imapd openssl");
    }
    List<Workload> workloads = workloads(arguments);
    Map<String, String> logins = new HashMap<>();
    workloads.forEach(w -> w.users().forEach(user -> logins.put(user, PASSWORD)));
    var options = DovecotOptions.users(logins);
    if (compress) {
      options = options.withSettings("protocol imap {\n  mail_plugins = imap_zlib\n}");
    }
    try (DovecotServer source = DovecotServer.start(options)) {
      Path spool = Files.createTempDirectory("godwit-bench-fetch");
      for (Workload workload : workloads) {
        progress.say("filling: " + workload.title());
        fill(source, workload);
      }
      BenchResult result =
          compress
              ? new CompressBench(source, spool, PASSWORD).run(workloads, progress)
              : sideBySide(source, new SourceFetch(source.port(), spool, false), arguments);
      Files.delete(spool);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make a folder for large messages", e);
    }
  }

  private static BenchResult sideBySide(
      DovecotServer source, SourceFetch ours, CopyArguments arguments) {
    var rows = new ArrayList<Row>();
    for (Workload workload : workloads(arguments)) {
      rows.add(measure(source, ours, workload, arguments));
    }
    return result(rows);
  }

  private static List<Workload> workloads(CopyArguments arguments) {
    return Workload.usual(arguments).subList(0, 2);
  }

  private static void fill(DovecotServer source, Workload workload) {
    String user = workload.users().getFirst();
    try (MailboxFiller filler = source.filler(user, PASSWORD)) {
      if (!filler.append(workload.mail(user)).isEmpty()) {
        throw new IllegalStateException("Dovecot refused messages");
      }
    }
  }

  private static Row measure(
      DovecotServer source, SourceFetch ours, Workload workload, CopyArguments arguments) {
    String user = workload.users().getFirst();
    var row = new Row(workload.title(), workload.total());
    for (int run = -WARM_UPS; run < arguments.runs() * RUNS_FACTOR; run++) {
      RawFetch.Reading raw = RawFetch.readInbox(source.port(), user, PASSWORD);
      RawFetch.Reading own = ours.readInbox(user, PASSWORD);
      if (run >= 0) {
        row.add(raw, own);
      }
    }
    row.growth = ours.heapGrowth(user, PASSWORD, workload.total());
    return row;
  }

  private static BenchResult result(List<Row> rows) {
    var table =
        new TextTable(
            List.of(
                "messages",
                "raw\nmsg/s",
                "raw\nMB/s",
                "ours\nmsg/s",
                "ours\nMB/s",
                "ratio",
                "heap\nMiB"));
    ArrayNode figures = JsonNodeFactory.instance.arrayNode();
    var faults = new ArrayList<String>();
    for (Row row : rows) {
      table.add(row.cells());
      figures
          .addObject()
          .put("case", row.title)
          .put("rawMessagesPerSecond", row.raw.messagesPerSecond())
          .put("rawMegabytesPerSecond", row.raw.megabytesPerSecond())
          .put("messagesPerSecond", row.own.messagesPerSecond())
          .put("megabytesPerSecond", row.own.megabytesPerSecond())
          .put("ratio", row.ratio())
          .put("heapGrowthBytes", row.growth);
      faults.addAll(row.faults());
    }
    return new BenchResult(table.lines(), figures, faults);
  }

  /** The quickest of each side, and the most that the heap grew. */
  private static final class Row {
    private final String title;
    private final int messages;
    private RawFetch.Reading raw = new RawFetch.Reading(0, 0, Duration.ofDays(1));
    private RawFetch.Reading own = raw;
    private long growth;

    Row(String title, int messages) {
      this.title = title;
      this.messages = messages;
    }

    void add(RawFetch.Reading newRaw, RawFetch.Reading newOwn) {
      raw = quicker(raw, newRaw);
      own = quicker(own, newOwn);
    }

    private static RawFetch.Reading quicker(RawFetch.Reading a, RawFetch.Reading b) {
      return b.took().compareTo(a.took()) < 0 ? b : a;
    }

    double ratio() {
      return own.messagesPerSecond() / raw.messagesPerSecond();
    }

    List<String> cells() {
      return List.of(
          title,
          number(raw.messagesPerSecond()),
          number(raw.megabytesPerSecond()),
          number(own.messagesPerSecond()),
          number(own.megabytesPerSecond()),
          String.format(Locale.ROOT, "%.2f", ratio()),
          number(growth / (double) (1 << 20)));
    }

    List<String> faults() {
      var faults = new ArrayList<String>();
      if (raw.messages() != messages || own.messages() != messages || raw.bytes() != own.bytes()) {
        faults.add(title + ": the two sides did not read the same");
      }
      if (ratio() < LEAST_RATIO) {
        faults.add(title + ": ratio below " + LEAST_RATIO);
      }
      if (growth > MOST_GROWTH) {
        faults.add(title + ": the heap grew by more than 64 MiB");
      }
      return faults;
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
  }
}
