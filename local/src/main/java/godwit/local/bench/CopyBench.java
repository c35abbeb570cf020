package godwit.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.MailboxFiller;
import godwit.local.servers.PlacedMessage;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole path: Dovecot, the functions in their host with real tables and queues, and the
 * Exchange Online stand-in with its limits off. In the same run the same mail is read with FETCH
 * alone.
 */
final class CopyBench implements Benchmark {
  private static final String PASSWORD = "bench-password";
  private static final int RAW_TRIES = 3;
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "GRAPH_REQUESTS_PER_10_MINUTES", "10000000", "GRAPH_UPLOAD_MB_PER_5_MINUTES", "1000000");

  @Override
  public String usage() {
    return CopyArguments.USAGE;
  }

  @Override
  public BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException {
    CopyArguments arguments = CopyArguments.parse(args);
    if (!DovecotServer.isAvailable()) {
      throw new IllegalStateException(
          "needs Dovecot 2.3 and openssl: apt-get install dovecot-imapd openssl");
    }
    List<Workload> workloads = Workload.usual(arguments);
    progress.say("starting Dovecot, Azurite, the Exchange Online stand-in and the functions");
    var open = StackOptions.TEMPORARY.withExchange(List.of("--no-limits")).withSettings(NO_LIMITS);
    try (DovecotServer source = DovecotServer.start(DovecotOptions.users(logins(workloads)));
        Stack stack = Stack.start(open)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      var bench = new Bench(source, stack, progress);
      for (Workload workload : workloads) {
        bench.fill(workload);
        for (int run = 1; run <= arguments.runs(); run++) {
          bench.measure(workload, run);
        }
      }
      return bench.result();
    }
  }

  private static Map<String, String> logins(List<Workload> workloads) {
    var logins = new HashMap<String, String>();
    workloads.forEach(w -> w.users().forEach(user -> logins.put(user, PASSWORD)));
    return logins;
  }

  /** Everything running, and what was measured so far. */
  private static final class Bench {
    private final DovecotServer source;
    private final Stack stack;
    private final Progress progress;
    private final Processes processes;
    private final List<CopyFigures> figures = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Bench(DovecotServer source, Stack stack, Progress progress) {
      this.source = source;
      this.stack = stack;
      this.progress = progress;
      var pids = new HashMap<>(stack.pids());
      pids.put("dovecot", source.pid());
      pids.put("bench", ProcessHandle.current().pid());
      this.processes = new Processes(pids);
    }

    void fill(Workload workload) {
      progress.say("filling: " + workload.title());
      for (String user : workload.users()) {
        try (MailboxFiller filler = source.filler(user, PASSWORD)) {
          List<PlacedMessage> refused = filler.append(workload.mail(user));
          if (!refused.isEmpty()) {
            throw new IllegalStateException("Dovecot refused " + refused.size() + " messages");
          }
        }
      }
    }

    void measure(Workload workload, int run) throws InterruptedException {
      RawFetch.Reading raw = raw(workload);
      if (raw.messages() != workload.total()) {
        throw new IllegalStateException("FETCH alone read " + raw.messages() + " messages");
      }
      progress.say("copying: " + workload.title() + ", run " + run);
      List<String> targets =
          workload.users().stream().map(user -> Workload.target(user, run)).toList();
      var migration =
          new Migration(stack, "bench-" + workload.name() + "-" + run, targets, progress);
      if (!processes.forgetPeak(CopyTable.HOST)) {
        progress.say("peak memory is that since the host's start");
      }
      Map<String, Duration> before = processes.cpu();
      long began = System.nanoTime();
      migration.create(csv(workload, run), source.port());
      migration.await(workload.total());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Map<String, Duration> used = Processes.between(before, processes.cpu());
      var peak = processes.peakBytes(CopyTable.HOST);
      check(workload, run, migration.arrived());
      figures.add(new CopyFigures(workload, run, took, used, peak, raw));
      migration.remove();
    }

    /** The quickest of a few, mailbox after mailbox: a bar that noise does not lower. */
    private RawFetch.Reading raw(Workload workload) {
      var sum = new RawFetch.Reading(0, 0, Duration.ZERO);
      for (String user : workload.users()) {
        RawFetch.Reading best = RawFetch.readInbox(source.port(), user, PASSWORD);
        for (int i = 1; i < RAW_TRIES; i++) {
          RawFetch.Reading next = RawFetch.readInbox(source.port(), user, PASSWORD);
          best = next.took().compareTo(best.took()) < 0 ? next : best;
        }
        sum = sum.plus(best);
      }
      return sum;
    }

    private void check(Workload workload, int run, Map<String, Long> arrived) {
      for (String user : workload.users()) {
        String target = Workload.target(user, run);
        long there = arrived.getOrDefault(target, 0L);
        if (there != workload.messages()) {
          faults.add(target + " holds " + there + " messages, not " + workload.messages());
        }
      }
    }

    BenchResult result() {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      figures.forEach(f -> all.add(f.json()));
      return new BenchResult(CopyTable.lines(figures), all, faults);
    }

    private static String csv(Workload workload, int run) {
      var csv = new StringBuilder("EmailAddress,UserName,Password\n");
      for (String user : workload.users()) {
        csv.append(Workload.target(user, run)).append(',').append(user);
        csv.append(',').append(PASSWORD).append('\n');
      }
      return csv.toString();
    }
  }
}
