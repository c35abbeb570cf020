package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.client.InspectClient;
import godwit.local.exchange.ExchangeSimulator;
import godwit.local.exchange.SimulatorOptions;
import godwit.local.exchange.limits.Settings;
import godwit.local.servers.DovecotOptions;
import godwit.local.servers.DovecotServer;
import godwit.local.servers.MailboxFiller;
import godwit.local.servers.PlacedMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Memory and time of single hard messages: from Dovecot through IMAP, conversion and Graph writer
 * into the Exchange Online stand-in, each in a process of its own with the heap of a 512 MB
 * instance.
 */
final class SizesBench implements Benchmark {
  private static final String PASSWORD = "sizes-password";
  private static final String TOKEN = "sizes-token";
  private static final int USUAL_HEAP_MB = 256;

  @Override
  public String usage() {
    return "sizes [--heap MB]";
  }

  @Override
  public BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException {
    int heap = heap(args);
    if (!DovecotServer.isAvailable()) {
      throw new IllegalStateException(
          "needs Dovecot 2.3 and openssl: apt-get install dovecot-imapd openssl");
    }
    Map<String, String> users = new HashMap<>();
    SizeCase.all().forEach(each -> users.put(each.name(), PASSWORD));
    var options =
        SimulatorOptions.of(TOKEN, Clock.systemUTC())
            .with(Settings.documented().withoutThrottling());
    List<SizeFigures> figures = new ArrayList<>();
    try (DovecotServer source = DovecotServer.start(DovecotOptions.users(users));
        ExchangeSimulator exchange = ExchangeSimulator.start(options)) {
      for (SizeCase each : SizeCase.all()) {
        progress.say(each.title());
        fill(source, each);
        JsonNode told = move(source, exchange, each, heap);
        var arrived = new InspectClient(exchange.baseUri().resolve("/inspect"));
        figures.add(new SizeFigures(each, told, arrived.messages(each.target())));
      }
    }
    return result(figures, heap);
  }

  private static int heap(List<String> args) throws BadArgumentsException {
    if (args.isEmpty()) {
      return USUAL_HEAP_MB;
    }
    boolean known = args.size() == 2 && args.getFirst().equals("--heap");
    if (!known || !args.get(1).matches("[1-9][0-9]{1,4}")) {
      throw new BadArgumentsException("sizes takes --heap MB, a number from 10 to 99999");
    }
    return Integer.parseInt(args.get(1));
  }

  private static void fill(DovecotServer source, SizeCase each) {
    var message =
        new PlacedMessage(
            List.of("INBOX"),
            Instant.parse("2020-03-02T10:00:05Z"),
            Set.of("\\Seen"),
            each.mail().get());
    try (MailboxFiller filler = source.filler(each.name(), PASSWORD)) {
      if (!filler.append(Stream.of(message)).isEmpty()) {
        throw new IllegalStateException("Dovecot refused: " + each.title());
      }
    }
  }

  private static JsonNode move(
      DovecotServer source, ExchangeSimulator exchange, SizeCase each, int heap)
      throws InterruptedException {
    return new HeapChild(heap)
        .run(
            SizeChild.class,
            List.of(
                Integer.toString(source.port()),
                each.name(),
                PASSWORD,
                exchange.baseUri() + "/v1.0",
                TOKEN,
                each.target()));
  }

  private static BenchResult result(List<SizeFigures> figures, int heap) {
    var table =
        new TextTable(
            List.of(
                "message",
                "MB",
                "outcome",
                "seconds",
                "peak heap\nMB",
                "peak memory of\nthe process MB"));
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    List<String> faults = new ArrayList<>();
    for (SizeFigures each : figures) {
      table.add(each.cells());
      json.add(each.json());
      faults.addAll(each.faults());
    }
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "each in a process of its own with -Xmx%dm", heap));
    lines.addAll(table.lines());
    figures.forEach(each -> lines.addAll(each.lost()));
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("heapMegabytes", heap);
    all.set("cases", json);
    return new BenchResult(lines, all, faults);
  }
}
