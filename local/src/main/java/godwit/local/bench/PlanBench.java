package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.ExchangeSimulator;
import godwit.local.exchange.SimulatorOptions;
import godwit.local.servers.AzuriteServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plans a huge folder and runs an incremental round over it in which nothing is new, in a process
 * with a small heap: IMAP from a server that has no bodies, tables in Azurite, target folders in
 * the Exchange Online stand-in. The messages themselves are not copied.
 */
final class PlanBench implements Benchmark {
  private static final String TOKEN = "plan-token";
  private static final int USUAL_MESSAGES = 200_000;
  private static final int HEAP_MB = 256;
  private static final long LONGEST_ROUND_MILLIS = 2_000;

  @Override
  public String usage() {
    return "plan [--messages N]";
  }

  @Override
  public BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException {
    int messages = messages(args);
    if (!AzuriteServer.isAvailable()) {
      throw new IllegalStateException("needs Node 20 or newer for Azurite");
    }
    var options = SimulatorOptions.of(TOKEN, Clock.systemUTC());
    try (var source = new HugeFolder(messages);
        var storage = AzuriteServer.start();
        var exchange = ExchangeSimulator.start(options)) {
      progress.say("a folder of " + messages + " messages, planned with -Xmx" + HEAP_MB + "m");
      JsonNode told =
          new HeapChild(HEAP_MB)
              .run(
                  PlanChild.class,
                  List.of(
                      Integer.toString(source.port()),
                      storage.connectionString(),
                      exchange.baseUri() + "/v1.0",
                      TOKEN));
      return result(messages, source.commands(), told);
    }
  }

  private static int messages(List<String> args) throws BadArgumentsException {
    if (args.isEmpty()) {
      return USUAL_MESSAGES;
    }
    boolean known = args.size() == 2 && args.getFirst().equals("--messages");
    if (!known || !args.get(1).matches("[1-9][0-9]{0,7}")) {
      throw new BadArgumentsException("plan takes --messages N, a number from 1 to 99999999");
    }
    return Integer.parseInt(args.get(1));
  }

  private static BenchResult result(int messages, int commands, JsonNode told) {
    var table = new TextTable(List.of("", "invocations", "seconds", "peak heap\nMB"));
    for (String part : List.of("plan", "round", "roundAgain")) {
      JsonNode figures = told.path(part);
      table.add(
          List.of(
              part.equals("plan") ? "first plan" : "nothing new",
              figures.path("invocations").asText(),
              decimal(figures.path("millis").asLong() / 1e3),
              decimal(figures.path("peakHeapBytes").asLong() / 1e6)));
    }
    List<String> lines = new ArrayList<>();
    lines.add("one folder of " + messages + " messages, in a process with -Xmx" + HEAP_MB + "m");
    lines.addAll(table.lines());
    lines.add(told.path("chunks").asText() + " chunks; " + commands + " IMAP commands in all");
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("messages", messages);
    all.put("heapMegabytes", HEAP_MB).put("imapCommands", commands).set("told", told);
    return new BenchResult(lines, all, faults(messages, told));
  }

  private static List<String> faults(int messages, JsonNode told) {
    if (told.has("outcome")) {
      return List.of(told.path("outcome").asText());
    }
    List<String> faults = new ArrayList<>();
    if (told.path("plannedMessages").asLong() != messages) {
      faults.add("planned for " + told.path("plannedMessages") + " messages, not " + messages);
    }
    if (told.path("lastUid").asLong() != HugeFolder.lastUid(messages)) {
      faults.add("planned through " + told.path("lastUid") + ", which is not the last message");
    }
    for (String part : List.of("round", "roundAgain")) {
      if (told.path(part).path("invocations").asInt() != 1) {
        faults.add(part + " took " + told.path(part).path("invocations") + " invocations, not 1");
      }
      if (told.path(part).path("millis").asLong() >= LONGEST_ROUND_MILLIS) {
        faults.add(part + " took 2 s or more");
      }
    }
    return faults;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
