package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.MailboxFiller;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How near to Exchange Online's limits mailboxes are written: the stand-in has its documented
 * limits on and takes its time for each answer. Two host processes, as one takes eight mailboxes at
 * a time.
 */
final class PaceBench implements Benchmark {
  private static final String PASSWORD = "bench-password";
  private static final int SMALL_BYTES = 5_000;
  private static final int LARGE_BYTES = 2 << 20;
  private static final double LEAST_SHARE = 0.95;
  private static final double MOST_REFUSED = 0.005;
  private static final double LEAST_SCALING = 0.9;

  @Override
  public String usage() {
    return PaceArguments.USAGE;
  }

  @Override
  public BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException {
    PaceArguments arguments = PaceArguments.parse(args);
    if (!DovecotServer.isAvailable()) {
      throw new IllegalStateException(
          "needs Dovecot 2.3 and openssl: apt-get install dovecot-imapd openssl");
    }
    List<Workload> workloads = workloads(arguments);
    progress.say(
        "starting Dovecot, Azurite, the Exchange Online stand-in and the functions, twice");
    var limited =
        StackOptions.TEMPORARY.withExchange(List.of("--latency", arguments.latencyMillis() + "ms"));
    try (DovecotServer source = DovecotServer.start(DovecotOptions.users(logins(workloads)));
        Stack stack = Stack.start(limited)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      stack.addHost();
      var figures = new ArrayList<PaceFigures>();
      for (Workload workload : workloads) {
        fill(source, workload, progress);
        figures.add(measure(source, stack, workload, arguments, progress));
      }
      return result(figures, arguments);
    }
  }

  private static List<Workload> workloads(PaceArguments arguments) {
    var workloads = new ArrayList<Workload>();
    if (arguments.small() > 0) {
      workloads.add(new Workload("one", 1, arguments.small(), SMALL_BYTES));
      workloads.add(new Workload("several", arguments.mailboxes(), arguments.small(), SMALL_BYTES));
    }
    if (arguments.large() > 0) {
      workloads.add(new Workload("large", 1, arguments.large(), LARGE_BYTES));
    }
    return workloads;
  }

  private static Map<String, String> logins(List<Workload> workloads) {
    var logins = new HashMap<String, String>();
    workloads.forEach(w -> w.users().forEach(user -> logins.put(user, PASSWORD)));
    return logins;
  }

  private static void fill(DovecotServer source, Workload workload, Progress progress) {
    progress.say("filling: " + workload.title());
    for (String user : workload.users()) {
      try (MailboxFiller filler = source.filler(user, PASSWORD)) {
        if (!filler.append(workload.mail(user)).isEmpty()) {
          throw new IllegalStateException("Dovecot refused messages");
        }
      }
    }
  }

  private static PaceFigures measure(
      DovecotServer source,
      Stack stack,
      Workload workload,
      PaceArguments arguments,
      Progress progress)
      throws InterruptedException {
    progress.say("copying: " + workload.title());
    List<String> targets = workload.users().stream().map(u -> Workload.target(u, 1)).toList();
    var migration = new Migration(stack, "pace-" + workload.name(), targets, progress);
    JsonNode before = migration.counters();
    long began = System.nanoTime();
    migration.create(csv(workload), source.port());
    migration.await(workload.total());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    JsonNode after = migration.counters();
    migration.remove();
    return new PaceFigures(
        workload,
        took,
        requests(after) - requests(before),
        grown(before, after, "/statuses/429"),
        grown(before, after, "/bytesIn"),
        Duration.ofMillis(arguments.latencyMillis()));
  }

  /** All that were made of Graph; the looks of this benchmark are none. */
  private static long requests(JsonNode counters) {
    return counters.path("kinds").properties().stream()
        .filter(kind -> !kind.getKey().contains("inspect/"))
        .mapToLong(kind -> kind.getValue().asLong())
        .sum();
  }

  private static long grown(JsonNode before, JsonNode after, String counter) {
    return after.at(counter).asLong() - before.at(counter).asLong();
  }

  private static String csv(Workload workload) {
    var csv = new StringBuilder("EmailAddress,UserName,Password\n");
    for (String user : workload.users()) {
      csv.append(Workload.target(user, 1)).append(',').append(user);
      csv.append(',').append(PASSWORD).append('\n');
    }
    return csv.toString();
  }

  private static BenchResult result(List<PaceFigures> figures, PaceArguments arguments) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    figures.forEach(f -> all.add(f.json()));
    var lines =
        new ArrayList<>(PaceTable.lines(figures, Duration.ofMillis(arguments.latencyMillis())));
    var faults = new ArrayList<String>();
    for (PaceFigures f : figures) {
      if (f.refusedShare() >= MOST_REFUSED) {
        faults.add(f.workload().title() + ": 0.5 % of the answers or more are 429");
      }
    }
    if (arguments.small() > 0) {
      double times = figures.get(1).messagesPerSecond() / figures.get(0).messagesPerSecond();
      lines.add(
          "%d mailboxes run %.2f times as fast as one".formatted(arguments.mailboxes(), times));
      if (figures.getFirst().share() < LEAST_SHARE) {
        faults.add("one mailbox reaches less than 95 % of what the limit allows");
      }
      if (times < LEAST_SCALING * arguments.mailboxes()) {
        faults.add("several mailboxes fall more than 10 % short of as many times one");
      }
    }
    return new BenchResult(lines, all, faults);
  }
}
