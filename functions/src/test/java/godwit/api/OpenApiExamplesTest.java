package godwit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import godwit.Golden;
import godwit.api.OpenApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the document shows is what the handlers take and answer. */
class OpenApiExamplesTest {
  private static final OpenApiDocument DOCUMENT = document();
  private static final OpenApiSchema SCHEMA = new OpenApiSchema(DOCUMENT);

  static Stream<Operation> operations() {
    return DOCUMENT.operations().stream();
  }

  static Stream<Operation> with_body() {
    return operations().filter(operation -> operation.node().has("requestBody"));
  }

  static Stream<Operation> without_body() {
    return operations().filter(operation -> !operation.node().has("requestBody"));
  }

  @Test
  void is_of_the_version_that_has_json_schema() {
    assertThat(DOCUMENT.root().path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(DOCUMENT.root().findValues("nullable")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parameters_of_a_path_have_an_example_and_none_hides_its_own(Operation operation) {
    for (JsonNode parameter : operation.parameters()) {
      assertThat(parameter.path("schema").has("example"))
          .as("%s: put the example of %s beside its schema", operation, parameter.path("name"))
          .isFalse();
      if (parameter.path("in").asText().equals("path")) {
        assertThat(parameter.has("example"))
            .as("%s: add an example to its parameter %s", operation, parameter.path("name"))
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("with_body")
  void every_example_of_a_request_is_taken_and_answered_as_described(Operation operation)
      throws Exception {
    for (var media : content(operation.node().path("requestBody")).entrySet()) {
      Map<String, JsonNode> examples = DOCUMENT.examples(media.getValue());
      assertThat(examples)
          .as("docs/api/openapi.yaml: %s in %s%s", operation, media.getKey(), OpenApiBench.MISSING)
          .isNotEmpty();
      for (var example : examples.entrySet()) {
        String which = operation + ", " + media.getKey() + ", " + example.getKey();
        assertThat(SCHEMA.faults(media.getValue().path("schema"), example.getValue()))
            .as("%s against its own schema", which)
            .isEmpty();
        var bench = new OpenApiBench(DOCUMENT);
        assertSuccess(which, operation, bench.send(operation, media.getKey(), example.getValue()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("without_body")
  void every_request_without_body_is_answered_as_described(Operation operation) throws Exception {
    assertSuccess(operation + "", operation, new OpenApiBench(DOCUMENT).send(operation));
    assertSuccess(
        operation + " with the examples of its parameters",
        operation,
        new OpenApiBench(DOCUMENT).sendNarrowed(operation));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_example_of_an_answer_fits_its_own_schema(Operation operation) {
    var soft = new SoftAssertions();
    for (var response : operation.node().path("responses").properties()) {
      for (var media : content(response.getValue()).entrySet()) {
        DOCUMENT
            .examples(media.getValue())
            .forEach((name, example) ->
                soft.assertThat(SCHEMA.faults(media.getValue().path("schema"), example))
                    .as("%s %s %s", operation, response.getKey(), name)
                    .isEmpty());
      }
    }
    soft.assertAll();
  }

  @Test
  void refusals_are_problem_documents_as_described() throws IOException {
    var bench = new ApiBench();
    bench.make();

    assertAnswer("SyncBatch", bench.post("/batches/web-host/sync", "text/plain", ""), 409);
    assertAnswer(
        "SyncMailbox",
        bench.post("/batches/web-host/mailboxes/ada@b.example/sync", "text/plain", ""),
        409);
    assertAnswer("ShowBatch", bench.get("/batches/none"), 404);
    assertAnswer(
        "CreateBatch",
        bench.post("/batches?name=b%20d&port=x", "text/csv", "EmailAddress,Nonsense\nada,ada\n"),
        400);
    assertAnswer("TestEndpoint", bench.post("/endpoints/test", "application/json", "{}"), 400);
  }

  @Test
  void a_report_with_something_of_everything_is_as_described() throws IOException {
    JsonNode schema =
        content(DOCUMENT.response(DOCUMENT.operation("ShowReport"), 200))
            .get(MediaType.JSON)
            .path("schema");

    JsonNode report = ApiBench.JSON.readTree(Golden.text("report/report.json"));

    assertThat(SCHEMA.faults(schema, report)).isEmpty();
  }

  @Test
  void what_is_not_as_described_is_found() throws IOException {
    JsonNode schema = DOCUMENT.root().at("/components/schemas/StoredBatch");
    JsonNode wrong =
        ApiBench.JSON.readTree(
            "{\"name\": 5, \"status\": \"Lost\", \"creationDateTime\": \"today\","
                + " \"statusUrl\": \"/api\", \"notices\": [true], \"colour\": \"red\"}");

    assertThat(SCHEMA.faults(schema, wrong))
        .containsExactlyInAnyOrder(
            "body.totalCount is missing",
            "body.name is no [string]",
            "body.status is another word: \"Lost\"",
            "body.creationDateTime is no date-time: today",
            "body.statusUrl is no whole URI",
            "body.notices[0] is no [string]",
            "body.colour is not in the document");
  }

  private static void assertAnswer(String operation, ApiAnswer answer, int status)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertFits(operation, DOCUMENT.operation(operation), answer);
  }

  private static void assertSuccess(String which, Operation operation, ApiAnswer answer)
      throws IOException {
    assertThat(operation.succeedsWith(answer.status()))
        .as("%s is answered with %s: %s", which, answer.status(), answer.body())
        .isTrue();
    assertFits(which, operation, answer);
  }

  private static void assertFits(String which, Operation operation, ApiAnswer answer)
      throws IOException {
    Map<String, JsonNode> content = content(DOCUMENT.response(operation, answer.status()));
    if (content.isEmpty() && answer.body().isEmpty()) {
      return;
    }
    String type = MediaType.of(answer.contentType());
    assertThat(content).as("%s, answer %s", which, answer.status()).containsKey(type);
    JsonNode body =
        type.endsWith("json")
            ? ApiBench.JSON.readTree(answer.body())
            : TextNode.valueOf(answer.body());
    List<String> faults = SCHEMA.faults(content.get(type).path("schema"), body);
    assertThat(faults).as("%s, answer %s", which, answer.status()).isEmpty();
  }

  private static Map<String, JsonNode> content(JsonNode node) {
    var found = new LinkedHashMap<String, JsonNode>();
    DOCUMENT
        .resolved(node)
        .path("content")
        .properties()
        .forEach(media -> found.put(media.getKey(), media.getValue()));
    return found;
  }

  private static OpenApiDocument document() {
    try {
      return OpenApiDocument.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
