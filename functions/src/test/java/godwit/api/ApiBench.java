package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import godwit.batch.Batch;
import godwit.batch.BatchCommands;
import godwit.batch.MailboxCommands;
import godwit.batch.MailboxKey;
import godwit.batch.Tally;
import godwit.cutover.CutoverCheck;
import godwit.cutover.MailExchangers;
import godwit.cutover.MxAnswer;
import godwit.cutover.memory.MemorySightings;
import godwit.endpoint.SourceEndpoint;
import godwit.hook.Subscribing;
import godwit.inspection.Books;
import godwit.inspection.InspectionBooks;
import godwit.intake.HookReader;
import godwit.intake.IntakeBench;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.notify.TellingBench;
import godwit.relay.InspectionControl;
import godwit.report.History;
import godwit.report.memory.MemoryHistory;
import godwit.seal.PlainSealer;
import godwit.seal.Secret;
import godwit.source.ProbeReport;
import godwit.source.SourceProbe;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The HTTP interface over stores in memory. */
final class ApiBench {
  static final String QUERY = "name=Web-Host&host=imap.b.example";
  static final ObjectMapper JSON = new ObjectMapper();

  final IntakeBench intake = new IntakeBench();
  final TellingBench telling = new TellingBench(intake.clock);

  /** What was asked of batches, in order. */
  final List<String> asked = new ArrayList<>();

  /** Whether no worker is at a mailbox that is removed. */
  boolean removesAtOnce = true;

  /** Where mail for domains goes; nothing answers for those that are not here. */
  final Map<String, MxAnswer> mx = new HashMap<>();

  private final MailExchangers domains =
      asked ->
          asked.stream()
              .collect(
                  Collectors.toMap(d -> d, d -> mx.getOrDefault(d, new MxAnswer.Unanswered())));

  /** What inspections found. */
  final InspectionBooks books = Books.empty();

  /** What a trial of a source server finds. */
  SourceProbe probe = (endpoint, login) -> new ProbeReport(List.of());

  /** How many mailboxes a command changes. */
  int changed = 1;

  private final RecordedCommands commands = new RecordedCommands();

  {
    intake.subscriptions = telling.subscriptions;
  }

  private final Api api =
      Api.over(
          new Stores(
              intake.batches,
              intake.mailboxes,
              new MemoryFolderPlans(),
              new MemoryLedger(),
              books,
              intake.summaries,
              tells(new MemoryHistory())),
          actions(),
          intake.clock);

  Tells tells(History history) {
    return new Tells(history, telling.tellings, telling.subscriptions, true);
  }

  Actions actions() {
    return new Actions(
        intake.admission(),
        intake.rows(),
        intake.amendment(commands),
        intake.removal,
        commands,
        new RecordedMailboxCommands(),
        (batch, round) -> note("round " + round),
        new InspectionControl(books, intake.queue, intake.clock),
        new Actions.Endpoints(
            intake.endpoints(), () -> probe, intake.named(), intake.register(commands)),
        new HookReader(intake.guard()),
        new Subscribing(telling.subscriptions, new PlainSealer(), intake.clock),
        () -> new CutoverCheck(intake.mailboxes, domains, new MemorySightings(), intake.clock));
  }

  Api api() {
    return api;
  }

  /** Makes a batch named Web-Host of two rows. */
  ApiAnswer make() {
    return post("/batches?" + QUERY, "text/csv", IntakeBench.CSV);
  }

  ApiAnswer get(String path) {
    return send("GET", path, Map.of(), new Body.None());
  }

  static ApiAnswer get(Api api, String path, String accept) {
    return api.answer(request("GET", path, Map.of("accept", accept), new Body.None()));
  }

  ApiAnswer post(String path, String type, String body) {
    return send("POST", path, Map.of("content-type", type), new Body.Text(body));
  }

  ApiAnswer upload(String type, byte[] body) {
    String path = "/batches/upload?" + QUERY;
    return send("POST", path, Map.of("content-type", type), new Body.Bytes(body));
  }

  ApiAnswer send(String method, String path, Map<String, String> headers, Body body) {
    return api.answer(request(method, path, headers, body));
  }

  static JsonNode json(ApiAnswer answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static void assertProblem(ApiAnswer answer, int status) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json; charset=utf-8");
    assertThat(json(answer).get("type").asText()).startsWith("urn:godwit:problem:");
    assertThat(json(answer).get("status").asInt()).isEqualTo(status);
    assertThat(json(answer).get("title").asText()).isNotBlank();
    assertThat(json(answer).get("detail").asText()).isNotBlank().doesNotContain("s3cret");
  }

  static ApiRequest request(String method, String path, Map<String, String> headers, Body body) {
    var query = new HashMap<String, String>();
    int mark = path.indexOf('?');
    String pairs = mark < 0 ? "" : path.substring(mark + 1);
    for (String pair : pairs.isEmpty() ? new String[0] : pairs.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    String plain = mark < 0 ? path : path.substring(0, mark);
    URI url = URI.create("https://app.example/api" + plain);
    return new ApiRequest(method, url, query, headers, body);
  }

  private int note(String what) {
    asked.add(what);
    return changed;
  }

  private final class RecordedMailboxCommands implements MailboxCommands {
    @Override
    public boolean start(Batch batch, MailboxKey mailbox) {
      return note("start " + mailbox.address()) > 0;
    }

    @Override
    public boolean stop(Batch batch, MailboxKey mailbox) {
      return note("stop " + mailbox.address()) > 0;
    }

    @Override
    public boolean sync(Batch batch, MailboxKey mailbox, String roundId) {
      return note(roundId + " " + mailbox.address()) > 0;
    }

    @Override
    public boolean retry(Batch batch, MailboxKey mailbox) {
      return note("retry " + mailbox.address()) > 0;
    }

    @Override
    public Optional<Removal> remove(Batch batch, MailboxKey mailbox) {
      int unused = note("remove " + mailbox.address());
      return Optional.of(new Removal(removesAtOnce, 3, new Tally(20, 1, 2, 0, 1_000)));
    }

    @Override
    public CredentialsChange credentials(
        Batch batch, MailboxKey mailbox, Optional<String> userName, Secret password) {
      int unused = note(userName.orElse("") + ":" + password.reveal());
      return userName.isPresent() ? CredentialsChange.USER_NAME_IN_USE : CredentialsChange.GOES_ON;
    }
  }

  private final class RecordedCommands implements BatchCommands {
    @Override
    public int start(Batch batch) {
      return note("start");
    }

    @Override
    public int resume(Batch batch) {
      return note("resume");
    }

    @Override
    public int stop(Batch batch) {
      return note("stop");
    }

    @Override
    public int retry(Batch batch) {
      return note("retry");
    }

    @Override
    public int goOn(Batch batch, Predicate<SourceEndpoint> server) {
      return batch.endpoints().stream().anyMatch(server) ? note("go on") : 0;
    }
  }
}
