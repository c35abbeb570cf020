package godwit.api;

import static godwit.api.ApiBench.QUERY;
import static godwit.api.ApiBench.assertProblem;
import static godwit.api.ApiBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.Golden;
import godwit.SettableClock;
import godwit.batch.Batch;
import godwit.batch.BatchName;
import godwit.batch.BatchStatus;
import godwit.cutover.MxAnswer;
import godwit.inspection.Books;
import godwit.intake.IntakeBench;
import godwit.report.Ledgers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private final ApiBench bench = new ApiBench();

  @Test
  void the_same_idempotency_key_gets_the_same_batch() throws Exception {
    var key = Map.of("content-type", "text/csv", "Idempotency-Key", "run-1");
    var first = bench.send("POST", "/batches?" + QUERY, key, new Body.Text(IntakeBench.CSV));
    var again = bench.send("POST", "/batches?" + QUERY, key, new Body.Text(IntakeBench.CSV));
    var other = bench.post("/batches?" + QUERY, "text/csv", IntakeBench.CSV);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.headers().get("Location")).isEqualTo(first.headers().get("Location"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(json(other).get("detail").asText())
        .isEqualTo(
            "A batch of the name \"Web-Host\" exists and is Starting. Take another name, or delete"
                + " that batch first.");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/nothing,404",
    "GET,/batches/none,404",
    "GET,/batches/b%20d,404",
    "PUT,/batches,405",
    "DELETE,/batches,405",
    "POST,/batches/x,405",
    "GET,/batches/x/start,405",
    "DELETE,/batches/none,404",
    "POST,/batches/none/sync,404"
  })
  void what_is_not_there_or_not_allowed(String method, String path, int status) throws Exception {
    ApiAnswer answer = bench.send(method, path, Map.of(), new Body.None());

    assertProblem(answer, status);
    assertThat(answer.headers().containsKey("Allow")).isEqualTo(status == 405);
  }

  @Test
  void commands_are_carried_out_or_refused_with_what_is_possible() throws Exception {
    bench.make();

    ApiAnswer done = bench.send("POST", "/batches/web-host/stop", Map.of(), new Body.None());
    ApiAnswer refused = bench.send("POST", "/batches/web-host/sync", Map.of(), new Body.None());

    assertThat(done.status()).isEqualTo(200);
    assertProblem(refused, 409);
    assertThat(json(refused).get("detail").asText())
        .isEqualTo(
            "A batch that is Starting does not take sync. Possible now: start, stop, retry, assess,"
                + " verify, add, edit, delete.");
    assertThat(json(refused).get("batchStatus").asText()).isEqualTo("Starting");
    assertThat(json(refused).get("possible"))
        .extracting(JsonNode::asText)
        .containsExactly("start", "stop", "retry", "assess", "verify", "add", "edit", "delete");
    assertThat(bench.asked).containsExactly("stop");
  }

  @Test
  void cut_over_says_where_mail_goes_and_what_to_do() throws Exception {
    bench.make();
    bench.mx.put("b.example", new MxAnswer.Found(List.of("mx.old.example"), Duration.ofHours(1)));

    JsonNode before = json(bench.get("/batches/web-host/cutover"));
    JsonNode behind = json(bench.get("/batches/web-host/cutover?gateway=OLD.example"));

    assertThat(before.get("safeToDelete").asText()).isEqualTo("no");
    assertThat(before.get("reasons").get(0).asText())
        .startsWith("Mail for b.example still goes to mx.old.example (time to live 3600 s).");
    JsonNode domain = before.get("domains").get(0);
    assertThat(domain.get("domain").asText()).isEqualTo("b.example");
    assertThat(domain.get("mailboxes").asInt()).isEqualTo(2);
    assertThat(domain.get("switched").asBoolean()).isFalse();
    assertThat(domain.get("ttlSeconds").asInt()).isEqualTo(3_600);
    assertThat(behind.get("domains").get(0).get("switched").asBoolean()).isTrue();
    assertThat(behind.get("safeToDelete").asText()).isEqualTo("wait");
    assertThat(behind.get("mailboxes").get("withoutCopy").asInt()).isEqualTo(2);
  }

  @Test
  void cut_over_looks_at_the_domains_that_it_is_given() throws Exception {
    bench.make();
    bench.mx.put("old.example", new MxAnswer.Found(List.of("mx.old.example"), Duration.ofHours(1)));

    JsonNode seen = json(bench.get("/batches/web-host/cutover?domain=OLD.example,%20b.example"));

    assertThat(seen.get("domains").findValuesAsText("domain"))
        .containsExactly("b.example", "old.example");
    assertThat(seen.get("domains").findValuesAsText("mailboxes")).containsExactly("2", "0");
    assertThat(seen.get("reasons").get(0).asText()).contains("Mail for old.example still goes to");
    assertProblem(bench.get("/batches/web-host/cutover?domain=no%20domain"), 400);
  }

  @Test
  void new_credentials_are_taken_as_they_stand_and_shown_nowhere() throws Exception {
    bench.make();

    ApiAnswer done = credentials("{\"password\": \" s3cret \"}");
    ApiAnswer renamed = credentials("{\"userName\": \"eve\", \"password\": \"s3cret\"}");

    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).doesNotContain("s3cret");
    assertThat(json(done).get("goesOn").asBoolean()).isTrue();
    assertProblem(renamed, 409);
    assertThat(bench.asked).containsExactly(": s3cret ", "eve:s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|400",
        "{\"password\": \"\"}|400",
        "{\"password\": \"s3cret\\n\"}|400",
        "{\"password\": \"s3cret\", \"passwort\": \"s3cret\"}|400",
        "{\"password\": 5}|400",
        "s3cret|400"
      })
  void faulty_credentials_change_nothing(String body, int status) throws Exception {
    bench.make();

    ApiAnswer answer = credentials(body);

    assertProblem(answer, status);
    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(bench.asked).isEmpty();
  }

  private ApiAnswer credentials(String json) {
    return bench.send(
        "PUT",
        "/batches/web-host/mailboxes/ada@b.example/credentials",
        Map.of("content-type", "application/json"),
        new Body.Text(json));
  }

  @Test
  void sync_within_a_minute_is_one_round() throws Exception {
    bench.make();
    Batch batch = bench.intake.batches.find(new BatchName("Web-Host")).orElseThrow();
    assertThat(bench.intake.batches.update(batch.withStatus(BatchStatus.SYNCED))).isPresent();

    ApiAnswer first = bench.send("POST", "/batches/web-host/sync", Map.of(), new Body.None());
    bench.intake.clock.advance(Duration.ofSeconds(30));
    ApiAnswer again = bench.send("POST", "/batches/web-host/sync", Map.of(), new Body.None());

    assertThat(List.of(first.status(), again.status())).containsExactly(200, 200);
    assertThat(bench.asked).hasSize(2);
    assertThat(bench.asked.get(0)).isEqualTo(bench.asked.get(1)).startsWith("round sync-");
  }

  @Test
  void deletion_is_accepted_again_and_ends_in_404() throws Exception {
    bench.make();

    ApiAnswer first = bench.send("DELETE", "/batches/web-host", Map.of(), new Body.None());
    ApiAnswer again = bench.send("DELETE", "/batches/web-host", Map.of(), new Body.None());

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.headers())
        .containsEntry("Location", "https://app.example/api/batches/Web-Host")
        .containsKey("Retry-After");
    assertThat(again.status()).isEqualTo(202);
    JsonNode meanwhile = json(bench.get("/batches/web-host"));
    assertThat(meanwhile.get("status").asText()).isEqualTo("Removing");
    assertThat(meanwhile.get("removed")).isEqualTo(json(first).get("removed"));
    assertThat(meanwhile.get("removed").get("mailboxes").asInt()).isEqualTo(2);
    ApiAnswer taken = bench.post("/batches?" + QUERY, "text/csv", IntakeBench.CSV);
    assertProblem(taken, 409);
    assertThat(taken.headers()).containsEntry("Retry-After", "30");
    var batches = bench.intake.batches;
    batches.remove(batches.find(new BatchName("web-host")).orElseThrow().id());
    assertProblem(bench.send("DELETE", "/batches/web-host", Map.of(), new Body.None()), 404);
  }

  @Test
  void lists_go_on_where_they_ended_and_links_carry_no_key() throws Exception {
    bench.make();

    JsonNode first = json(bench.get("/batches/web-host/mailboxes?limit=1&code=key"));
    URI next = URI.create(first.get("nextLink").asText());
    JsonNode second = json(bench.get("/batches/web-host/mailboxes?" + next.getRawQuery()));

    assertThat(next.toString()).doesNotContain("code");
    assertThat(first.get("mailboxes").get(0).get("emailAddress").asText())
        .isEqualTo("Ada@b.example");
    assertThat(second.get("mailboxes").get(0).get("emailAddress").asText())
        .isEqualTo("ben@b.example");
    assertThat(second.has("nextLink")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "mailboxes?page=!",
    "messages?page=QUJD",
    "mailboxes?limit=0",
    "mailboxes?limit=1001",
    "mailboxes?status=lost",
    "messages?state=lost",
    "messages?errorcode=x",
    "mailboxes?statuss=Failed",
    "mailboxes?state=failed",
    "assessment?mailbox=ada@b.example",
    "verification?limits=1",
    "cutover?gateways=x",
    "report?format=csv"
  })
  void parameters_that_are_not_understood(String path) throws Exception {
    bench.make();

    assertProblem(bench.get("/batches/web-host/" + path), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/batches?status=Failed|GET /batches has no parameter \"status\" in its address. There"
            + " are none.",
        "GET|/hooks?batch=x&code=key|GET /hooks has no parameter \"batch\" in its address. There"
            + " are none.",
        "GET|/batches/web-host/mailboxes?Status=Failed|GET /batches/{batch}/mailboxes has no"
            + " parameter \"Status\" in its address. It probably means status. There are limit,"
            + " page, status.",
        "GET|/batches/web-host/mailboxes?s3cret%2F=1|GET /batches/{batch}/mailboxes has no"
            + " parameter of such a name in its address. There are limit, page, status.",
        "POST|/batches/web-host/stop?mailbox=x|POST /batches/{batch}/stop has no parameter"
            + " \"mailbox\" in its address. There are none."
      })
  void a_parameter_that_there_is_not_is_refused_with_those_that_there_are(
      String method, String path, String detail) throws Exception {
    bench.make();

    ApiAnswer answer = bench.send(method, path, Map.of(), new Body.None());

    assertProblem(answer, 400);
    assertThat(json(answer).get("detail").asText()).isEqualTo(detail);
    assertThat(bench.asked).isEmpty();
  }

  @Test
  void shows_messages_and_the_report_in_the_form_that_is_asked_for() throws Exception {
    var ledgers = new Ledgers();
    assertThat(bench.intake.batches.insert(Ledgers.BATCH)).isTrue();
    var stores =
        new Stores(
            bench.intake.batches,
            ledgers.mailboxes,
            ledgers.plans,
            ledgers.ledger,
            Books.empty(),
            bench.intake.summaries,
            bench.tells(ledgers.history));
    Api api = Api.over(stores, bench.actions(), new SettableClock(Ledgers.NOW));
    String report = "/batches/web-host/report";
    String failed = "/batches/web-host/messages?state=failed";

    Golden.assertSame("report/report.json", ApiBench.get(api, report, "application/json").body());
    assertThat(ApiBench.get(api, report, "").contentType()).isEqualTo("text/html; charset=utf-8");
    ApiAnswer csv = ApiBench.get(api, report, "text/csv,*/*;q=0.1");
    assertThat(csv.body()).startsWith("\uFEFF");
    assertThat(csv.headers())
        .containsEntry("Content-Disposition", "attachment; filename=\"web-host-report.csv\"");
    assertProblem(ApiBench.get(api, report, "image/png"), 406);
    assertThat(json(ApiBench.get(api, failed, "")).get("messages").findValuesAsText("code"))
        .containsExactly("ErrorMessageSizeExceeded");
    assertThat(ApiBench.get(api, failed, "text/csv").body()).contains("\"'=HYPERLINK");
  }

  @Test
  void answers_carry_the_security_headers_and_never_a_password() {
    var answers = new ArrayList<ApiAnswer>();
    answers.add(bench.make());
    for (String path :
        List.of(
            "",
            "/web-host",
            "/web-host/mailboxes",
            "/web-host/mailboxes/ben@b.example",
            "/web-host/messages",
            "/web-host/report",
            "/none")) {
      answers.add(bench.get("/batches" + path));
    }
    answers.add(Api.defect());

    for (ApiAnswer answer : answers) {
      assertThat(answer.headers())
          .containsEntry("X-Content-Type-Options", "nosniff")
          .containsEntry("Cache-Control", "no-store");
      assertThat(answer.body())
          .doesNotContain("hunter2")
          .doesNotContain("s3cret")
          .doesNotContain(
              Base64.getEncoder().encodeToString("hunter2".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void requests_do_not_show_themselves() {
    var request =
        new ApiRequest(
            "post",
            URI.create("https://app.example/api/batches?code=key"),
            Map.of("code", "key"),
            Map.of("X-Functions-Key", "key"),
            new Body.Text("hunter2"));

    assertThat(request.toString()).isEqualTo("ApiRequest[POST]");
    assertThat(request.body().toString()).isEqualTo("Text[hidden]");
    assertThat(new Body.Bytes(new byte[] {1}).toString()).isEqualTo("Bytes[hidden]");
  }
}
