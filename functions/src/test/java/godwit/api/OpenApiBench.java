package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.api.OpenApiDocument.Operation;
import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.source.ProbeReport;
import godwit.source.ProbeReport.Fact;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends what the document shows to the handlers. Before that it makes what the path names, by the
 * document's own example of the POST to where the path begins, and puts it into a status that takes
 * the request.
 */
final class OpenApiBench {
  private static final String BOUNDARY = "a-boundary";

  private final OpenApiDocument document;
  private final ApiBench bench = new ApiBench();

  OpenApiBench(OpenApiDocument document) {
    this.document = document;
    bench.probe = (endpoint, login) -> trial();
  }

  /** Sends a request without body, and without what narrows the answer. */
  ApiAnswer send(Operation operation) throws MigrationException {
    return send(operation, place(operation), operation.headers(), new Body.None());
  }

  /** The same with the examples of its parameters. */
  ApiAnswer sendNarrowed(Operation operation) throws MigrationException {
    String address = place(operation) + query(operation);
    return send(operation, address, operation.headers(), new Body.None());
  }

  /** Sends a request with a body. */
  ApiAnswer send(Operation operation, String type, JsonNode example) throws MigrationException {
    return post(operation, place(operation), type, example);
  }

  private ApiAnswer post(Operation operation, String place, String type, JsonNode example) {
    var headers = new HashMap<>(operation.headers());
    boolean form = type.startsWith("multipart/");
    headers.put("content-type", form ? type + "; boundary=" + BOUNDARY : type);
    String text =
        form ? form(example) : example.isTextual() ? example.asText() : example.toString();
    Body body =
        ApiRequest.arrivesAsBytes(type)
            ? new Body.Bytes(text.getBytes(StandardCharsets.UTF_8))
            : new Body.Text(text);
    return send(operation, place + query(operation), headers, body);
  }

  private ApiAnswer send(
      Operation operation, String address, Map<String, String> headers, Body body) {
    return bench.send(operation.method(), address, headers, body);
  }

  /** The path with what it names, which is there then. */
  private String place(Operation operation) throws MigrationException {
    String path = operation.path();
    if (!path.startsWith("/batches")) {
      String unused = made("/batches");
    }
    int first = path.indexOf("/{");
    if (first < 0) {
      if (operation.method().equals("get")) {
        String unused = made(path);
      }
      return path;
    }
    String made = made(path.substring(0, first));
    int end = path.indexOf('}') + 1;
    String rest = operation.placed(path.substring(end));
    if (path.startsWith("/batches/")) {
      ready(operation.id());
    }
    return made + rest;
  }

  /** Where that is which a POST to the path makes, or a PUT below it. */
  private String made(String path) {
    Operation maker =
        maker("post", path + "$")
            .or(() -> maker("put", path + "/\\{\\w+\\}$"))
            .orElseThrow(() -> new AssertionError("no POST or PUT makes what stands at " + path));
    JsonNode media = document.resolved(maker.node().path("requestBody")).at(JSON);
    JsonNode example =
        document.examples(media).values().stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("docs/api/openapi.yaml: " + maker + MISSING));
    String place = maker.placed(maker.path());
    ApiAnswer answer = post(maker, place, MediaType.JSON, example);
    if (answer.status() / 100 != 2) {
      throw new AssertionError(maker + " answers its example with " + answer.body());
    }
    return Optional.ofNullable(answer.headers().get("Location"))
        .map(found -> URI.create(found).getRawPath().replaceFirst("^/api", ""))
        .orElse(place);
  }

  private Optional<Operation> maker(String method, String path) {
    return document.operations().stream()
        .filter(o -> o.method().equals(method) && o.path().matches(path))
        .findFirst();
  }

  static final String MISSING = " has no example of its request body: add one beside the schema";
  private static final String JSON = "/content/application~1json";

  private void ready(String id) throws MigrationException {
    MailboxStatus mailboxes =
        switch (id) {
          case "StartMailbox" -> MailboxStatus.STOPPED;
          case "StopMailbox" -> MailboxStatus.SYNCING;
          case "RetryMailbox", "RetryBatch", "PutCredentials" -> MailboxStatus.FAILED;
          default -> MailboxStatus.SYNCED;
        };
    BatchStatus status = id.equals("PatchBatch") ? BatchStatus.STOPPED : BatchStatus.SYNCED;
    for (Batch batch : bench.intake.batches.all()) {
      assertThat(bench.intake.batches.update(batch.withStatus(status))).isPresent();
      var key = new MailboxKey(batch.id(), "ada@contoso.com");
      Mailbox mailbox = bench.intake.mailboxes.find(key).orElseThrow();
      bench.intake.mailboxes.insertAll(batch.id(), List.of(Batches.in(mailbox, mailboxes)));
      if (id.equals("ShowAssessment") || id.equals("ShowVerification")) {
        InspectedMailbox.in(bench.books, mailbox, bench.intake.clock.instant());
      }
    }
  }

  private static String query(Operation operation) {
    return operation.query().entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("&"), all -> all.isEmpty() ? "" : "?" + all));
  }

  private static String form(JsonNode example) {
    var text = new StringBuilder();
    for (var part : example.properties()) {
      String name = part.getKey();
      text.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"");
      text.append(name.equals("file") ? "; filename=\"rows.csv\"\r\n" : "\r\n");
      text.append("\r\n" + part.getValue().asText() + "\r\n");
    }
    return text.append("--" + BOUNDARY + "--\r\n").toString();
  }

  private static ProbeReport trial() {
    return new ProbeReport(
        List.of(
            new ProbeReport.Step(
                "resolve",
                Duration.ofMillis(3),
                List.of(new Fact.Several("addresses", List.of("8.8.8.8"))),
                Optional.empty()),
            new ProbeReport.Step(
                "connect",
                Duration.ofSeconds(10),
                List.of(),
                Optional.of(new ProbeReport.Trouble("CONNECT_TIMEOUT", "check the firewall")))));
  }
}
