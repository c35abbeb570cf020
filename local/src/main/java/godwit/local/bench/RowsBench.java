package godwit.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.servers.AzuriteServer;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The largest batch that is taken: accepted, listed, also among 200 small ones, summarised, looked
 * after by the pulse, removed; made again, stopped, started, synced and retried as a whole. By the
 * functions in their host with 384 MB of heap, so that the whole process stays below 512, on tables
 * in Azurite. No mail is copied: what is measured is what rows cost.
 */
final class RowsBench implements Benchmark {
  private static final int USUAL_ROWS = 50_000;
  private static final int HEAP_MB = 384;
  private static final int LOOKS = 5;
  private static final int SMALL_BATCHES = 200;
  private static final int SMALL_ROWS = 5;
  private static final long MEMORY_LIMIT_BYTES = 512_000_000;
  private static final Duration ACCEPT_LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);

  /** So long the platform's front end waits for an answer. */
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(230);

  @Override
  public String usage() {
    return "rows [--rows N]";
  }

  @Override
  public BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException {
    int rows = rows(args);
    if (!AzuriteServer.isAvailable()) {
      throw new IllegalStateException("needs Node 20 or newer for Azurite");
    }
    var host = new StackOptions.Host("-Xmx" + HEAP_MB + "m", List.of());
    try (Stack stack = Stack.start(StackOptions.TEMPORARY.withHost(host))) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      return new Run(rows, stack, progress).result();
    }
  }

  private static int rows(List<String> args) throws BadArgumentsException {
    if (args.isEmpty()) {
      return USUAL_ROWS;
    }
    boolean known = args.size() == 2 && args.getFirst().equals("--rows");
    if (!known || !args.get(1).matches("[1-9][0-9]{0,4}")) {
      throw new BadArgumentsException("rows takes --rows N, a number from 1 to 99999");
    }
    return Integer.parseInt(args.get(1));
  }

  /** One batch from its CSV to its removal. */
  private static final class Run {
    private final int rows;
    private final byte[] csv;
    private final Stack stack;
    private final Progress progress;
    private final RowsCalls calls;
    private final Map<String, Duration> took = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    Run(int rows, Stack stack, Progress progress) {
      this.rows = rows;
      this.csv = RowsCsv.of(rows);
      this.stack = stack;
      this.progress = progress;
      this.calls = new RowsCalls(stack);
    }

    BenchResult result() throws InterruptedException {
      progress.say("sending a CSV of " + rows + " rows and " + csv.length + " bytes");
      took.put("accepted", calls.create(csv));
      limit("accepted", ACCEPT_LIMIT);
      look("after it was accepted");
      progress.say("waiting until the pulse has counted the rows and then finds them unchanged");
      List<Duration> beats = calls.pulsesUntilQuiet();
      took.put("pulse, rows counted", beats.stream().max(Duration::compareTo).orElseThrow());
      took.put("pulse, nothing new", beats.getLast());
      look("later");
      progress.say("removing the batch");
      took.put("removed", calls.remove());
      among();
      commands();
      return told();
    }

    private void among() throws InterruptedException {
      progress.say("making " + SMALL_BATCHES + " small batches");
      for (int i = 0; i < SMALL_BATCHES; i++) {
        Duration unused = calls.create("small-%03d".formatted(i), RowsCsv.of(SMALL_ROWS));
      }
    }

    /** Each has something to do for every mailbox. */
    private void commands() throws InterruptedException {
      progress.say("making the batch again, to be stopped, started, synced and retried");
      Duration unused = calls.create(csv);
      look(RowsCalls.Look.BATCHES, "with " + SMALL_BATCHES + " small ones");
      calls.start();
      command("stop", "stopped");
      calls.awaitStatus("Stopped");
      command("start", "started");
      var plant = new RowsPlant(stack.storage());
      progress.say("every mailbox is made synced, then failed, past the functions");
      plant.synced(RowsCalls.NAME);
      calls.awaitStatus("Synced");
      command("sync", "round started");
      plant.failed(RowsCalls.NAME);
      command("retry", "retried");
    }

    private void command(String word, String name) throws InterruptedException {
      progress.say(word + " of " + rows + " mailboxes");
      took.put(name, calls.command(word, rows));
      limit(name, COMMAND_LIMIT);
    }

    private void look(String when) throws InterruptedException {
      for (RowsCalls.Look look : RowsCalls.Look.values()) {
        look(look, when);
      }
    }

    private void look(RowsCalls.Look look, String when) throws InterruptedException {
      Duration longest = Duration.ZERO;
      for (int i = 0; i < LOOKS; i++) {
        Duration one = calls.look(look, rows);
        longest = one.compareTo(longest) > 0 ? one : longest;
      }
      String name = look.title() + ", " + when;
      took.put(name, longest);
      limit(name, LOOK_LIMIT);
    }

    private void limit(String name, Duration most) {
      Duration time = took.getOrDefault(name, Duration.ZERO);
      if (time.compareTo(most) >= 0) {
        faults.add(name + " took " + time.toMillis() + " ms, not under " + most.toMillis());
      }
    }

    private BenchResult told() {
      ObjectNode figures = JsonNodeFactory.instance.objectNode();
      long peak = new Processes(stack.pids()).peakBytes("host").orElse(0L);
      figures.put("peakMemoryBytes", peak);
      if (peak >= MEMORY_LIMIT_BYTES) {
        faults.add("the functions' process had " + peak + " bytes in memory at a time");
      }
      figures.put("rows", rows).put("csvBytes", csv.length).put("heapMegabytes", HEAP_MB);
      var table = new TextTable(List.of("", "seconds"));
      ObjectNode millis = figures.putObject("millis");
      took.forEach((name, time) -> {
        table.add(List.of(name, String.format(Locale.ROOT, "%.2f", time.toMillis() / 1e3)));
        millis.put(name, time.toMillis());
      });
      List<String> lines = new ArrayList<>();
      lines.add(
          "a batch of %d rows, %.1f MB of CSV; the functions with -Xmx%dm; of %d looks the longest"
              .formatted(rows, csv.length / 1e6, HEAP_MB, LOOKS));
      lines.addAll(table.lines());
      lines.add(
          "most memory that the functions' process had resident, with all that is not heap: %d MB"
              .formatted(peak / 1_000_000));
      return new BenchResult(lines, figures, faults);
    }
  }
}
