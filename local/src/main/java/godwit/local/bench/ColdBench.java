package godwit.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.servers.AzuriteServer;
import godwit.local.servers.Checkout;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.MailboxFiller;
import godwit.local.servers.PlacedMessage;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How soon a process of the functions is of use, and how large the app is: the process is killed
 * and started again, each time with a mailbox waiting in the queue.
 */
final class ColdBench implements Benchmark {
  static final String USER = "cold";
  static final String PASSWORD = "cold-password";
  static final int MESSAGES = 50;

  private static final int USUAL_RUNS = 5;
  private static final int MESSAGE_BYTES = 5_000;

  /** As the platform's Java worker starts it (worker.config.json): one compiler only. */
  private static final StackOptions.Host AS_THE_WORKER =
      new StackOptions.Host("-Xmx512m -XX:TieredStopAtLevel=1", List.of());

  @Override
  public String usage() {
    return "cold [--runs N]";
  }

  @Override
  public BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException {
    int runs = runs(args);
    if (!AzuriteServer.isAvailable() || !DovecotServer.isAvailable()) {
      throw new IllegalStateException(
          "needs Node 20 or newer for Azurite, and Dovecot 2.3: apt-get install dovecot-imapd");
    }
    var app = StagedApp.in(Checkout.find().resolve("functions/target/azure-functions/godwit"));
    var options =
        StackOptions.TEMPORARY
            .withExchange(List.of("--no-limits"))
            .withSettings(Map.of("SEALING_KEY", PlanRelay.SEALING_KEY))
            .withHost(AS_THE_WORKER);
    progress.say("starting Dovecot, Azurite, the Exchange Online stand-in and the functions");
    try (DovecotServer source = DovecotServer.start(DovecotOptions.users(Map.of(USER, PASSWORD)));
        Stack stack = Stack.start(options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      fill(source);
      var starts = new ArrayList<ColdStart>();
      var restart = new Restart(stack, source.port());
      for (int run = 1; run <= runs; run++) {
        starts.add(restart.measure(run));
        progress.say("start " + run + " of " + runs);
      }
      return result(app, starts);
    }
  }

  private static int runs(List<String> args) throws BadArgumentsException {
    if (args.isEmpty()) {
      return USUAL_RUNS;
    }
    boolean known = args.size() == 2 && args.getFirst().equals("--runs");
    if (!known || !args.get(1).matches("[1-9][0-9]?")) {
      throw new BadArgumentsException("cold takes --runs N, a number from 1 to 99");
    }
    return Integer.parseInt(args.get(1));
  }

  private static void fill(DovecotServer source) {
    var mail = new BenchMail(USER);
    try (MailboxFiller filler = source.filler(USER, PASSWORD)) {
      List<PlacedMessage> refused =
          filler.append(
              IntStream.rangeClosed(1, MESSAGES)
                  .mapToObj(number -> mail.message(number, MESSAGE_BYTES)));
      if (!refused.isEmpty()) {
        throw new IllegalStateException("Dovecot refused " + refused.size() + " messages");
      }
    }
  }

  private static BenchResult result(StagedApp app, List<ColdStart> starts) {
    var table =
        new TextTable(List.of("seconds from the start of the process", "median", "best", "worst"));
    table.add(row("first HTTP answer", starts, ColdStart::answer));
    table.add(row("first message arrived", starts, ColdStart::message));
    table.add(row("chunk of " + MESSAGES + " arrived", starts, ColdStart::chunk));
    List<String> lines = new ArrayList<>();
    lines.add(app.line());
    lines.addAll(table.lines());
    lines.add(starts.size() + " starts, Java with " + AS_THE_WORKER.java());
    ArrayNode each = JsonNodeFactory.instance.arrayNode();
    starts.forEach(start -> each.add(start.json()));
    ObjectNode figures = JsonNodeFactory.instance.objectNode().put("java", AS_THE_WORKER.java());
    figures.set("app", app.json());
    figures.set("starts", each);
    return new BenchResult(lines, figures, List.of());
  }

  private static List<String> row(
      String what, List<ColdStart> starts, Function<ColdStart, Duration> figure) {
    List<Duration> sorted = starts.stream().map(figure).sorted().toList();
    return List.of(
        what,
        seconds(sorted.get(sorted.size() / 2)),
        seconds(sorted.getFirst()),
        seconds(sorted.getLast()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1e3);
  }
}
