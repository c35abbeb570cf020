package godwit.local.probe;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.local.exchange.ExchangeSimulator;
import godwit.local.exchange.SimulatorOptions;
import godwit.local.servers.Checkout;
import godwit.local.stack.SettingsFile;
import godwit.target.Delivery;
import godwit.target.graph.Assumption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each assumption answered either way: the probe sees it, and the writer copes with it. */
class ProbeIT {
  private static final String TOKEN = "probe-token";
  private static final String MAILBOX = "probe@target.example";

  @TempDir Path folder;

  @Test
  void every_assumption_has_its_experiment() {
    assertThat(Probe.experiments())
        .extracting(Experiment::name)
        .containsAll(Arrays.stream(Assumption.values()).map(Assumption::word).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void where_all_holds_the_settings_are_the_usual_ones_and_nothing_is_lost() throws Exception {
    try (ExchangeSimulator exchange = start()) {
      List<Finding> findings = probe(exchange);

      assertThat(findings)
          .allMatch(
              each -> each.verdict() == Verdict.HOLDS || each.verdict() == Verdict.NOTED,
              "holds or is noted");
      Map<String, String> settings = ProbeSettings.of(findings);
      assertThat(SettingsFile.read(Checkout.find().resolve("local.settings.sample.json")))
          .containsAllEntriesOf(settings);
      assertThat(inspect(exchange, "/messages")).isEmpty();
      assertThat(inspect(exchange, "/folders")).doesNotContain(Lab.FOLDER);
      Writer writer = new Writer(graph(exchange), TOKEN, MAILBOX, settings);
      assertThat(writer.deliverAll().values())
          .allSatisfy(each -> assertThat(((Delivery.Stored) each).degradations()).isEmpty());
      assertThat(writer.findsTheFirst()).isTrue();
      assertThat(writer.folder("a/b").path().display()).isEqualTo("a/b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "message-flags=ignore             | message-flags     | 7 | ''",
        "dates=ignore                     | dates             | 7 | ''",
        "transport-headers=ignore         | transport-headers, long-headers | 2 | ''",
        "transport-headers=refuse         | transport-headers, long-headers | 2 | ''",
        "long-headers=ignore              | long-headers      | 1 | ''",
        "long-headers=refuse              | long-headers      | 1 | ''",
        "threading=ignore                 | threading         | 1 | ''",
        "threading=refuse                 | threading         | 1 | ''",
        "message-id=ignore                | message-id        | 7 | ''",
        "icons=refuse                     | icons             | 1 | ''",
        "smime-opaque=refuse              | smime-opaque      | 1 | ''",
        "smime-opaque=ignore              | smime-opaque      | 1 | ''",
        "smime-signed=refuse              | smime-signed      | 1 | ''",
        "multipart-signed-type=ignore     | smime-signed      | 1 | ''",
        "foreign-sender=ignore            | foreign-sender    | 7 | ''",
        "foreign-sender=refuse            | foreign-sender    | 7 | ''",
        "many-recipients=ignore           | many-recipients   | 1 | ''",
        "many-recipients=refuse           | many-recipients   | 1 | ''",
        "attachments-after-create=refuse  | attachments-after-create, upload-sessions | 0 | two"
            + " files, large file",
        "upload-sessions=refuse           | upload-sessions   | 0 | large file",
        "filter-delay-millis=3000         | property-filter   | 0 | ''",
        "folder-slash=ignore              | folder-slash      | 0 | ''",
        "folder-slash=refuse              | folder-slash      | 0 | ''"
      })
  void where_one_thing_differs_the_probe_says_so_and_the_writer_copes(
      String answer, String words, int degraded, String refused) throws Exception {
    try (ExchangeSimulator exchange = start(answer)) {
      List<Finding> findings = probe(exchange);

      assertThat(differing(findings)).isEqualTo(new TreeSet<>(list(words)));
      Writer writer = new Writer(graph(exchange), TOKEN, MAILBOX, throughAFile(findings));
      Map<String, Delivery> deliveries = writer.deliverAll();
      assertThat(named(deliveries, Delivery.Refused.class)).isEqualTo(list(refused));
      assertThat(
              deliveries.values().stream()
                  .filter(Delivery.Stored.class::isInstance)
                  .filter(each -> !((Delivery.Stored) each).degradations().isEmpty()))
          .hasSize(degraded);
      assertThat(writer.findsTheFirst()).isTrue();
      boolean slash = !words.equals("folder-slash");
      assertThat(writer.folder("a/b").path().display()).isEqualTo(slash ? "a/b" : "a_b");
      assertThat(inspect(exchange, "/folders")).doesNotContain(Lab.FOLDER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "folder-name-chars=64, TARGET_FOLDER_NAME_CHARS, 64",
    "message-bytes=36700160, TARGET_MAX_MESSAGE_MB, 35",
  })
  void a_limit_that_is_lower_becomes_a_setting(String answer, String setting, String value)
      throws Exception {
    try (ExchangeSimulator exchange = start(answer)) {
      Map<String, String> settings = throughAFile(probe(exchange));

      assertThat(settings).containsEntry(setting, value).containsEntry("GRAPH_WITHOUT", "");
      Writer writer = new Writer(graph(exchange), TOKEN, MAILBOX, settings);
      assertThat(writer.deliverAll().values()).allMatch(Delivery.Stored.class::isInstance);
      assertThat(writer.folder("n".repeat(100)).path().display())
          .hasSize(setting.startsWith("TARGET_FOLDER") ? 64 : 100);
    }
  }

  @Test
  void a_tenant_that_answers_three_requests_at_once_is_asked_three() throws Exception {
    SimulatorOptions options = options().assuming("requests-at-once=3");
    var slow =
        options
            .with(options.settings().withLatencyMillis(30))
            .with(new SimulatorOptions.Time(Clock.systemUTC(), Thread::sleep));
    try (ExchangeSimulator exchange = ExchangeSimulator.start(slow)) {
      assertThat(ProbeSettings.of(probe(exchange))).containsEntry("GRAPH_CONCURRENT_REQUESTS", "3");
    }
  }

  @Test
  void a_mailbox_that_is_not_there_is_told_in_one_line() throws Exception {
    try (ExchangeSimulator exchange = start()) {
      int code =
          ProbeVerb.run(
              List.of(
                  "--mailbox",
                  "nobody@target.example",
                  "--graph",
                  exchange.baseUri().toString(),
                  "--graph-token",
                  TOKEN,
                  "--out",
                  folder.resolve("s.json").toString()));

      assertThat(code).isEqualTo(1);
      assertThat(folder.resolve("s.json")).doesNotExist();
    }
  }

  private Map<String, String> throughAFile(List<Finding> findings) {
    Path file = folder.resolve("tenant.settings.json");
    SettingsFile.write(file, ProbeSettings.of(findings));
    return SettingsFile.read(file);
  }

  private static Set<String> differing(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.verdict() == Verdict.DIFFERS)
        .map(Finding::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> named(Map<String, Delivery> deliveries, Class<?> kind) {
    return deliveries.entrySet().stream()
        .filter(each -> kind.isInstance(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> list(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(", ", -1));
  }

  private static List<Finding> probe(ExchangeSimulator exchange) throws Exception {
    return Probe.run(new Probe.Place(graph(exchange), () -> TOKEN), MAILBOX, finding -> {});
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.of(TOKEN, Clock.systemUTC());
  }

  private static ExchangeSimulator start(String... answers) {
    SimulatorOptions options = options();
    for (String answer : answers) {
      options = options.assuming(answer);
    }
    return ExchangeSimulator.start(options);
  }

  private static String graph(ExchangeSimulator exchange) {
    return exchange.baseUri() + "/v1.0";
  }

  private static String inspect(ExchangeSimulator exchange, String what) throws Exception {
    URI uri = exchange.baseUri().resolve("/inspect/mailboxes/" + MAILBOX + what);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
