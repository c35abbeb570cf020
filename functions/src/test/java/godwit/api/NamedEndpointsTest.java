package godwit.api;

import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.batch.StoredEndpoint;
import godwit.endpoint.EndpointName;
import godwit.intake.IntakeBench;
import godwit.seal.PlainSealer;
import godwit.source.ProbeReport;
import godwit.source.SourceLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source servers that are kept under names, over HTTP. */
class NamedEndpointsTest {
  private static final String ROWS = "EmailAddress,UserName\nada@b.example,ada\n";
  private static final String PLAIN = "{\"host\": \"imap.b.example\"}";
  private static final String ADMIN =
      "\"host\": \"imap.b.example\", \"logIn\": \"authzid\", \"adminUser\": \"root\"";
  private static final String SECRET = "{" + ADMIN + ", \"adminPassword\": \"s3cret\"}";

  private final ApiBench bench = new ApiBench();

  @Test
  void is_made_with_what_is_usual_and_shown() throws Exception {
    ApiAnswer made = put(PLAIN);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.headers())
        .containsEntry("Location", "https://app.example/api/endpoints/Host-1");
    JsonNode shown = json(bench.get("/endpoints/host-1"));
    assertThat(shown.get("name").asText()).isEqualTo("Host-1");
    assertThat(shown.get("host").asText()).isEqualTo("imap.b.example");
    assertThat(shown.get("port").asInt()).isEqualTo(993);
    assertThat(shown.get("logIn").asText()).isEqualTo("password");
    assertThat(shown.get("hasSecret").asBoolean()).isFalse();
    assertThat(shown.get("maxConcurrentMigrations").asInt()).isEqualTo(20);
    assertThat(shown.get("batches")).isEmpty();
    assertThat(json(bench.get("/endpoints")).get("endpoints")).hasSize(1);
  }

  @Test
  void is_made_of_the_query_and_changed_by_a_repeat() throws Exception {
    String path = "/endpoints/Host-1?host=imap.b.example&code=key&maxConcurrentMigrations=";

    ApiAnswer made = bench.send("PUT", path + 5, Map.of(), new Body.None());
    ApiAnswer again = bench.send("PUT", path + 6, Map.of(), new Body.None());

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(json(again).get("maxConcurrentMigrations").asInt()).isEqualTo(6);
  }

  @Test
  void every_fault_is_in_one_answer_and_nothing_is_made() throws Exception {
    ApiAnswer answer =
        put(
            "{\"hots\": \"x\", \"port\": 0, \"logIn\": \"authzid\", \"adminPassword\": \"s3cret\"}");

    assertProblem(answer, 400);
    assertThat(json(answer).get("faults").findValuesAsText("field"))
        .containsExactlyInAnyOrder("hots", "host", "port", "adminUser");
    assertThat(bench.intake.kept.all()).isEmpty();
  }

  @Test
  void a_secret_in_the_address_or_a_name_of_another_form_is_refused() throws Exception {
    assertProblem(
        bench.send(
            "PUT",
            "/endpoints/Host-1?host=imap.b.example&adminPassword=s3cret",
            Map.of(),
            new Body.None()),
        400);
    assertProblem(put("a%20b", PLAIN), 400);
    assertThat(bench.intake.kept.all()).isEmpty();
  }

  @Test
  void a_secret_is_sealed_and_never_shown() throws Exception {
    ApiAnswer made = put(SECRET);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    StoredEndpoint stored = stored();
    var sealed = stored.endpoint().access().secret().orElseThrow();
    String cell = StoredEndpoint.secretCell(stored.name());
    assertThat(new PlainSealer().open(stored.dataKey(), sealed, cell).reveal()).isEqualTo("s3cret");
    assertThat(json(made).get("hasSecret").asBoolean()).isTrue();
    for (String text :
        List.of(
            made.body(),
            bench.get("/endpoints").body(),
            bench.get("/endpoints/host-1").body(),
            stored.toString(),
            bench.intake.named().open(stored).toString())) {
      assertThat(text).doesNotContain("s3cret").doesNotContain(sealed.text());
    }
  }

  @Test
  void a_batch_that_names_it_has_a_copy_whose_secret_opens_with_the_batchs_key() throws Exception {
    assertThat(put(SECRET).status()).isEqualTo(201);

    ApiAnswer made = batch("Web-Host", ROWS);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    Batch batch = batch();
    assertThat(batch.endpoint().host()).isEqualTo("imap.b.example");
    assertThat(batch.endpoint().name()).contains(new EndpointName("Host-1"));
    assertThat(secret(batch)).isEqualTo("s3cret");
    JsonNode shown = json(bench.get("/batches/web-host")).get("sourceEndpoint");
    assertThat(shown.get("name").asText()).isEqualTo("Host-1");
    assertThat(json(bench.get("/endpoints/host-1")).get("batches").get(0).asText())
        .isEqualTo("Web-Host");
  }

  @Test
  void a_batch_in_json_may_name_it() {
    assertThat(put(PLAIN).status()).isEqualTo(201);
    var body = ApiBench.JSON.createObjectNode();
    body.put("name", "Web-Host").put("endpoint", "HOST-1").put("csv", IntakeBench.CSV);

    ApiAnswer made = bench.post("/batches", "application/json", body.toString());

    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @Test
  void passwords_in_rows_are_asked_for_as_the_endpoint_needs_them() throws Exception {
    assertThat(put(PLAIN).status()).isEqualTo(201);

    ApiAnswer refused = batch("Web-Host", ROWS);

    assertProblem(refused, 400);
    assertThat(refused.body()).contains("Password");
  }

  @Test
  void naming_and_describing_a_server_at_once_is_a_fault_for_each_field() throws Exception {
    assertThat(put(PLAIN).status()).isEqualTo(201);

    ApiAnswer refused =
        bench.post(
            "/batches?name=n&endpoint=host-1&host=x.example&port=143", "text/csv", IntakeBench.CSV);

    assertProblem(refused, 400);
    assertThat(json(refused).get("faults").findValuesAsText("field"))
        .containsExactlyInAnyOrder("host", "port");
    assertThat(bench.intake.batches.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "no%20name"})
  void naming_one_that_is_not_there_is_one_fault_with_advice(String name) throws Exception {
    ApiAnswer refused = bench.post("/batches?name=n&endpoint=" + name, "text/csv", ROWS);

    assertProblem(refused, 400);
    assertThat(json(refused).get("faultCount").asInt()).isEqualTo(1);
    JsonNode fault = json(refused).get("faults").get(0);
    assertThat(fault.get("field").asText()).isEqualTo("endpoint");
    assertThat(fault.get("action").asText()).contains("GET /api/endpoints");
  }

  @Test
  void limits_anchor_and_secret_are_brought_into_the_batches_that_use_it() throws Exception {
    assertThat(put(SECRET).status()).isEqualTo(201);
    assertThat(batch("Web-Host", ROWS).status()).isEqualTo(201);
    String other = "/batches?name=Other&host=imap.b.example";
    assertThat(bench.post(other, "text/csv", IntakeBench.CSV).status()).isEqualTo(201);

    ApiAnswer changed =
        put(
            "{"
                + ADMIN
                + ", \"adminPassword\": \"n3w\", \"maxConcurrentMigrations\": 3,"
                + " \"maxConnectionsPerUser\": 2, \"maxMegabytesPerDay\": 9}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).get("batchesChanged"))
        .extracting(JsonNode::asText)
        .containsExactly("Web-Host");
    assertThat(json(changed).get("batchesLeft")).isEmpty();
    Batch batch = batch();
    assertThat(batch.endpoint().maxConcurrentMigrations()).isEqualTo(3);
    assertThat(batch.endpoint().maxConnectionsPerUser()).isEqualTo(2);
    assertThat(batch.endpoint().maxMegabytesPerDay()).hasValue(9);
    assertThat(secret(batch)).isEqualTo("n3w");
    assertThat(bench.intake.batches.find(new BatchName("Other")).orElseThrow().endpoint().name())
        .isEmpty();
  }

  @Test
  void a_secret_that_is_not_sent_stays() throws Exception {
    assertThat(put(SECRET).status()).isEqualTo(201);
    assertThat(batch("Web-Host", ROWS).status()).isEqualTo(201);

    ApiAnswer changed = put("{" + ADMIN + ", \"maxConcurrentMigrations\": 3}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).get("hasSecret").asBoolean()).isTrue();
    assertThat(secret(batch())).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"host\": \"127.0.0.1\", \"logIn\": \"authzid\", \"adminUser\": \"root\"",
        ADMIN + ", \"port\": 1993",
        ADMIN + ", \"adminPassword\": null",
        "\"host\": \"imap.b.example\", \"logIn\": \"authzid\", \"adminUser\": \"other\""
      })
  void a_secret_goes_to_no_other_server_or_name_and_can_be_taken_away(String fields)
      throws Exception {
    assertThat(put(SECRET).status()).isEqualTo(201);

    ApiAnswer changed = put("{" + fields + "}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).get("hasSecret").asBoolean()).isFalse();
    assertThat(stored().endpoint().access().secret()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"host\": \"127.0.0.1\"}",
        "{\"host\": \"imap.b.example\", \"port\": 1993}",
        "{\"host\": \"imap.b.example\", \"security\": \"starttls\", \"port\": 993}",
        "{\"host\": \"imap.b.example\", \"compress\": true}",
        "{\"host\": \"imap.b.example\", \"logIn\": \"xoauth2\"}"
      })
  void where_mailboxes_are_and_how_they_are_entered_stays_while_a_batch_uses_it(String body)
      throws Exception {
    assertThat(put(PLAIN).status()).isEqualTo(201);
    assertThat(batch("Web-Host", IntakeBench.CSV).status()).isEqualTo(201);
    StoredEndpoint before = stored();

    ApiAnswer refused = put(body);

    assertProblem(refused, 409);
    JsonNode problem = json(refused);
    assertThat(problem.get("type").asText()).isEqualTo("urn:godwit:problem:endpoint-in-use");
    assertThat(problem.get("detail").asText()).contains("Web-Host").contains("another endpoint");
    assertThat(problem.get("batches").get(0).asText()).isEqualTo("Web-Host");
    assertThat(stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"CREATED, 1", "REMOVING, 0"})
  void a_batch_that_is_being_stored_or_removed_is_left_alone(BatchStatus status, int left)
      throws Exception {
    assertThat(put(PLAIN).status()).isEqualTo(201);
    assertThat(batch("Web-Host", IntakeBench.CSV).status()).isEqualTo(201);
    Batch before = bench.intake.batches.update(batch().withStatus(status)).orElseThrow();

    ApiAnswer changed = put("{\"host\": \"imap.b.example\", \"maxConcurrentMigrations\": 3}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).get("batchesChanged")).isEmpty();
    assertThat(json(changed).get("batchesLeft")).hasSize(left);
    assertThat(batch()).isEqualTo(before);
  }

  @Test
  void one_in_use_is_not_deleted_and_the_batches_are_named() throws Exception {
    assertThat(put(PLAIN).status()).isEqualTo(201);
    assertThat(batch("Web-Host", IntakeBench.CSV).status()).isEqualTo(201);

    assertProblem(delete(), 409);
    assertThat(json(delete()).get("batches").get(0).asText()).isEqualTo("Web-Host");
    assertThat(stored().name().value()).isEqualTo("Host-1");

    bench.intake.batches.remove(batch().id());
    assertThat(delete().status()).isEqualTo(200);
    assertProblem(delete(), 404);
    assertProblem(bench.get("/endpoints/host-1"), 404);
  }

  @Test
  void a_trial_takes_the_stored_server_and_its_secret() throws Exception {
    var logIns = new ArrayList<Optional<SourceLogin>>();
    bench.probe =
        (endpoint, login) -> {
          logIns.add(login);
          return new ProbeReport(List.of());
        };
    assertThat(put(SECRET).status()).isEqualTo(201);

    ApiAnswer silent = bench.send("POST", "/endpoints/host-1/test", Map.of(), new Body.None());
    ApiAnswer tried =
        bench.post("/endpoints/host-1/test", "application/json", "{\"userName\": \"ada\"}");
    ApiAnswer refused =
        bench.post("/endpoints/host-1/test", "application/json", "{\"host\": \"x.example\"}");

    assertThat(json(silent).get("logInTried").asBoolean()).isFalse();
    assertThat(json(tried).get("host").asText()).isEqualTo("imap.b.example");
    assertProblem(refused, 400);
    assertThat(logIns).hasSize(2);
    assertThat(logIns.get(1).orElseThrow().secret().orElseThrow().reveal()).isEqualTo("s3cret");
    assertProblem(bench.send("POST", "/endpoints/none/test", Map.of(), new Body.None()), 404);
  }

  private ApiAnswer put(String body) {
    return put("Host-1", body);
  }

  private ApiAnswer put(String name, String body) {
    var type = Map.of("content-type", "application/json");
    return bench.send("PUT", "/endpoints/" + name, type, new Body.Text(body));
  }

  private ApiAnswer delete() {
    return bench.send("DELETE", "/endpoints/host-1", Map.of(), new Body.None());
  }

  private ApiAnswer batch(String name, String csv) {
    return bench.post("/batches?name=" + name + "&endpoint=host-1", "text/csv", csv);
  }

  private Batch batch() {
    return bench.intake.batches.find(new BatchName("Web-Host")).orElseThrow();
  }

  private StoredEndpoint stored() {
    return bench.intake.kept.find(new EndpointName("Host-1")).orElseThrow();
  }

  private static String secret(Batch batch) {
    var sealed = batch.endpoint().access().secret().orElseThrow();
    return new PlainSealer()
        .open(batch.dataKey(), sealed, Batch.sourceSecretCell(batch.id()))
        .reveal();
  }
}
